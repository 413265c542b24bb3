import typing
from dataclasses import KW_ONLY, MISSING, asdict, astuple, dataclass, field, fields
from typing import NamedTuple


class Color: pass


@dataclass
class Car:
    Color: Color = field()


print(repr(fields(Car)[0])[:40])
print(repr(MISSING), repr(KW_ONLY))


class Desc:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)


@dataclass
class WithDesc:
    x: object = field(default=Desc())
    y: int = 3


@dataclass
class M:
    x: int = field(metadata={"a": 1})
    y: int = 0


m = fields(M)[0].metadata
print(m, m["a"], m.get("b", 2), list(m), list(m.items()), len(m), "a" in m, m == {"a": 1}, repr(m), len(fields(M)[1].metadata))
for f in (lambda: m.__setitem__("a", 2), lambda: m.pop("a")):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    m["a"] = 2
except TypeError as e:
    print(e)
try:
    field(metadata=3)
except TypeError as e:
    print(e)


@dataclass
class C:
    x: int
    y: "str" = "a"
    z: list = field(default_factory=list, kw_only=True)

    def m(self): pass


print(C.__init__.__qualname__, C.__init__.__name__, C.__eq__.__qualname__, C.__repr__.__qualname__, C.__init__.__module__)
print(typing.get_type_hints(C.__init__), C.__init__.__annotations__, C.__init__.__defaults__, C.__init__.__kwdefaults__)
print(type(C.__init__).__name__, str(C.__init__)[:22])


class Pair(NamedTuple):
    n: int
    item: object


class L(list): pass


class T(tuple): pass


class D(dict): pass


@dataclass
class Box: x: object


for v in Pair(1, Box(2)), L([Box(1)]), T((Box(1), 2)), D(a=Box(1)), [Box(1)], (Box(1),), {"a": Box(1)}, {1, 2}:
    d, t = asdict(Box(v)), astuple(Box(v))
    print(d, type(d["x"]).__name__, t, type(t[0]).__name__)
d = {"k": 1}
for view in d.keys(), d.values(), d.items():
    print(view.mapping, type(view.mapping).__name__, view.mapping == d)
