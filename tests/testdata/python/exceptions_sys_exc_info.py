import sys


def current():
    kind, value, tb = sys.exc_info()
    return kind and kind.__name__, value and str(value), tb is not None


print(current())
try:
    raise ValueError("v")
except ValueError:
    print(current())
    try:
        raise KeyError("inner")
    except KeyError:
        print(current())
    print(current())
finally:
    print("finally", current())
print(current())


def gen():
    print("gen", current())
    yield 1
    try:
        raise IndexError("in gen")
    except IndexError:
        yield 2
        print("gen resumed", current())


g = gen()
try:
    raise TypeError("outside")
except TypeError:
    next(g)
next(g)
print("after", current())
next(g, None)


class M:
    def __exit__(self, *exc):
        print("exit", current(), exc[0])
        return True

    def __enter__(self):
        return self


with M():
    raise OSError("in with")
print(current())


def nested():
    try:
        raise ValueError("first")
    except ValueError:
        def g():
            return sys.exc_info()[1]

        return g()


print(repr(nested()), current())
print(repr(sys.exc_info()))
try:
    1 / 0
except Exception:
    e = sys.exc_info()[1]
    print(e is sys.exception() if hasattr(sys, "exception") else None, type(e).__name__)
