from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import List, Optional


@dataclass
class Point:
    x: int
    y: int = 0

    def norm(self) -> int:
        return abs(self.x) + abs(self.y)


p = Point(1)
print(p, Point(x=3, y=-4).norm(), p == Point(1, 0), p == (1, 0), p != Point(2), repr(p))
p.x = 10
print(p, replace(p, y=5), asdict(p), astuple(p), is_dataclass(p), is_dataclass(Point), is_dataclass(3))
print([f.name for f in fields(Point)], Point.y, hasattr(Point, "x"), Point.__match_args__)


@dataclass
class Job:
    name: str
    tags: List[str] = field(default_factory=list)
    parent: Optional["Job"] = None
    secret: str = field(default="s", repr=False, compare=False)
    total: int = field(init=False)

    def __post_init__(self):
        self.total = len(self.name)


a, b = Job("ab"), Job("ab", secret="other")
a.tags.append("t")
print(a, b, a == b, b.tags, a.total, a.secret)
b.tags.append("t")
print(a == b, asdict(Job("c", parent=a)))
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1)):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    {p: 1}
except TypeError as e:
    print(type(e).__name__)
try:

    @dataclass
    class Bad:
        x: list = []

except ValueError as e:
    print(str(e).split(" for ")[0])
try:

    @dataclass
    class Bad2:
        x: int = 1
        y: int

except TypeError as e:
    print(str(e).split(" '")[0])


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty())
match Point(1, 2):
    case Point(x, y=2):
        print("matched", x)
