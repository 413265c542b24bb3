// Package typing is the script module typing: what annotations and bases of classes are
// written with. Nothing is checked by it. The values have the reprs of Python 3.11.
//
// Special forms:
//
//	Any                      any type
//	Optional                 Optional[X] is X | None
//	Union                    Union[X, Y] is X | Y
//	Literal                  Literal['a', 'b'] is one of these values
//	Annotated                Annotated[X, …] is X, with more to say
//	ClassVar                 a variable of a class, not of its instances
//	Final                    a name that is not assigned to again
//	Callable                 Callable[[X], Y] takes an X and returns a Y
//	Tuple                    Tuple[X, Y] is tuple[X, Y]
//	Type                     Type[X] is type[X]
//	NoReturn, Never          what there is no value of: the result of what never returns
//	Self                     the class around
//	LiteralString            a str that is written in the source
//	TypeAlias                the name is that of a type
//	Concatenate              Concatenate[X, P] are the parameters P, with an X before them
//	TypeGuard, TypeIs        the result of a function that tells whether a value is of a type
//	Required, NotRequired, ReadOnly
//	                         a key of a TypedDict that must be there, need not be, or stays
//	Unpack                   Unpack[Ts] is *Ts
//
// Generic aliases of the built-in types, of those in collections, and of the abstract
// classes in collections.abc. The latter can be bases of classes; they have no mixin
// methods, but for the __iter__ of Iterator and Generator:
//
//	List, Dict, Set, FrozenSet
//	                         the built-in type, as a generic one
//	DefaultDict, OrderedDict, Counter, ChainMap, Deque
//	                         the type in collections, as a generic one
//	Iterable, Iterator, Reversible, Generator, Collection, Container, Sequence, MutableSequence,
//	AbstractSet, MutableSet, Mapping, MutableMapping, MappingView, KeysView, ItemsView, ValuesView,
//	Hashable, Sized, Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator
//	                         the abstract class in collections.abc, as a generic one
//	ContextManager, AsyncContextManager
//	                         the abstract class in contextlib, as a generic one
//	Pattern, Match           a regular expression, and what it has found
//	IO                       a file of str or of bytes
//
// Classes, which can be bases of classes:
//
//	Generic                  class C(Generic[T]) is generic
//	Protocol                 class C(Protocol) says what values must have
//	SupportsInt, SupportsFloat, SupportsComplex, SupportsBytes, SupportsIndex, SupportsAbs,
//	SupportsRound            what can be converted so
//	TextIO, BinaryIO         a file of str, or one of bytes
//	NamedTuple               class P(NamedTuple), and NamedTuple('P', [('x', int), …])
//	TypedDict                class D(TypedDict, total=True), and TypedDict('D', {'x': int})
//
// Functions, decorators and others:
//
//	TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False, default=None, infer_variance=False)
//	                         a variable for a type
//	ParamSpec(name, *, bound=None, covariant=False, contravariant=False, default=None)
//	                         a variable for the parameters of a function
//	TypeVarTuple(name, *, bound=None, covariant=False, contravariant=False, default=None)
//	                         a variable for any number of types
//	NewType(name, tp)        a function that returns its argument
//	cast(typ, val)           val
//	overload(func)           a function that cannot be called
//	final(f), override(method, /), no_type_check(arg), runtime_checkable(cls)
//	                         a decorator that returns its argument
//	dataclass_transform(**kwargs)
//	                         a decorator that returns its argument
//	assert_type(val, typ, /) val
//	assert_never(arg, /)     raises AssertionError
//	get_type_hints(obj, globalns=None, localns=None, include_extras=False)
//	                         the annotations, with types for the strings in them
//	get_origin(tp)           the type without what it is generic in: list of list[int]
//	get_args(tp)             what a type is generic in: (int,) of list[int]
//	TYPE_CHECKING            False
//	Text                     str
//	AnyStr                   a TypeVar: str or bytes
//	ForwardRef(arg)          a type by its name
//
// Left out: instance checks of protocols, and TypeError for a call of a protocol.
//
// Source: the typing module in the Python library reference.
package typing
