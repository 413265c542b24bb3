package engine

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/python/symtable"
)

// A codeValue is a Code as scripts see it: __code__.
type codeValue Code

var _ starlark.HasAttrs = (*codeValue)(nil)

// The flags in co_flags. Source: inspect.CO_OPTIMIZED and others.
const (
	flagOptimized = 1 << iota
	flagNewLocals
	flagVarArgs
	flagVarKeywords
	flagNested
	flagGenerator
)

// Attr returns the attribute called name, or nil.
func (c *codeValue) Attr(name string) (starlark.Value, error) {
	code := (*Code)(c)
	switch name {
	case "co_name":
		return starlark.String(code.shownName()), nil
	case "co_qualname":
		return starlark.String(code.qualname), nil
	case "co_filename":
		return starlark.String(code.unit.filename), nil
	case "co_firstlineno":
		return starlark.MakeInt(int(code.pos.Line)), nil
	case "co_argcount":
		return starlark.MakeInt(code.positions), nil
	case "co_kwonlyargcount":
		return starlark.MakeInt(code.keywords), nil
	case "co_posonlyargcount":
		return starlark.MakeInt(code.only), nil
	case "co_varnames":
		names := texts(code.params)
		for _, v := range code.scope.Variables() {
			if !v.Param && v.Place == symtable.Slot && !v.Cell {
				names = append(names, starlark.String(v.Name))
			}
		}
		return names, nil
	case "co_nlocals":
		v, _ := c.Attr("co_varnames")
		return starlark.MakeInt(starlark.Len(v)), nil
	case "co_freevars":
		var names starlark.Tuple
		for _, v := range code.scope.Free {
			names = append(names, starlark.String(v.To.Name))
		}
		return names, nil
	case "co_cellvars":
		var names starlark.Tuple
		for _, v := range code.scope.Variables() {
			if v.Cell {
				names = append(names, starlark.String(v.Name))
			}
		}
		return names, nil
	case "co_flags":
		return starlark.MakeInt(c.flags()), nil
	}
	return nil, nil
}

// shownName returns the name as scripts see it.
func (c *Code) shownName() string {
	if c.kind == moduleCode {
		return c.qualname
	}
	return c.name
}

func texts(list []string) starlark.Tuple {
	out := make(starlark.Tuple, len(list))
	for i, s := range list {
		out[i] = starlark.String(s)
	}
	return out
}

func (c *codeValue) flags() int {
	flags := flagOptimized | flagNewLocals
	if c.star >= 0 {
		flags |= flagVarArgs
	}
	if c.starstar >= 0 {
		flags |= flagVarKeywords
	}
	if c.scope.Parent != nil && c.scope.Parent.Frame().Kind == symtable.Function {
		flags |= flagNested
	}
	if c.kind == generatorCode {
		flags |= flagGenerator
	}
	return flags
}

// AttrNames returns the names of the attributes, sorted.
func (c *codeValue) AttrNames() []string {
	return []string{
		"co_argcount", "co_cellvars", "co_filename", "co_firstlineno", "co_flags", "co_freevars", "co_kwonlyargcount",
		"co_name", "co_nlocals", "co_posonlyargcount", "co_qualname", "co_varnames",
	}
}

func (c *codeValue) String() string {
	return fmt.Sprintf("<code object %s at %#x, file \"%s\", line %d>", (*Code)(c).shownName(), object.Address(c), c.unit.filename, c.pos.Line)
}
func (c *codeValue) Type() string          { return "code" }
func (c *codeValue) Freeze()               {}
func (c *codeValue) Truth() starlark.Bool  { return true }
func (c *codeValue) Hash() (uint32, error) { return object.AddressHash(c), nil }
