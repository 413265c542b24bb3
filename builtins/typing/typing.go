package typing

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// forms are the names that stand for themselves.
var forms = func() []*Form {
	list := []*Form{
		unionForm, callableForm,
		{name: "Optional", subscript: optional},
		{name: "Literal", subscript: literal},
		{name: "Annotated", subscript: annotated},
		{name: "Concatenate", subscript: anyCount},
		{name: "Tuple", class: object.Tuple, subscript: anyCount},
	}
	for _, name := range strings.Fields("Any NoReturn Never Self LiteralString TypeAlias") {
		list = append(list, &Form{name: name})
	}
	for _, name := range strings.Fields("ClassVar Final TypeGuard TypeIs Required NotRequired ReadOnly Unpack") {
		list = append(list, &Form{name: name, subscript: single})
	}
	for _, a := range []struct {
		name     string
		class    *object.Class
		min, max int
	}{
		{"List", object.List, 1, 1},
		{"Dict", object.Dict, 2, 2},
		{"Set", object.Set, 1, 1},
		{"FrozenSet", object.FrozenSet, 1, 1},
		{"Type", object.Type, 1, 1},
		{"DefaultDict", object.NewNative("collections", "defaultdict"), 2, 2},
		{"OrderedDict", object.NewNative("collections", "OrderedDict"), 2, 2},
		{"Counter", object.NewNative("collections", "Counter"), 1, 1},
		{"ChainMap", object.NewNative("collections", "ChainMap"), 2, 2},
		{"Deque", object.NewNative("collections", "deque"), 1, 1},
		{"AbstractSet", abstract("Set"), 1, 1},
		{"Generator", iterator("Generator"), 1, 3},
		{"Iterator", iterator("Iterator"), 1, 1},
		{"Coroutine", abstract("Coroutine"), 3, 3},
		{"AsyncGenerator", abstract("AsyncGenerator"), 1, 2},
		{"Mapping", abstract("Mapping"), 2, 2},
		{"MutableMapping", abstract("MutableMapping"), 2, 2},
		{"ItemsView", abstract("ItemsView"), 2, 2},
		{"ContextManager", object.NewClass("contextlib", "AbstractContextManager", nil), 1, 2},
		{"AsyncContextManager", object.NewClass("contextlib", "AbstractAsyncContextManager", nil), 1, 2},
		{"Pattern", object.NewNative("re", "Pattern"), 1, 1},
		{"Match", object.NewNative("re", "Match"), 1, 1},
		{"IO", object.NewClass("typing", "IO", nil), 1, 1},
	} {
		list = append(list, &Form{name: a.name, class: a.class, subscript: counted, min: a.min, max: a.max, defaults: defaults[a.name]})
	}
	for _, name := range strings.Fields("Iterable Reversible Collection Container Sequence MutableSequence MutableSet MappingView KeysView ValuesView Awaitable AsyncIterable AsyncIterator") {
		list = append(list, &Form{name: name, class: abstract(name), subscript: counted, min: 1, max: 1})
	}
	for _, name := range strings.Fields("Hashable Sized") {
		list = append(list, &Form{name: name, class: abstract(name)})
	}
	return list
}()

// defaults are those of the last parameters of some forms.
var defaults = map[string]starlark.Tuple{
	"Generator": {object.None, object.None}, "AsyncGenerator": {object.None},
	"ContextManager": {object.NewUnion(object.Bool, starlark.None)}, "AsyncContextManager": {object.NewUnion(object.Bool, starlark.None)},
}

// iterator returns a class of collections.abc with the mixin method __iter__.
func iterator(name string) *object.Class {
	c := abstract(name)
	c.Attrs().Set("__iter__", starlark.NewBuiltin("__iter__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if len(args) != 1 {
			return nil, exception.TypeError.Errorf("__iter__() takes 1 positional argument but %d were given", len(args))
		}
		return args[0], nil
	}))
	return c
}

