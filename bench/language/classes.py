"""Classes and their instances."""

from dataclasses import dataclass
from timing import report


class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def get(self):
        return self.x

    def read(self, n):
        for _ in range(n):
            self.x

    def write(self, n):
        for _ in range(n):
            self.x = 1

    def update(self, n):
        for _ in range(n):
            self.x += 1

    def call_self(self, n):
        for _ in range(n):
            self.get()

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    @property
    def double(self):
        return self.x

    @staticmethod
    def static(x):
        return x

    @classmethod
    def make(cls):
        return cls

    def __add__(self, other):
        return self

    def __eq__(self, other):
        return self.x == other.x

    def __getitem__(self, i):
        return i

    def __len__(self):
        return 2


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

    def get(self):
        return super().get()


class Slots:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


@dataclass
class Data:
    x: int
    y: int = 0


def method(n, p):
    for _ in range(n):
        p.get()


def method_args(n, p):
    for _ in range(n):
        p.move(1, 2)


def chain_call(n, p):
    for _ in range(n):
        p.move(1, 2).get()


def class_attribute(n, p):
    for _ in range(n):
        p.scale


def property_read(n, p):
    for _ in range(n):
        p.double


def static_call(n):
    for _ in range(n):
        Point.static(1)


def class_call(n):
    for _ in range(n):
        Point.make()


def create(n):
    for _ in range(n):
        Point(1, 2)


def create_derived(n):
    for _ in range(n):
        Point3(1, 2, 3)


def create_slots(n):
    for _ in range(n):
        Slots(1, 2)


def create_data(n):
    for _ in range(n):
        Data(1, 2)


def compare_data(n, a, b):
    for _ in range(n):
        a == b


def operator(n, p):
    for _ in range(n):
        p + p


def equality(n, p):
    for _ in range(n):
        p == p


def subscript(n, p):
    for _ in range(n):
        p[1]


def length(n, p):
    for _ in range(n):
        len(p)


def define(n):
    for _ in range(n):
        class C:
            x = 1

            def f(self):
                pass


def type_test(n, p):
    for _ in range(n):
        isinstance(p, Point)


point = Point(1, 2)
report(
    ("self.x", point.read),
    ("self.x = 1", point.write),
    ("self.x += 1", point.update),
    ("self.get()", point.call_self),
    ("p.get()", lambda n: method(n, point)),
    ("p.move(1, 2)", lambda n: method_args(n, point)),
    ("p.move(1, 2).get()", lambda n: chain_call(n, point)),
    ("p.get() calling super().get()", lambda n: method(n, Point3(1, 2, 3))),
    ("class attribute", lambda n: class_attribute(n, point)),
    ("property", lambda n: property_read(n, point)),
    ("static method", static_call),
    ("class method", class_call),
    ("Point(1, 2)", create),
    ("Point3(1, 2, 3), super().__init__", create_derived),
    ("with __slots__", create_slots),
    ("dataclass instance", create_data),
    ("dataclass ==", lambda n: compare_data(n, Data(1, 2), Data(1, 2))),
    ("__add__", lambda n: operator(n, point)),
    ("__eq__", lambda n: equality(n, point)),
    ("__getitem__", lambda n: subscript(n, point)),
    ("__len__", lambda n: length(n, point)),
    ("isinstance(p, Point)", lambda n: type_test(n, point)),
    ("class statement", define),
)
