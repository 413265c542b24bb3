// Package typing is the script module typing: what annotations and bases of classes are
// written with. Nothing is checked by it. The values have the reprs of Python 3.11.
//
// Special forms:
//
//	Any Optional Union Literal Annotated ClassVar Final Callable Tuple Type
//	NoReturn Never Self LiteralString TypeAlias Concatenate TypeGuard TypeIs
//	Required NotRequired ReadOnly Unpack
//
// Generic aliases of the built-in types, of those in collections, and of the abstract
// classes in collections.abc. The latter can be bases of classes; they have no mixin
// methods, but for the __iter__ of Iterator and Generator:
//
//	List Dict Set FrozenSet DefaultDict OrderedDict Counter ChainMap Deque
//	Iterable Iterator Reversible Generator Collection Container Sequence MutableSequence
//	AbstractSet MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView
//	Hashable Sized Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator
//	ContextManager AsyncContextManager Pattern Match IO
//
// Classes, which can be bases of classes:
//
//	Generic Protocol SupportsInt SupportsFloat SupportsComplex SupportsBytes SupportsIndex
//	SupportsAbs SupportsRound TextIO BinaryIO
//	NamedTuple               class P(NamedTuple), and NamedTuple('P', [('x', int), …])
//	TypedDict                class D(TypedDict, total=True), and TypedDict('D', {'x': int})
//
// Functions, decorators and others:
//
//	TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False)
//	ParamSpec(name), TypeVarTuple(name)
//	NewType(name, tp)        a function that returns its argument
//	cast(typ, val)           val
//	overload(func)           a function that cannot be called
//	final(f) override(method) no_type_check(arg) runtime_checkable(cls)
//	                         the argument
//	dataclass_transform(**kwargs)
//	                         a decorator that returns its argument
//	assert_type(val, typ)    val
//	assert_never(arg)        raises AssertionError
//	get_type_hints(obj, globalns=None, localns=None, include_extras=False)
//	                         the annotations, with types for the strings in them
//	get_origin(tp), get_args(tp)
//	TYPE_CHECKING            False
//	Text AnyStr              str and a TypeVar
//	ForwardRef(arg)          a type by its name
//
// Left out: instance checks of protocols, and TypeError for a call of a protocol.
//
// Source: the typing module in the Python library reference.
package typing
