package dataclasses

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// initVarClass is InitVar. A subscript of it, or a call, is an [InitVar].
var initVarClass = object.NewNative("dataclasses", "InitVar")

func init() {
	native.Table{
		Doc: "an annotation: a parameter for __post_init__",
		New: native.F1("InitVar", "type", "", func(_ *script.Thread, typ starlark.Value) (*InitVar, error) { return &InitVar{typ}, nil }).Init(),
		ClassMethods: []*native.Function{
			native.M1("__class_getitem__", "type", "", func(_ *object.Class, _ *script.Thread, typ starlark.Value) (*InitVar, error) {
				return &InitVar{typ}, nil
			}).AnyThread(),
		},
		Attributes: []*native.Attribute{
			native.Get("type", "the type of the parameter", func(v *InitVar) (starlark.Value, error) { return v.typ, nil }),
		},
	}.Define(initVarClass)
}

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
func (v *InitVar) Attr(name string) (starlark.Value, error) { return initVarClass.AttrOf(v, name) }

// AttrNames returns the names of the attributes.
func (v *InitVar) AttrNames() []string { return initVarClass.AttrNamesOf() }

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
func (v *InitVar) Hash() (uint32, error) { return object.AddressHash(v), nil }
