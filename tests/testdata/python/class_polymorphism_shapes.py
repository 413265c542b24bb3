class Shape:
    registry = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry[cls.__name__.lower()] = cls

    def area(self):
        raise NotImplementedError(f"{type(self).__name__}.area")

    def __lt__(self, other):
        return self.area() < other.area()

    def __str__(self):
        return f"{self.__class__.__name__} of {self.area():.2f}"

    @classmethod
    def parse(cls, text):
        kind, *numbers = text.split()
        return cls.registry[kind](*map(float, numbers))


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.14159 * self.r**2


class Rect(Shape):
    def __init__(self, w, h):
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h


class Square(Rect):
    def __init__(self, side):
        super().__init__(side, side)

    @staticmethod
    def unit():
        return Square(1)


class Blob(Shape):
    pass


shapes = [Shape.parse(line) for line in ("circle 1", "rect 2 3", "square 1.5")]
shapes.append(Square.unit())
for s in sorted(shapes):
    print(s)
print(max(shapes), [type(s).__name__ for s in shapes if isinstance(s, Rect)])
try:
    str(Blob())
except NotImplementedError as e:
    print("not implemented:", e)
try:
    Shape.parse("hexagon 1")
except KeyError as e:
    print("unknown", e)
print(sum(s.area() for s in shapes) > 10, sorted(Shape.registry))
