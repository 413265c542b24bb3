# Values of many types go to worker processes and come back; nothing else is shared.

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

SCALE = 10
cache = {}


class Node:
    kind = "node"

    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def double(self):
        self.value *= 2
        return self

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def static(n):
        return -n


class Leaf(Node):
    kind = "leaf"


@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y


def same(x):
    return x


def kinds(x):
    return type(x).__name__


def remember(key, value):
    cache[key] = value
    return sorted(cache.items())


def shared(pair):
    return pair[0] is pair[1]


def norm(p):
    return p.norm * SCALE


def apply(f, *args):
    return f(*args)


def main():
    values = [
        None, True, -5, 2**100, -(2**70), 1.5, float("inf"), "text \u20ac \U0001f600", b"\x00\xff", bytearray(b"ab"),
        [1, [2, (3,)]], {"a": {1: 2}, (1, 2): "t"}, {3}, frozenset({4}), range(2, 9, 3), slice(1, None), ..., 1 + 0,
    ]
    with ProcessPoolExecutor(1) as ex:
        back = [ex.submit(same, v).result() for v in values]
        print(back == values, [type(v).__name__ for v in back] == [type(v).__name__ for v in values])
        print(list(ex.map(kinds, values)))

        cycle = [1]
        cycle.append(cycle)
        back = ex.submit(same, cycle).result()
        print(back[1] is back, back is cycle)
        inner = []
        print(ex.submit(shared, (inner, inner)).result(), ex.submit(shared, ([], [])).result())

        head = Leaf(1)
        head.next = Node(2, head)
        back = ex.submit(Node.double, head).result()
        print(type(back) is Leaf, back.value, back.next.next is back, head.value, back.kind)
        print(ex.submit(head.double).result().value, ex.submit(Leaf.make, 4).result().value, ex.submit(Node.static, 4).result())

        p = Point(1, 2, ["t"])
        print(ex.submit(same, p).result() == p, ex.submit(norm, p).result(), ex.submit(Point, 3).result())
        print(ex.submit(partial(pow, 2), 5).result(), ex.submit(apply, partial(max, 3), 9).result())
        print(ex.submit("a,b".split, ",").result(), ex.submit(str.upper, "x").result(), ex.submit([3, 1].index, 1).result())
        print(ex.submit(same, int).result() is int, ex.submit(same, Leaf).result() is Leaf, ex.submit(same, norm).result() is norm)

        print(ex.submit(remember, "a", 1).result(), ex.submit(remember, "b", 2).result(), cache)


if __name__ == "__main__":
    main()
