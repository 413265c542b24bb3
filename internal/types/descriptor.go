package types

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// This file has what property, classmethod and staticmethod have. The values themselves are package
// object's.
// Source: "Descriptor HowTo Guide" in the Python documentation.

func propertyTable() native.Table {
	return native.Table{
		Doc: "an attribute that functions get, set and delete",
		Slots: []*native.Function{
			native.M2("__get__", "instance, owner=None, /", "the value of the attribute of instance", getProperty),
			native.M2("__set__", "instance, value, /", "sets the attribute of instance", setProperty),
			native.M1("__delete__", "instance, /", "deletes the attribute of instance", deleteProperty),
		},
		Methods: []*native.Function{
			native.M1("getter", "object, /", "a decorator: the property with another function that gets it", func(p *object.Property, _ *script.Thread, fn starlark.Value) (*object.Property, error) {
				return p.With(fn, nil, nil), nil
			}),
			native.M1("setter", "object, /", "a decorator: the property with a function that sets it", func(p *object.Property, _ *script.Thread, fn starlark.Value) (*object.Property, error) {
				return p.With(nil, fn, nil), nil
			}),
			native.M1("deleter", "object, /", "a decorator: the property with a function that deletes it", func(p *object.Property, _ *script.Thread, fn starlark.Value) (*object.Property, error) {
				return p.With(nil, nil, fn), nil
			}),
		},
		Attributes: []*native.Attribute{
			native.Get("fget", "the function that gets it", func(p *object.Property) (starlark.Value, error) { return orNone(p.Get), nil }),
			native.Get("fset", "the function that sets it, or None", func(p *object.Property) (starlark.Value, error) { return orNone(p.Set), nil }),
			native.Get("fdel", "the function that deletes it, or None", func(p *object.Property) (starlark.Value, error) { return orNone(p.Del), nil }),
		},
	}
}

// builtinTable has the attributes of functions in Go that cannot be set.
func builtinTable() native.Table {
	name := func(f starlark.Callable) (string, error) { return f.Name(), nil }
	return native.Table{
		Doc: "a function that is not a script's",
		Attributes: []*native.Attribute{
			native.Get("__name__", "the name", name),
			native.Get("__qualname__", "the name", name),
		},
	}
}

func functionTable() native.Table {
	return native.Table{
		Doc: "a function of a script",
		Slots: []*native.Function{
			native.M2("__get__", "instance, owner=None, /", "the function, bound to instance", func(f starlark.Callable, _ *script.Thread, instance, owner starlark.Value) (starlark.Value, error) {
				if instance == starlark.None {
					return f, needsOne(instance, owner)
				}
				return &object.Method{Self: instance, Func: f}, nil
			}),
			native.M2("__call__", "/, *args, **kwargs", "self(*args, **kwargs)", func(f starlark.Callable, t *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
				return object.Call(t.Interp(), f, args.Starlark(), kwargs.Starlark())
			}),
		},
	}
}

func classMethodTable() native.Table {
	return native.Table{
		Doc: "a method whose first argument is the class",
		Slots: []*native.Function{
			native.M2("__get__", "instance, owner=None, /", "the function, bound to the class", func(m *object.ClassMethod, _ *script.Thread, instance, owner starlark.Value) (starlark.Value, error) {
				class, ok := owner.(*object.Class)
				if !ok {
					if err := needsOne(instance, owner); err != nil {
						return nil, err
					}
					class = object.ClassOf(instance)
				}
				return m.For(class), nil
			}),
		},
	}
}

func staticMethodTable() native.Table {
	return native.Table{
		Doc: "a function in a class that is not bound to anything",
		Slots: []*native.Function{
			native.M2("__get__", "instance, owner=None, /", "the function", func(m *object.StaticMethod, _ *script.Thread, _, _ starlark.Value) (starlark.Value, error) {
				return m.Func, nil
			}),
		},
	}
}

func getProperty(p *object.Property, _ *script.Thread, instance, owner starlark.Value) (starlark.Value, error) {
	if err := needsOne(instance, owner); err != nil {
		return nil, err
	}
	if instance == starlark.None {
		return p, nil
	}
	return p.GetFrom(instance, object.ClassOf(instance))
}

func setProperty(p *object.Property, _ *script.Thread, instance, v starlark.Value) (value.Value, error) {
	return value.None, p.SetIn(instance, object.ClassOf(instance), v)
}

func deleteProperty(p *object.Property, _ *script.Thread, instance starlark.Value) (value.Value, error) {
	return value.None, p.DeleteIn(instance, object.ClassOf(instance))
}

// needsOne returns the error of a __get__ for neither an instance nor a class.
func needsOne(instance, owner starlark.Value) error {
	if instance == starlark.None && owner == starlark.None {
		return typeErrorf("__get__(None, None) is invalid")
	}
	return nil
}

// orNone returns v, or None if that is nil.
func orNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}
