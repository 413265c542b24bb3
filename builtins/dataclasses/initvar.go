package dataclasses

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// initVarClass is InitVar. A subscript of it, or a call, is an [InitVar].
var initVarClass = func() *object.Class {
	c := object.NewNative("dataclasses", "InitVar")
	c.SetConstructor(plain("InitVar", func(args starlark.Tuple) (starlark.Value, error) {
		if len(args) != 1 {
			return nil, object.TypeError.Errorf("InitVar.__init__() takes 2 positional arguments but %d were given", len(args)+1)
		}
		return &InitVar{args[0]}, nil
	}))
	c.Attrs().Set("__class_getitem__", object.NewClassMethod(plain("__class_getitem__", func(args starlark.Tuple) (starlark.Value, error) {
		return &InitVar{args[1]}, nil
	})))
	return c
}()

// An InitVar is the annotation InitVar[T] of a parameter for __post_init__.
type InitVar struct{ typ starlark.Value }

var (
	_ starlark.HasAttrs = (*InitVar)(nil)
	_ object.Classed    = (*InitVar)(nil)
)

// isInitVar reports whether an annotation says that it is a parameter for __post_init__.
func isInitVar(typ starlark.Value) bool {
	if _, ok := typ.(*InitVar); ok || typ == starlark.Value(initVarClass) {
		return true
	}
	_, isText := typ.(starlark.String)
	return isText && isNamed(typ, "InitVar")
}

// Attr returns the attribute called name, or nil.
func (v *InitVar) Attr(name string) (starlark.Value, error) {
	if name == "type" {
		return v.typ, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (v *InitVar) AttrNames() []string { return []string{"type"} }

// Class returns the class InitVar.
func (v *InitVar) Class() *object.Class { return initVarClass }

// String returns the repr.
func (v *InitVar) String() string {
	name := object.Repr(v.typ)
	if c, ok := v.typ.(*object.Class); ok {
		name = c.Name()
	}
	return "dataclasses.InitVar[" + name + "]"
}

// Type returns "InitVar".
func (v *InitVar) Type() string { return "InitVar" }

// Freeze does nothing.
func (v *InitVar) Freeze() {}

// Truth returns true.
func (v *InitVar) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of v.
func (v *InitVar) Hash() (uint32, error) { return script.AddressHash(v) }
