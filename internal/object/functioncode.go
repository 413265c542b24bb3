package object

import (
	"fmt"
	"hash/maphash"
	"strings"

	"go.starlark.net/starlark"
)

var _ starlark.HasAttrs = Code{}

// Attr returns the attribute called name, or nil. co_varnames has the parameters only.
func (c Code) Attr(name string) (starlark.Value, error) {
	switch name {
	case "co_name":
		return starlark.String(c.name), nil
	case "co_qualname":
		return starlark.String(c.qualname), nil
	case "co_filename":
		return starlark.String(c.Pos.Filename()), nil
	case "co_firstlineno":
		return starlark.MakeInt(int(c.Pos.Line)), nil
	case "co_argcount":
		return starlark.MakeInt(c.positional), nil
	case "co_kwonlyargcount":
		return starlark.MakeInt(c.keywords), nil
	case "co_posonlyargcount":
		return starlark.MakeInt(c.onlyPos), nil
	case "co_varnames":
		fields := strings.Fields(c.varnames)
		names := make(starlark.Tuple, len(fields))
		for i, name := range fields {
			names[i] = starlark.String(name)
		}
		return names, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes, sorted.
func (c Code) AttrNames() []string {
	return []string{
		"co_argcount", "co_filename", "co_firstlineno", "co_kwonlyargcount", "co_name", "co_posonlyargcount", "co_qualname", "co_varnames",
	}
}

// String returns the repr. A Code has no address: there is a number in its place, which only
// equal ones have.
func (c Code) String() string {
	return fmt.Sprintf("<code object %s at %#x, file \"%s\", line %d>", c.name, c.hash()>>16, c.Pos.Filename(), c.Pos.Line)
}

// Type returns "code".
func (c Code) Type() string { return "code" }

// Freeze does nothing: c does not change.
func (c Code) Freeze() {}

// Truth returns true.
func (c Code) Truth() starlark.Bool { return true }

// Hash returns a hash that equal ones have.
func (c Code) Hash() (uint32, error) { return uint32(c.hash()), nil }

func (c Code) hash() uint64 { return maphash.Comparable(codeSeed, c) }

var codeSeed = maphash.MakeSeed()
