from typing import Any, Callable, Dict, Generic, Iterable, List, NamedTuple, Optional, Tuple, TypeVar, Union

T = TypeVar("T")
Vector = List[float]
Handler = Callable[[int, str], Optional[bool]]

x: int = 5
y: "list[int]" = [1]
z: Dict[str, Tuple[int, ...]]
print(x, y, "z" in globals())


def f(a: int, b: str = "b", *args: float, c: Any = None, **kw: "Whatever") -> Optional[List[int]]:
    local: int = 3
    unbound: str
    (paren): int = 4
    return [a, local, paren, len(args), len(kw)]


print(f(1, "x", 2.0, 3.0, c=4, d=5))
print(list(f.__annotations__), f.__annotations__["a"], f.__annotations__["kw"])


class Stack(Generic[T]):
    items: List[T]
    limit: int = 10
    handlers: dict[str, Handler] = {}

    def __init__(self) -> None:
        self.items: List[T] = []
        self.size: int = 0

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


s: Stack[int] = Stack()
print(s.push(1).push(2).pop(), Stack.limit, sorted(Stack.__annotations__))


def g(cb: Callable[..., int], opt: int | None = None, u: Union[int, str] = 0) -> int | str:
    return cb(opt or u)


print(g(lambda v: v + 1), g(lambda v: v * 2, opt=4))


def outer() -> Iterable[int]:
    n: int = 0

    def inner() -> None:
        nonlocal n
        n += 1

    inner()
    yield n


print(list(outer()))
d = {}
d["k"]: int = 7
s.extra: str = "attr"
print(d, s.extra)
for i in range(2):
    v: int = i
print(v)
