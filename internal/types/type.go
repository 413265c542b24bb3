package types

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// typeTable is what type has, the class of classes. What a call of it makes is package pyrt's.
func typeTable() native.Table {
	return native.Table{
		Doc: "the class of a value, or a new class; the class of all classes",
		Slots: []*native.Function{
			native.M2("__call__", "/, *args, **kwargs", "self(*args, **kwargs)", callType),
			native.M2("__init__", "/, *args, **kwargs", "does nothing", initType),
			native.M0("__repr__", "", "repr(self)", func(c *object.Class, _ *script.Thread) (string, error) { return c.ClassRepr(), nil }),
		},
		Methods: []*native.Function{
			native.M0("mro", "", "the classes in which attributes are looked for, in their order", mroOf).AnyThread(),
			native.M0("__subclasses__", "", "the classes that derive from it directly", subclassesOf).AnyThread(),
			native.M0("__dir__", "", "dir(self)", func(c *object.Class, _ *script.Thread) (*value.List, error) {
				return listOf(c.DirNames()), nil
			}).AnyThread(),
			native.M1("__instancecheck__", "instance, /", "isinstance(instance, self)", isInstance).AnyThread(),
			native.M1("__subclasscheck__", "subclass, /", "issubclass(subclass, self)", isSubclass).AnyThread(),
		},
		ClassMethods: []*native.Function{
			native.M2("__prepare__", "*args, **kwargs", "the dict for the attributes of a class statement", prepare).AnyThread(),
		},
		StaticMethods: []*native.Function{
			native.F2("__new__", "*args, **kwargs", "a new class of a metaclass", newType),
		},
	}
}

func callType(c *object.Class, t *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
	return c.Make(interpOf(t), args.Starlark(), kwargs.Starlark())
}

func initType(_ *object.Class, _ *script.Thread, args native.Args, _ native.Keywords) (value.Value, error) {
	if len(args) != 1 && len(args) != 3 {
		return value.Value{}, typeErrorf("type.__init__() takes 1 or 3 arguments")
	}
	return value.None, nil
}

func newType(t *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
	given := args.Starlark()
	meta, err := object.ClassArgument(object.Type, given)
	if err != nil {
		return nil, err
	}
	return object.NewType(t.Interp(), meta, given[1:], kwargs.Starlark())
}

func prepare(*object.Class, *script.Thread, native.Args, native.Keywords) (*value.Dict, error) {
	return new(value.Dict), nil
}

func mroOf(c *object.Class, _ *script.Thread) (*value.List, error) { return classList(c.MRO()), nil }

func subclassesOf(c *object.Class, t *script.Thread) (*value.List, error) {
	var caller object.Caller
	if t != nil {
		caller = t.Runtime().Caller
	}
	return classList(c.Subclasses(caller)), nil
}

func classList(classes []*object.Class) *value.List {
	elems := make([]starlark.Value, len(classes))
	for i, c := range classes {
		elems[i] = c
	}
	return value.ListFrom(elems)
}

func isInstance(c *object.Class, _ *script.Thread, v starlark.Value) (bool, error) {
	return object.ClassOf(v).Is(c), nil
}

func isSubclass(c *object.Class, _ *script.Thread, v starlark.Value) (bool, error) {
	class, ok := v.(*object.Class)
	if !ok {
		return false, typeErrorf("issubclass() arg 1 must be a class")
	}
	return class.Is(c), nil
}

// interpOf returns the interpreter's thread of t, or for a slot that is called where there is no
// script thread a new one.
func interpOf(t *script.Thread) *starlark.Thread {
	if t == nil {
		return new(starlark.Thread)
	}
	return t.Interp()
}
