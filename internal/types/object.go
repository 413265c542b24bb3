package types

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// The classes that all others derive from have their methods from the beginning: classes of
// scripts reach them by super().
func init() {
	objectTable().Define(object.Object)
	typeTable().Define(object.Type)
	exceptionTable().Define(object.BaseException)
	groupTable().Define(object.BaseExceptionGroup)
	for _, c := range object.Exceptions {
		if c.HasOwnMembers() {
			native.Table{Slots: []*native.Function{exceptionInit(c)}}.Define(c)
		}
	}
}

// objectTable is what object has. Its dunder methods are what is done with any value whose class
// has no others.
func objectTable() native.Table {
	return native.Table{
		Doc: "the base class of all classes",
		Slots: []*native.Function{
			native.M2("__init__", "/, *args, **kwargs", "does nothing", initObject),
			unary("__str__", "str(self)", func(_ *script.Thread, v starlark.Value) (string, error) { return object.Repr(v), nil }),
			native.M0("__repr__", "", "repr(self)", reprObject),
			native.M0("__hash__", "", "hash(self)", hashObject),
			native.M1("__eq__", "value, /", "self == value", equalObject),
			native.M1("__ne__", "value, /", "self != value", notEqualObject),
			native.M1("__lt__", "value, /", "self < value", noOrder),
			native.M1("__le__", "value, /", "self <= value", noOrder),
			native.M1("__gt__", "value, /", "self > value", noOrder),
			native.M1("__ge__", "value, /", "self >= value", noOrder),
			native.M1("__getattribute__", "name, /", "getattr(self, name)", getAttribute),
			native.M2("__setattr__", "name, value, /", "setattr(self, name, value)", setAttribute),
			native.M1("__delattr__", "name, /", "delattr(self, name)", deleteAttribute),
		},
		Methods: []*native.Function{
			native.M1("__format__", "format_spec, /", "format(self, format_spec)", formatObject).AnyThread(),
			native.M0("__dir__", "", "dir(self)", dirOfObject).AnyThread(),
		},
		ClassMethods: []*native.Function{
			native.M2("__init_subclass__", "*args, **kwargs", "is called when a class derives from the class", initSubclass).AnyThread(),
			native.M1("__subclasshook__", "object, /", "what issubclass() asks of an abstract class", subclassHook).AnyThread(),
		},
		StaticMethods: []*native.Function{
			native.F2("__new__", "*args, **kwargs", "a new instance of a class", newObject).AnyThread(),
		},
	}
}

func initObject(self starlark.Value, _ *script.Thread, args native.Args, kwargs native.Keywords) (value.Value, error) {
	return value.None, object.InitObject(self, len(args)+len(kwargs))
}

func newObject(_ *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
	var few [4]starlark.Value
	return object.NewObject(args.AppendTo(few[:0]), len(kwargs))
}

func reprObject(self starlark.Value, _ *script.Thread) (string, error) {
	return object.DefaultRepr(self), nil
}

func hashObject(self starlark.Value, _ *script.Thread) (int64, error) {
	return int64(object.AddressHash(self)), nil
}

func equalObject(self starlark.Value, _ *script.Thread, other starlark.Value) (starlark.Value, error) {
	if object.Is(self, other) {
		return starlark.True, nil
	}
	return object.NotImplemented, nil
}

func notEqualObject(self starlark.Value, _ *script.Thread, other starlark.Value) (starlark.Value, error) {
	return object.NotEqual(self, other)
}

func noOrder(_ starlark.Value, _ *script.Thread, _ starlark.Value) (starlark.Value, error) {
	return object.NotImplemented, nil
}

func getAttribute(self starlark.Value, _ *script.Thread, name starlark.Value) (starlark.Value, error) {
	text, err := object.AttrName(name)
	if err != nil {
		return nil, err
	}
	return object.ReadAttr(self, text)
}

func setAttribute(self starlark.Value, _ *script.Thread, name, v starlark.Value) (starlark.Value, error) {
	text, err := object.AttrName(name)
	if err != nil {
		return nil, err
	}
	return starlark.None, object.WriteAttr(self, text, v)
}

func deleteAttribute(self starlark.Value, _ *script.Thread, name starlark.Value) (starlark.Value, error) {
	text, err := object.AttrName(name)
	if err != nil {
		return nil, err
	}
	return starlark.None, object.DeleteAttr(self, text)
}

func formatObject(self starlark.Value, _ *script.Thread, spec string) (string, error) {
	if spec != "" {
		return "", typeErrorf("unsupported format string passed to %s.__format__", object.TypeName(self))
	}
	return object.Str(self), nil
}

func dirOfObject(self starlark.Value, _ *script.Thread) (*value.List, error) {
	return listOf(object.Dir(self)), nil
}

func initSubclass(class *object.Class, _ *script.Thread, args native.Args, kwargs native.Keywords) (value.Value, error) {
	switch {
	case len(kwargs) > 0:
		return value.Value{}, typeErrorf("%s.__init_subclass__() takes no keyword arguments", class.Name())
	case len(args) > 0:
		return value.Value{}, typeErrorf("%s.__init_subclass__() takes no arguments (%d given)", class.Name(), len(args))
	}
	return value.None, nil
}

func subclassHook(_ *object.Class, _ *script.Thread, _ starlark.Value) (starlark.Value, error) {
	return object.NotImplemented, nil
}

// listOf returns a list of texts.
func listOf(texts []string) *value.List {
	elems := make([]starlark.Value, len(texts))
	for i, s := range texts {
		elems[i] = starlark.String(s)
	}
	return value.ListFrom(elems)
}
