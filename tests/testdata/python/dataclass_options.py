from dataclasses import FrozenInstanceError, InitVar, KW_ONLY, dataclass, field
from typing import ClassVar


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)

    def __str__(self):
        return f"v{self.major}.{self.minor}"


a, b = Version(1, 2), Version(1, 10)
print(a < b, sorted([b, a, Version(0, 99)]), max(a, b), {a: "x"}[Version(1, 2, "other")], a <= a, a > b, f"{a}")
try:
    a.major = 5
except FrozenInstanceError as e:
    print(type(e).__name__, e, isinstance(e, AttributeError))
try:
    del a.minor
except FrozenInstanceError as e:
    print(e)
try:
    a < (1, 2)
except TypeError as e:
    print(e)


@dataclass
class Base:
    x: int
    count: ClassVar[int] = 0

    def __post_init__(self):
        type(self).count += 1


@dataclass
class Child(Base):
    y: int = 2
    x: int = 7


print(Child(), Child(1, 3), Base.count, Child.count)


@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int


print(Kw(1, c=3))
try:
    Kw(1, 2, 3)
except TypeError as e:
    print(e)


@dataclass(kw_only=True)
class AllKw:
    a: int = 1
    b: int


print(AllKw(b=2))


@dataclass
class WithInit:
    n: int
    scale: InitVar[int] = 2
    scaled: int = field(default=0, init=False)

    def __post_init__(self, scale):
        self.scaled = self.n * scale


print(WithInit(3), WithInit(3, 10), WithInit(n=1, scale=4).scaled)


@dataclass(eq=False, repr=False)
class Plain:
    x: int = 1


print(Plain() == Plain(), "Plain object" in repr(Plain()), Plain().x)


@dataclass
class Own:
    x: int

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return True


print(Own(1), Own(1) == Own(2), [Own(3)])


@dataclass(unsafe_hash=True)
class Hashable:
    a: int
    b: str = field(default="q", hash=False)


print(hash(Hashable(1, "x")) == hash(Hashable(1, "y")), len({Hashable(1), Hashable(1)}))


@dataclass
class Recursive:
    name: str
    me: object = None


r = Recursive("r")
r.me = r
print(r)
