package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// super is $super.
func super(x, self starlark.Value) (starlark.Value, error) {
	c := x.(*cell)
	if c.class == nil {
		return nil, object.RuntimeError.Errorf("super(): empty __class__ cell")
	}
	return object.NewSuper(c.class, self)
}

// typeOf is type(x), and type(name, bases, dict, **kwargs).
func typeOf(t *script.Thread, a args) (starlark.Value, error) {
	switch {
	case len(a.Rest) == 1 && len(a.Kwargs) == 0:
		return object.ClassOf(a.Rest[0]), nil
	case len(a.Rest) != 3:
		return nil, object.TypeError.Errorf("type() takes 1 or 3 arguments")
	}
	return object.NewType(t.Interp(), object.Type, a.Rest, a.Kwargs)
}

// orNil returns nil for None, and for what was not given.
func orNil(v starlark.Value) starlark.Value {
	if v == starlark.None {
		return nil
	}
	return v
}

// setClassConstructors makes the types that classes are made of callable.
func setClassConstructors() {
	object.Type.SetConstructor(public("type", "*args, **kwargs", typeOf))
	object.PropertyType.SetConstructor(public("property", "fget=None, fset=None, fdel=None, doc=None", func(_ *script.Thread, a args) (starlark.Value, error) {
		p := object.NewProperty(orNil(a.Values[0]), orNil(a.Values[1]), orNil(a.Values[2]))
		p.Doc = orNil(a.Values[3])
		return p, nil
	}))
	object.StaticMethodType.SetConstructor(public("staticmethod", "function, /", func(_ *script.Thread, a args) (starlark.Value, error) {
		return object.NewStaticMethod(a.Values[0]), nil
	}))
	object.ClassMethodType.SetConstructor(public("classmethod", "function, /", func(_ *script.Thread, a args) (starlark.Value, error) {
		return object.NewClassMethod(a.Values[0]), nil
	}))
	object.SuperType.SetConstructor(public("super", "type, object, /", func(_ *script.Thread, a args) (starlark.Value, error) {
		class, ok := a.Values[0].(*object.Class)
		if !ok {
			return nil, object.TypeError.Errorf("super() argument 1 must be a type, not %s", object.TypeName(a.Values[0]))
		}
		return object.NewSuper(class, a.Values[1])
	}))
}

func (r *Runtime) classNames() map[string]starlark.Value {
	return map[string]starlark.Value{
		"$cell":  plain("$cell", func(starlark.Tuple) (starlark.Value, error) { return new(cell), nil }),
		"$super": binary("$super", super),
		"$typeparam": plain("$typeparam", func(args starlark.Tuple) (starlark.Value, error) {
			return &sentinel{text(args[0])}, nil
		}),
		"$typealias": plain("$typealias", func(args starlark.Tuple) (starlark.Value, error) {
			return &typeAlias{r: r, name: text(args[0]), later: args[1]}, nil
		}),
		"type":         object.Type,
		"object":       object.Object,
		"property":     object.PropertyType,
		"staticmethod": object.StaticMethodType,
		"classmethod":  object.ClassMethodType,
		"super":        object.SuperType,
		"isinstance": public("isinstance", "obj, class_or_tuple, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			is, err := isInstance(a.Values[0], a.Values[1])
			return starlark.Bool(is), err
		}),
		"issubclass": public("issubclass", "cls, class_or_tuple, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			class, ok := a.Values[0].(*object.Class)
			if !ok {
				return nil, object.TypeError.Errorf("issubclass() arg 1 must be a class")
			}
			is, err := isSubclass(class, a.Values[1])
			return starlark.Bool(is), err
		}),
	}
}

// sentinel is a value that only stands for itself.
type sentinel struct{ name string }

func (s *sentinel) String() string        { return s.name }
func (s *sentinel) Type() string          { return "TypeVar" }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return script.AddressHash(s) }
