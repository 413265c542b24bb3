"""Setting and deleting attributes of values that have no place for them."""


class Slots:
    __slots__ = ("a",)


class Refuses:
    __slots__ = ()

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


def text(f):
    try:
        f()
    except (AttributeError, TypeError) as e:
        return type(e).__name__ + ": " + str(e)


def set_foo(x):
    x.foo = 3


def del_foo(x):
    del x.foo


for x in (None, 3, "a", 1.5, [], (), {}, len, Slots(), object(), range(3), b"", True, set(), int, print, Refuses(), [].append):
    print(text(lambda: set_foo(x)))
    print(text(lambda: del_foo(x)))
    print(text(lambda: setattr(x, "foo", 3)))
    print(text(lambda: delattr(x, "foo")))


def set_append(x):
    x.append = 1


def set_real(x):
    x.real = 1


print(text(lambda: set_append([])))
print(text(lambda: setattr([], "append", 1)))
print(text(lambda: set_real(3)))
print(text(lambda: set_real(True)))
print(text(lambda: setattr(1.5, "real", 3)))
print(text(lambda: delattr(1, "real")))
