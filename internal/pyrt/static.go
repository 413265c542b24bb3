package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/types"
)

// AttrNames returns the names that dir() gives for x, sorted, but for what a script may
// have to say to that: it runs no code of scripts.
func AttrNames(x starlark.Value) []string {
	names := types.Names(x)
	if obj, ok := x.(starlark.HasAttrs); ok {
		names = append(names, obj.AttrNames()...)
	}
	if _, isClass := x.(*object.Class); !isClass {
		names = append(names, object.ClassOf(x).AttrNames()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Static returns the attribute of x called name if it can be had without running code of
// scripts, as properties and __getattr__ are; else nil. A method is a function or bound, as
// the case may be.
func Static(x starlark.Value, name string) starlark.Value {
	var v starlark.Value
	switch x := x.(type) {
	case *Module:
		return x.own.Get(name)
	case *Native:
		return x.member(name)
	case *object.Class:
		v, _ = x.Lookup(name)
	default:
		class := object.ClassOf(x)
		if obj, ok := x.(starlark.HasAttrs); ok && class.Caller() == nil {
			v, _ := obj.Attr(name)
			if v != nil {
				return v
			}
		}
		if obj, ok := x.(interface{ Attrs() *object.Namespace }); ok {
			v = obj.Attrs().Get(name)
		}
		if v == nil {
			v, _ = class.Lookup(name)
		}
		if v == nil {
			v, _ = types.Attr(x, name)
		}
	}
	switch d := v.(type) {
	case nil, *object.Property:
		return nil
	case *object.Instance:
		if get, _ := d.Class().Lookup("__get__"); get != nil {
			return nil
		}
	}
	return v
}
