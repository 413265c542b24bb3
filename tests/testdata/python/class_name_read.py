# type(x).__name__ at one place, of several classes, and after the name was changed.
class A:
    pass


class B:
    __name__ = "an attribute of its instances"


class Meta(type):
    @property
    def __name__(cls):
        return "of Meta"


class C(metaclass=Meta):
    pass


def name(x):
    return type(x).__name__


def show():
    print([name(x) for x in (A(), B(), C(), 1, "s", None, A, ValueError(), name)])


show()
show()
A.__name__ = "Renamed"
show()
B.__qualname__ = "other.B"
show()
print(B.__qualname__, B().__name__, B.__name__)
B.__name__ = "BB"
print(B.__qualname__, B.__name__, name(B()))
try:
    A.__name__ = 1
except TypeError as e:
    print(e)
show()
