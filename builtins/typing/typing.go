package typing

import (
	"maps"
	"slices"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// New returns the module.
func New() *starlarkstruct.Module {
	return &starlarkstruct.Module{Name: "typing", Members: maps.Clone(members())}
}

var members = sync.OnceValue(func() starlark.StringDict {
	members := native.Members(nil, functions())
	maps.Copy(members, starlark.StringDict{
		"TYPE_CHECKING": starlark.False,
		"Generic":       genericClass,
		"Protocol":      protocolClass,
		"NamedTuple":    namedTupleClass,
		"TypedDict":     typedDictClass,
		"Text":          object.StrType,
		"AnyStr":        &TypeVar{kind: "TypeVar", name: "AnyStr", prefix: "~", constraints: starlark.Tuple{object.BytesType, object.StrType}, bound: starlark.None},
	})
	for _, class := range plainClasses {
		members[class.Name()] = class
	}
	for _, f := range forms {
		members[f.name] = f
	}
	return members
})

func functions() []*native.Function {
	const decorator = "a decorator that returns its argument"
	return []*native.Function{
		native.FP("TypeVar", "name, *constraints, bound=None, covariant=False, contravariant=False, default=None, infer_variance=False", "a variable for a type", newTypeVar),
		newParameter("ParamSpec", "a variable for the parameters of a function", "~"),
		newParameter("TypeVarTuple", "a variable for any number of types", "~"),
		native.F2("NewType", "name, tp", "a function that returns its argument", func(_ *script.Thread, name string, tp starlark.Value) (*newType, error) {
			return &newType{name, tp}, nil
		}).Init(),
		native.F2("cast", "typ, val", "val", func(_ *script.Thread, _, val value.Value) (value.Value, error) { return val, nil }),
		native.F1("overload", "func", "a function that cannot be called", func(*script.Thread, value.Value) (*native.Function, error) { return overloaded, nil }),
		native.F1("final", "f", decorator, identity),
		native.F1("override", "method, /", decorator, identity),
		native.F1("no_type_check", "arg", decorator, identity),
		native.F1("runtime_checkable", "cls", decorator, identity),
		native.F1("dataclass_transform", "**kwargs", decorator, func(*script.Thread, native.Keywords) (*native.Function, error) { return transform, nil }),
		native.F2("assert_type", "val, typ, /", "val", func(_ *script.Thread, val, _ value.Value) (value.Value, error) { return val, nil }),
		native.F1("assert_never", "arg, /", "raises AssertionError", assertNever),
		native.F4("get_type_hints", "obj, globalns=None, localns=None, include_extras=False", "the annotations, with types for the strings in them", typeHints),
		native.F1("get_origin", "tp", "the type without what it is generic in: list of list[int]", origin),
		native.F1("get_args", "tp", "what a type is generic in: (int,) of list[int]", args),
		native.F1("ForwardRef", "arg", "a type by its name", newForwardRef).Init(),
	}
}

func identity(_ *script.Thread, v value.Value) (value.Value, error) { return v, nil }

// overloaded is what overload returns, and transform what dataclass_transform returns.
var (
	overloaded = native.F2("_overload_dummy", "*args, **kwds", "raises NotImplementedError", func(*script.Thread, native.Rest, native.Keywords) (value.Value, error) {
		return value.Value{}, object.NotImplementedError.Errorf("You should not call an overloaded function. " +
			"A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
	})
	transform = native.F1("dataclass_transform", "cls_or_fn", "a decorator that returns its argument", identity)
)

func assertNever(_ *script.Thread, v starlark.Value) (value.Value, error) {
	return value.Value{}, object.AssertionError.Errorf("Expected code to be unreachable, but got: %s", object.Repr(v))
}

func newForwardRef(_ *script.Thread, arg starlark.Value) (*ForwardRef, error) {
	name, ok := object.AsString(arg)
	if !ok {
		return nil, object.TypeError.Errorf("Forward reference must be a string -- got %s", object.Repr(arg))
	}
	return &ForwardRef{name}, nil
}

func origin(_ *script.Thread, tp starlark.Value) (starlark.Value, error) {
	switch v := tp.(type) {
	case *Alias:
		if v.form != nil && v.form.name == "Annotated" {
			return v.form, nil
		}
		return v.Attr("__origin__")
	case *Form:
		if v.class != nil {
			return v.class, nil
		}
	}
	if tp == genericClass {
		return genericClass, nil
	}
	return starlark.None, nil
}

func args(_ *script.Thread, tp starlark.Value) (starlark.Tuple, error) {
	alias, ok := tp.(*Alias)
	if !ok {
		return starlark.Tuple{}, nil
	}
	if alias.form == callableForm && !alias.open {
		last := len(alias.args) - 1
		return starlark.Tuple{value.ListFrom(slices.Clone(alias.args[:last])), alias.args[last]}, nil
	}
	return alias.args, nil
}
