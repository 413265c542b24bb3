from __future__ import annotations

import typing
from typing import *
from typing import TypeVar, Protocol, TypedDict, Literal, Final, NoReturn, Iterator, Sequence, Mapping, Type

T = TypeVar("T", bound=int)
K = TypeVar("K")
Name = NewType("Name", str)
MAX: Final = 10


class Greets(Protocol):
    def greet(self) -> str: ...


class Movie(TypedDict, total=False):
    title: str
    year: int


class Pair(Generic[K, T]):
    def __init__(self, k: K, v: T):
        self.k, self.v = k, v


class Person:
    def greet(self) -> str:
        return "hi"


def first(xs: Sequence[T], mode: Literal["r", "w"] = "r") -> Optional[T]:
    return xs[0] if xs else None


def never() -> NoReturn:
    raise RuntimeError("never")


def use(g: Greets, t: Type[Person] = Person) -> Iterator[str]:
    yield g.greet()


m: Movie = {"title": "x"}
m2 = Movie(title="y", year=2)
print(first([1, 2]), first([]), Name("n"), m, m2, type(m2).__name__, Pair("a", 1).v, list(use(Person())), MAX)
print(typing.cast("int", "5"), TYPE_CHECKING, typing.Any is Any, isinstance([], typing.List) if False else "list")
p: Pair[str, int] = Pair[str, int]("k", 2)
print(p.k, p.v, type(p).__name__)


@typing.no_type_check
def untyped(x: 5) -> "nothing":
    return x


@final
class Last:
    pass


print(untyped(3), Last.__name__)
try:
    never()
except RuntimeError as e:
    print(e)
