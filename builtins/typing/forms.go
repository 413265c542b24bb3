package typing

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// What generic aliases say of themselves.
const (
	builtIn     = "the built-in type, as a generic one"
	collection  = "the type in collections, as a generic one"
	abstractDoc = "the abstract class in collections.abc, as a generic one"
	contextDoc  = "the abstract class in contextlib, as a generic one"
	regexpDoc   = "a regular expression, and what it has found"
	keyDoc      = "a key of a TypedDict that must be there, need not be, or stays"
	guardDoc    = "the result of a function that tells whether a value is of a type"
	neverDoc    = "what there is no value of: the result of what never returns"
)

// forms are the names that stand for themselves.
var forms = []*Form{
	unionForm, callableForm,
	{name: "Optional", doc: "Optional[X] is X | None", subscript: optional},
	{name: "Literal", doc: "Literal['a', 'b'] is one of these values", subscript: literal},
	{name: "Annotated", doc: "Annotated[X, …] is X, with more to say", subscript: annotated},
	{name: "Concatenate", doc: "Concatenate[X, P] are the parameters P, with an X before them", subscript: anyCount},
	{name: "Tuple", doc: "Tuple[X, Y] is tuple[X, Y]", class: object.TupleType, subscript: anyCount},

	{name: "Any", doc: "any type"},
	{name: "NoReturn", doc: neverDoc},
	{name: "Never", doc: neverDoc},
	{name: "Self", doc: "the class around"},
	{name: "LiteralString", doc: "a str that is written in the source"},
	{name: "TypeAlias", doc: "the name is that of a type"},

	{name: "ClassVar", doc: "a variable of a class, not of its instances", subscript: single},
	{name: "Final", doc: "a name that is not assigned to again", subscript: single},
	{name: "TypeGuard", doc: guardDoc, subscript: single},
	{name: "TypeIs", doc: guardDoc, subscript: single},
	{name: "Required", doc: keyDoc, subscript: single},
	{name: "NotRequired", doc: keyDoc, subscript: single},
	{name: "ReadOnly", doc: keyDoc, subscript: single},
	{name: "Unpack", doc: "Unpack[Ts] is *Ts", subscript: single},

	alias("List", builtIn, object.ListType, 1, 1),
	alias("Dict", builtIn, object.DictType, 2, 2),
	alias("Set", builtIn, object.SetType, 1, 1),
	alias("FrozenSet", builtIn, object.FrozenSetType, 1, 1),
	alias("Type", "Type[X] is type[X]", object.Type, 1, 1),
	alias("DefaultDict", collection, object.NewNative("collections", "defaultdict"), 2, 2),
	alias("OrderedDict", collection, object.NewNative("collections", "OrderedDict"), 2, 2),
	alias("Counter", collection, object.NewNative("collections", "Counter"), 1, 1),
	alias("ChainMap", collection, object.NewNative("collections", "ChainMap"), 2, 2),
	alias("Deque", collection, object.NewNative("collections", "deque"), 1, 1),
	alias("AbstractSet", abstractDoc, abstract("Set"), 1, 1),
	alias("Generator", abstractDoc, iterator("Generator"), 1, 3),
	alias("Iterator", abstractDoc, iterator("Iterator"), 1, 1),
	alias("Coroutine", abstractDoc, abstract("Coroutine"), 3, 3),
	alias("AsyncGenerator", abstractDoc, abstract("AsyncGenerator"), 1, 2),
	alias("Mapping", abstractDoc, abstract("Mapping"), 2, 2),
	alias("MutableMapping", abstractDoc, abstract("MutableMapping"), 2, 2),
	alias("ItemsView", abstractDoc, abstract("ItemsView"), 2, 2),
	alias("Iterable", abstractDoc, abstract("Iterable"), 1, 1),
	alias("Reversible", abstractDoc, abstract("Reversible"), 1, 1),
	alias("Collection", abstractDoc, abstract("Collection"), 1, 1),
	alias("Container", abstractDoc, abstract("Container"), 1, 1),
	alias("Sequence", abstractDoc, abstract("Sequence"), 1, 1),
	alias("MutableSequence", abstractDoc, abstract("MutableSequence"), 1, 1),
	alias("MutableSet", abstractDoc, abstract("MutableSet"), 1, 1),
	alias("MappingView", abstractDoc, abstract("MappingView"), 1, 1),
	alias("KeysView", abstractDoc, abstract("KeysView"), 1, 1),
	alias("ValuesView", abstractDoc, abstract("ValuesView"), 1, 1),
	alias("Awaitable", abstractDoc, abstract("Awaitable"), 1, 1),
	alias("AsyncIterable", abstractDoc, abstract("AsyncIterable"), 1, 1),
	alias("AsyncIterator", abstractDoc, abstract("AsyncIterator"), 1, 1),
	{name: "Hashable", doc: abstractDoc, class: abstract("Hashable")},
	{name: "Sized", doc: abstractDoc, class: abstract("Sized")},
	alias("ContextManager", contextDoc, object.NewClass("contextlib", "AbstractContextManager", nil), 1, 2),
	alias("AsyncContextManager", contextDoc, object.NewClass("contextlib", "AbstractAsyncContextManager", nil), 1, 2),
	alias("Pattern", regexpDoc, object.NewNative("re", "Pattern"), 1, 1),
	alias("Match", regexpDoc, object.NewNative("re", "Match"), 1, 1),
	alias("IO", "a file of str or of bytes", object.NewClass("typing", "IO", nil), 1, 1),
}

// alias returns the form that stands for a class with at least min and at most max parameters.
func alias(name, doc string, class *object.Class, min, max int) *Form {
	return &Form{name: name, doc: doc, class: class, subscript: counted, min: min, max: max, defaults: defaults[name]}
}

// abstract returns a class of collections.abc.
func abstract(name string) *object.Class { return object.NewClass("collections.abc", name, nil) }

// iterator returns a class of collections.abc with the mixin method __iter__.
func iterator(name string) *object.Class {
	return native.Table{
		Methods: []*native.Function{
			native.M0("__iter__", "", "", func(self starlark.Value, _ *script.Thread) (starlark.Value, error) { return self, nil }),
		},
	}.Define(abstract(name))
}

// defaults are those of the last parameters of some forms.
var defaults = map[string]starlark.Tuple{
	"Generator": {object.NoneType, object.NoneType}, "AsyncGenerator": {object.NoneType},
	"ContextManager": {object.NewUnion(object.BoolType, starlark.None)}, "AsyncContextManager": {object.NewUnion(object.BoolType, starlark.None)},
}
