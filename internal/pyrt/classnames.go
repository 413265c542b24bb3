package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// typeOf is type(x), and type(name, bases, dict, **kwargs).
func typeOf(t *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
	switch {
	case len(args) == 1 && len(kwargs) == 0:
		return object.ClassOf(args[0].Starlark()), nil
	case len(args) != 3:
		return nil, object.TypeError.Errorf("type() takes 1 or 3 arguments")
	}
	return object.NewType(t.Interp(), object.Type, args.Starlark(), kwargs.Starlark())
}

func quickType(_ *script.Thread, x value.Value) value.Value {
	return object.ClassKind.Of(object.ClassOfValue(x))
}

func newProperty(_ *script.Thread, get, set, del, doc native.Opt[starlark.Value]) (*object.Property, error) {
	p := object.NewProperty(get.Value, set.Value, del.Value)
	p.Doc = doc.Value
	return p, nil
}

func newStaticMethod(_ *script.Thread, fn starlark.Value) (*object.StaticMethod, error) {
	return object.NewStaticMethod(fn), nil
}

func newClassMethod(_ *script.Thread, fn starlark.Value) (*object.ClassMethod, error) {
	return object.NewClassMethod(fn), nil
}

func newSuper(_ *script.Thread, class, self starlark.Value) (starlark.Value, error) {
	c, ok := class.(*object.Class)
	if !ok {
		return nil, object.TypeError.Errorf("super() argument 1 must be a type, not %s", object.TypeName(class))
	}
	return object.NewSuper(c, self)
}

// sentinel is a value that only stands for itself.
type sentinel struct{ name string }

func (s *sentinel) String() string        { return s.name }
func (s *sentinel) Type() string          { return "TypeVar" }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return object.AddressHash(s), nil }

// NewTypeParam returns what a type parameter is.
func NewTypeParam(name string) starlark.Value { return &sentinel{name} }