// New returns the module.
func New() *starlarkstruct.Module {
	identity := func(name, param string) starlark.Value {
		return script.NewFunction(name, param, func(_ *script.Thread, a signature.Args) (starlark.Value, error) { return a.Values[0], nil })
	}
	members := starlark.StringDict{
		"TYPE_CHECKING":     starlark.False,
		"Generic":           genericClass,
		"Protocol":          protocolClass,
		"NamedTuple":        namedTupleClass,
		"TypedDict":         typedDictClass,
		"Text":              object.Str_,
		"AnyStr":            &TypeVar{kind: "TypeVar", name: "AnyStr", prefix: "~", constraints: starlark.Tuple{object.Bytes, object.Str_}, bound: starlark.None},
		"TypeVar":           script.NewFunction("TypeVar", "name, *constraints, bound=None, covariant=False, contravariant=False, default=None, infer_variance=False", newTypeVar),
		"ParamSpec":         newParameter("ParamSpec", "~"),
		"TypeVarTuple":      newParameter("TypeVarTuple", "~"),
		"final":             identity("final", "f"),
		"override":          identity("override", "method, /"),
		"no_type_check":     identity("no_type_check", "arg"),
		"runtime_checkable": identity("runtime_checkable", "cls"),
		"assert_type":       identity("assert_type", "val, typ, /"),
		"cast": script.NewFunction("cast", "typ, val", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			return a.Values[1], nil
		}),
		"NewType": script.NewFunction("NewType", "name, tp", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			name, err := nameArg("NewType", a.Values[0])
			return &newType{name, a.Values[1]}, err
		}),
		"ForwardRef": script.NewFunction("ForwardRef", "arg", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			name, err := nameArg("ForwardRef", a.Values[0])
			return &ForwardRef{name}, err
		}),
		"overload": script.NewFunction("overload", "func", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return script.NewFunction("_overload_dummy", "*args, **kwds", func(*script.Thread, signature.Args) (starlark.Value, error) {
				return nil, exception.NotImplementedError.Errorf("You should not call an overloaded function. " +
					"A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
			}), nil
		}),
		"dataclass_transform": script.NewFunction("dataclass_transform", "**kwargs", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return identity("dataclass_transform", "cls_or_fn"), nil
		}),
		"assert_never": script.NewFunction("assert_never", "arg, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			return nil, exception.AssertionError.Errorf("Expected code to be unreachable, but got: %s", object.Repr(a.Values[0]))
		}),
		"get_type_hints": script.NewFunction("get_type_hints", "obj, globalns=None, localns=None, include_extras=False", typeHints),
		"get_origin":     script.NewFunction("get_origin", "tp", origin),
		"get_args":       script.NewFunction("get_args", "tp", args),
	}
	for _, name := range strings.Fields("SupportsInt SupportsFloat SupportsComplex SupportsBytes SupportsIndex SupportsAbs SupportsRound TextIO BinaryIO") {
		members[name] = supports[name]
	}
	for _, f := range forms {
		members[f.name] = f
	}
	return &starlarkstruct.Module{Name: "typing", Members: members}
}

// supports are classes that say something of types and nothing at run time.
var supports = func() map[string]*object.Class {
	classes := make(map[string]*object.Class)
	for _, name := range strings.Fields("SupportsInt SupportsFloat SupportsComplex SupportsBytes SupportsIndex SupportsAbs SupportsRound TextIO BinaryIO") {
		classes[name] = object.NewClass("typing", name, nil)
	}
	return classes
}()

func origin(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	switch v := a.Values[0].(type) {
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
	if a.Values[0] == genericClass {
		return genericClass, nil
	}
	return starlark.None, nil
}

func args(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	alias, ok := a.Values[0].(*Alias)
	if !ok {
		return starlark.Tuple{}, nil
	}
	if alias.form == callableForm && !alias.open {
		last := len(alias.args) - 1
		return starlark.Tuple{starlark.NewList(slices.Clone(alias.args[:last])), alias.args[last]}, nil
	}
	return alias.args, nil
}
