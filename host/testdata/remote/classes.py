"""Classes, instances and exceptions."""

import dataclasses
import threading
from dataclasses import dataclass, field


class Point:
    origin = None
    lock = threading.Lock()

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def moved(self, dx):
        with self.lock:
            return type(self)(self.x + dx, self.y)

    @property
    def norm(self):
        return abs(self.x) + abs(self.y)

    @classmethod
    def zero(cls):
        return cls(0)

    @staticmethod
    def twice(n):
        return 2 * n


Point.origin = Point(0)


class Named(Point):
    def __init__(self, name, *args):
        super().__init__(*args)
        self.name = name


class Guarded:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 3

    def __getstate__(self):
        return {"n": self.n}

    def __setstate__(self, state):
        self.n = state["n"] + 1
        self.lock = None


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return (Reduced, (self.n + 1,))


@dataclass(order=True)
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list, compare=False)

    def total(self, n):
        return n * self.price


class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def identity(x):
    return x


def fails(code):
    try:
        {}["key"]
    except KeyError as e:
        raise AppError(code, "it failed") from e


p = remote(Point(1, 2).moved, 3)
assert type(p) is Point and (p.x, p.y) == (4, 2)
assert remote(lambda a, b: a + b, Point(1), Point(2)) == Point(3)
assert remote(lambda a: a.norm, Point(-1, -2)) == 3
assert remote(Point.zero) == Point(0)
assert remote(Point.twice, 4) == 8
assert remote(lambda: Point.origin) == Point(0)
n = remote(Named, "n", 1, 2)
assert type(n) is Named and n.name == "n" and n.norm == 3
assert remote(type, p) is Point
assert remote(lambda: Named) is Named
assert remote(lambda x: isinstance(x, Point), n)

a = Point(1)
shared = [a, a, {"a": a}]
a.me = shared
b = remote(identity, shared)
assert b[0] is b[1] and b[2]["a"] is b[0] and b[0].me is b and b is not shared

g = remote(identity, Guarded())
assert g.n == 5
assert remote(identity, Reduced(1)).n == 3

i = remote(identity, Item("a", tags=["x"]))
assert i == Item("a") and i.tags == ["x"] and i.total(2) == 3.0 and repr(i) == "Item(name='a', price=1.5, tags=['x'])"
assert remote(lambda: Item("b") > Item("a"))
assert remote(lambda i: dataclasses.replace(i, price=2), i).price == 2
assert remote(sorted, [Item("b"), Item("a")])[0].name == "a"


def local_class():
    class Local(Point):
        def who(self):
            return __class__.__name__, super().moved(1).x
    return Local


Local = None
L = local_class()
l = remote(identity, L(5))
assert type(l) is L and l.who() == ("Local", 6)
assert remote(lambda x: x.who(), L(1)) == ("Local", 2)
assert remote(type, L(1)) is L

try:
    remote(fails, 7)
    assert False
except AppError as e:
    assert type(e) is AppError and e.code == 7 and e.args == ("it failed",)
    cause = e.__cause__
    assert type(cause).__name__ == "_RemoteTraceback"
    assert type(cause).__module__ == "concurrent.futures.process"
    text = str(cause)
    assert text.startswith('\n"""\nTraceback (most recent call last):\n') and text.endswith('AppError: it failed\n"""'), text
    assert '    raise AppError(code, "it failed") from e\n' in text and "KeyError: 'key'" in text, text
    assert isinstance(cause.__context__, KeyError)

err = ValueError("bad", 3)
err.note = "n"
back = remote(identity, err)
assert type(back) is ValueError and back.args == ("bad", 3) and back.note == "n"

lock = threading.Lock()
event = threading.Event()


def uses_lock():
    with lock:
        return event.is_set()


assert remote(uses_lock) is False

for bad, kind, text, path in [
    (lock, TypeError, "cannot pickle '_thread.lock' object", "argument 1"),
    ([1, {"lock": lock}], TypeError, "cannot pickle '_thread.lock' object", "argument 1, list item 1, key 'lock'"),
    ((i for i in []), TypeError, "cannot pickle 'generator' object", "argument 1"),
    (event, TypeError, "cannot pickle '_thread.lock' object", "argument 1"),
    ({1: 2}.keys(), TypeError, "cannot pickle 'dict_keys' object", "argument 1"),
]:
    try:
        remote(identity, bad)
        assert False, text
    except kind as e:
        assert str(e) == text and e.path == path, (str(e), e.path)


def returns_lock():
    return [lock]


try:
    remote(returns_lock)
    assert False
except TypeError as e:
    assert str(e) == "cannot pickle '_thread.lock' object"

g = (i for i in [])


def uses_generator():
    return next(g)


try:
    remote(uses_generator)
    assert False
except TypeError as e:
    assert str(e) == "cannot pickle 'generator' object: this generator is in the process that has the pool", e

import functools
from typing import NamedTuple


class Pair(NamedTuple):
    left: int
    right: int = 5

    def total(self):
        return self.left + self.right


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


class Registry(dict):
    def __missing__(self, key):
        return "no " + key


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.made_by = "Meta"
        return made


class WithMeta(metaclass=Meta):
    pass


class Cached:
    calls = 0

    @functools.cached_property
    def value(self):
        Cached.calls += 1
        return Cached.calls


q = remote(identity, Pair(1))
assert type(q) is Pair and q == (1, 5) and q.total() == 6 and repr(q) == "Pair(left=1, right=5)"
assert remote(lambda: Pair(2, 3).total()) == 5
s = remote(lambda: Slotted(3))
assert type(s) is Slotted and s.a == 3
try:
    s.c = 1
    assert False
except AttributeError:
    pass
assert remote(lambda: Version(2) >= Version(1))
r = remote(identity, Registry(a=1))
assert type(r) is Registry and r == {"a": 1} and r["b"] == "no b"
assert remote(lambda x: x["z"], r) == "no z"
assert remote(lambda: WithMeta().made_by) == "Meta"
assert remote(lambda: Cached().value) == 1
