# What the decorator refuses, what it keeps of a class, and the functions of the module.
from dataclasses import (
    KW_ONLY,
    MISSING,
    Field,
    FrozenInstanceError,
    InitVar,
    asdict,
    astuple,
    dataclass,
    field,
    fields,
    is_dataclass,
    make_dataclass,
    replace,
)
from typing import Any, ClassVar, List, Optional


def refused(make):
    try:
        make()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
    else:
        print("accepted")


@refused
def _():
    @dataclass
    class C:
        x: list = []


@refused
def _():
    @dataclass
    class C:
        x = field(default=1)


@refused
def _():
    @dataclass
    class C:
        a: int
        _: KW_ONLY
        b: int
        __: KW_ONLY


@refused
def _():
    @dataclass
    class C:
        x: ClassVar[list] = field(default_factory=list)


@refused
def _():
    @dataclass(order=True, eq=False)
    class C:
        x: int


try:

    @dataclass(order=True)
    class C:
        x: int

        def __le__(self, other):
            return True

except TypeError as e:
    print(e)


@refused
def _():
    @dataclass(unsafe_hash=True)
    class C:
        x: int

        def __hash__(self):
            return 1


@refused
def _():
    @dataclass(frozen=True)
    class C:
        x: int

        def __setattr__(self, name, value):
            pass


@refused
def _():
    field(default=1, default_factory=int)


@dataclass(frozen=True)
class Frozen:
    x: int = 0


@refused
def _():
    @dataclass
    class C(Frozen):
        y: int = 0


@dataclass
class Open:
    x: int = 0


@refused
def _():
    @dataclass(frozen=True)
    class C(Open):
        y: int = 0


@refused
def _():
    @dataclass(slots=True)
    class C:
        __slots__ = ("x",)
        x: int


refused(lambda: fields(5))
refused(lambda: asdict(Open))
refused(lambda: astuple(5))
refused(lambda: replace(Open))
refused(lambda: Open(1, 2))
refused(lambda: Open(y=1))


# A class that is derived from a frozen one without the decorator keeps the fields only.
class Loose(Frozen):
    pass


loose = Loose(3)
loose.extra = "ok"
refused(lambda: setattr(loose, "x", 1))
print(loose.extra, loose.x, loose, Loose(3) == loose, Frozen(3) == loose)


# Defaults that a base has; overridden fields keep their place.
class Plain:
    size = 7


@dataclass
class FromPlain(Plain):
    size: int
    name: str = "n"


@dataclass
class Again(FromPlain):
    name: str = field(default="again", repr=False)
    size: int = 8


print(FromPlain(), Again(), Again.__match_args__)


# init=False, InitVar, __post_init__ and a default that stays in the class.
@dataclass
class Post:
    a: int
    b: InitVar[int]
    c: int = field(init=False)
    d: int = field(init=False, default=4)
    e: List[int] = field(init=False, default_factory=list)
    f: InitVar[Optional[str]] = None
    g: ClassVar[str] = "g"

    def __post_init__(self, b, f):
        self.c = self.a + b
        self.e.append(f)


p = Post(1, 2, "f")
print(p, vars(p), Post.d, p.g)
print([(f.name, f.init, f.default is MISSING) for f in fields(Post)], Post.__match_args__)
for changes in ({"c": 1, "b": 5}, {}):
    try:
        replace(p, **changes)
    except TypeError as e:
        print(e)
print(replace(p, b=10, a=5))


# Keyword-only fields go behind the others.
@dataclass
class Base:
    _: KW_ONLY
    k: int = 1


@dataclass
class Derived(Base):
    x: int
    y: int = field(kw_only=True, default=3)
    z: int = 4


print(Derived(2, k=5), Derived(1, 9), Derived.__match_args__, [f.kw_only for f in fields(Derived)])
refused(lambda: Derived(1, 2, 3))
refused(lambda: Derived())


# slots, order, hash.
@dataclass(slots=True)
class Point:
    x: int
    y: int = 0


pt = Point(1)
try:
    pt.z = 1
except AttributeError as e:
    print(str(e)[:35])
print(pt, pt == Point(1, 0), Point.__slots__, hasattr(pt, "__dict__"))


@dataclass(order=True, frozen=True)
class Key:
    rank: int
    tag: str = field(compare=False, default="")
    salt: int = field(hash=False, default=0)


print(sorted([Key(2), Key(1, "z"), Key(1, "a", 5)]), hash(Key(1, "a")) == hash(Key(1, "b", 3)), Key(1, "x") == Key(1, "y"))
print(Key(1) < Key(2) <= Key(2), Key(1).__lt__(5), Key(1) != Key(1, salt=1), Key(1) == 1)
refused(lambda: Key(1) < 5)


# Conversions.
@dataclass
class Inner:
    n: int


@dataclass
class Outer:
    one: Inner
    many: List[Inner]
    by: dict
    pair: tuple


o = Outer(Inner(1), [Inner(2), Inner(3)], {"k": Inner(4), Inner: 5}, (Inner(6), [Inner(7)]))
print(asdict(o))
print(astuple(o))
print(asdict(Inner(1), dict_factory=lambda items: list(items)), astuple(Inner(2), tuple_factory=list))
copied = asdict(o)
copied["many"].append("x")
print(len(o.many), is_dataclass(o), is_dataclass(Outer), is_dataclass(5), isinstance(fields(o)[0], Field))
shallow = replace(o, one=Inner(9))
print(shallow.one, shallow.many is o.many, shallow == o)

# make_dataclass.
Made = make_dataclass("Made", ["a", ("b", int), ("c", list, field(default_factory=list))], namespace={"total": lambda self: self.a + self.b})
m = Made(1, 2)
print(m, m.total(), [f.name for f in fields(Made)], Made.__name__, fields(Made)[0].type)
refused(lambda: make_dataclass("M", ["a", "a"]))
refused(lambda: make_dataclass("M", ["class"]))
refused(lambda: make_dataclass("M", ["1a"]))
Sub = make_dataclass("Sub", [("d", int, 5)], bases=(Made,), frozen=False)
print(issubclass(Sub, Made)) if Made.__dataclass_params__.init else None


# What is given stays; metadata; reprs and docstrings.
@dataclass(repr=False)
class Meta:
    """its own"""

    x: int = field(default=1, metadata={"unit": "m"})

    def __repr__(self):
        return f"<{self.x}>"


@dataclass
class Documented:
    a: int
    b: str = "s"
    c: Any = field(default_factory=dict)


print(Meta(), Meta.__doc__, fields(Meta)[0].metadata["unit"], Documented.__doc__)


class Space:
    @dataclass
    class Nested:
        x: float


print(Space.Nested(float("nan")), Space.Nested.__qualname__)
refused(lambda: Space.Nested())
n = Space.Nested(float("nan"))
print(n == n)


@dataclass
class MyError(Exception):
    code: int
    text: str = "t"


try:
    raise MyError(5)
except MyError as e:
    print(repr(e), e.code, e.text)

match Derived(1, z=2):
    case Derived(x, z):
        print("matched", x, z)
