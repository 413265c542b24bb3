from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Optional, cast, overload

if TYPE_CHECKING:
    from nowhere import Nothing
else:
    print("not type checking")


def f(a: NotDefined, b: Also.Not[Defined] = 1) -> some[thing]:
    return a + b


print(f(1), f.__annotations__)


@dataclass
class Node:
    value: int
    next: Optional[Node] = None
    kind: ClassVar[str] = "node"
    tags: list[str] = field(default_factory=list)

    def add(self, value: int) -> Node:
        return Node(value, self)

    def __iter__(self):
        node = self
        while node is not None:
            yield node.value
            node = node.next


n = Node(1).add(2).add(3)
print(list(n), n, Node.__annotations__)
x: undefined_type = 3
print(x, __annotations__)


class C:
    attr: Missing
    other: int | str = 5


print(C.__annotations__, C.other, cast(int, "unchanged"))


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x * 2


print(g(2), g("ab"))
