package object

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"
)

// Code is the __code__ of a function: what can be known of it.
type Code struct{ fn *starlark.Function }

var _ starlark.HasAttrs = (*Code)(nil)

// Attr returns the attribute called name, or nil. co_varnames has the parameters only.
func (c *Code) Attr(name string) (starlark.Value, error) {
	switch name {
	case "co_name":
		return starlark.String(FunctionName(c.fn.Name())), nil
	case "co_qualname":
		return starlark.String(Qualname(c.fn)), nil
	case "co_filename":
		return starlark.String(c.fn.Position().Filename()), nil
	case "co_firstlineno":
		return starlark.MakeInt(int(c.fn.Position().Line)), nil
	case "co_argcount":
		return starlark.MakeInt(positionalParams(c.fn)), nil
	case "co_kwonlyargcount":
		return starlark.MakeInt(c.fn.NumKwonlyParams()), nil
	case "co_posonlyargcount":
		n := 0
		for i := range c.fn.NumParams() {
			if name, _ := c.fn.Param(i); strings.HasSuffix(name, "$") {
				n++
			}
		}
		return starlark.MakeInt(n), nil
	case "co_varnames":
		names := make(starlark.Tuple, c.fn.NumParams())
		for i := range names {
			name, _ := c.fn.Param(i)
			names[i] = starlark.String(strings.TrimSuffix(name, "$"))
		}
		return names, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes, sorted.
func (c *Code) AttrNames() []string {
	return []string{
		"co_argcount", "co_filename", "co_firstlineno", "co_kwonlyargcount", "co_name", "co_posonlyargcount", "co_qualname", "co_varnames",
	}
}

// String returns the repr.
func (c *Code) String() string {
	pos := c.fn.Position()
	return fmt.Sprintf("<code object %s at %#x, file \"%s\", line %d>", FunctionName(c.fn.Name()), addressOf(c.fn), pos.Filename(), pos.Line)
}

// Type returns "code".
func (c *Code) Type() string { return "code" }

// Freeze does nothing: c does not change.
func (c *Code) Freeze() {}

// Truth returns true.
func (c *Code) Truth() starlark.Bool { return true }

// Hash returns a hash of the function's identity.
func (c *Code) Hash() (uint32, error) { return addressHash(c.fn), nil }
