# Attributes of instances that share their names with others, and of those that do not any more.


class Point:
    def __init__(self, x, y, third=None):
        self.x = x
        self.y = y
        if third is not None:
            self.third = third

    def total(self):
        return self.x + self.y


def read(p):
    return p.x, p.y, p.total()


def write(p, x):
    p.x = x
    p.x += 1


points = [Point(1, 2), Point(0.5, 2**40), Point(2**70, -1, "c")]
for p in points:
    print(read(p), vars(p))
    write(p, 3)
    print(read(p), vars(p))

# Deleted: in the middle, at the end, all; and set again in another order.
p = Point(1, 2, 3)
del p.y
print(vars(p), hasattr(p, "y"))
p.y = 5
print(vars(p), read(p))
p = Point(1, 2, 3)
del p.third
p.fourth = 4
print(vars(p), read(p))
p = Point(1, 2)
del p.x, p.y
print(vars(p))
p.y = 1
p.x = 2
print(vars(p), read(p), read(Point(1, 2)))

# Another class: its descriptors are asked, though the places are the old ones.


class Loud(Point):
    @property
    def x(self):
        return 100

    @x.setter
    def x(self, value):
        print("set x", value)


class Quiet(Point):
    pass


p = Point(1, 2)
print(read(p))
p.__class__ = Loud
print(read(p))
write(p, 9)
p.__class__ = Quiet
print(read(p), vars(p))
p.fifth = 5
print(vars(p), vars(Quiet(7, 8)), vars(Point(7, 8)))
bare = object.__new__(Point)
bare.__class__ = Quiet
bare.x, bare.y = 1, 2
print(vars(bare), read(bare), read(Quiet(3, 4)))

# A class that gets a descriptor while instances are in use.
p = Point(1, 2)
print(read(p))
Point.y = property(lambda self: 50)
print(read(p))
del Point.y
print(read(p))

# The dict of an instance.
p = Point(1.5, 2)
d = p.__dict__
d["x"] = 2.5
d["new"] = 1
print(read(p), p.new)
write(p, 7.5)
print(d, read(p))
p.__dict__ = {"x": 1, "y": 1}
print(read(p), vars(p))


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


s = Slotted(0.25)
print(s.a, hasattr(s, "b"))
s.b = 2**65
s.a += 1
print(s.a, s.b)
del s.a
print(hasattr(s, "a"), s.b)
s.a = 1
print(s.a, s.b)


class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i * 0.5)


for n in (5, 9, 12, 64, 65, 80):
    m = Many(n)
    del m.a3
    m.a3 = -1
    print(len(vars(m)), m.a4, m.a3, sum(vars(m).values()))
    print(list(vars(Many(n)))[-2:])

# Numbers are the same object as long as they are in one attribute.
p = Point(1e300, 2**100)
print(p.x is p.x, p.y is p.y, p.x == 1e300, p.y == 2**100)
