class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Circle:
    def __init__(self, center, r):
        self.center, self.r = center, r


RED = "red"


class Color:
    GREEN = "green"


def describe(v):
    match v:
        case Point3(z=z):
            return f"3d {z}"
        case Point(0, y):
            return f"y axis {y}"
        case Point(x=x, y=y) if x > 10:
            return f"far {x} {y}"
        case Point(x, 5 | 6 as y):
            return f"five or six {x} {y}"
        case Point():
            return "a point"
        case Circle(center=Point(x=0, y=0), r=r):
            return f"circle at origin {r}"
        case Circle(r=int() | float() as r):
            return f"circle {r}"
        case Color.GREEN:
            return "green"
        case bool(b):
            return f"bool {b}"
        case int(n) if n < 0:
            return f"negative {n}"
        case int(n):
            return f"int {n}"
        case float() as f:
            return f"float {f}"
        case str(s):
            return f"str {s}"
        case list([a, b]):
            return f"list of {a} {b}"
        case tuple((1, x)) | dict({"x": x}):
            return f"x {x}"
        case Exception(args=(first, *_)):
            return f"exception {first}"
        case dict():
            return "dict"
    return "nothing"


for v in (Point3(1, 2, 3), Point(0, 7), Point(11, 1), Point(1, 6), Point(1, 1), Circle(Point(0, 0), 2), Circle(None, 1.5), Circle(1, "r"), "green", "red", True, -4, 4, 2.5,
          [1, 2], [1], (1, "t"), {"x": 3}, {}, ValueError("v", 2), None):
    print(describe(v))
try:
    match Point(1, 2):
        case Point(a, b, c):
            print("never")
except TypeError as e:
    print(e)
try:
    match Circle(1, 2):
        case Circle(a):
            print("never")
except TypeError as e:
    print(e)
