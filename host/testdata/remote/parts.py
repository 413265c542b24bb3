"""What functions of the engine are made of travels with them."""

import functools
import threading

import _pkg.counter

__version__ = "1.2"
K = 3


class Shape:
    Unit = int
    sides: Unit = 0

    def area(self, scale: Unit = 2, *, of: "Shape" = None) -> Unit:
        """The area."""
        return K


def raises(error, fn, *args, **kwargs):
    try:
        remote(fn, *args, **kwargs)
    except error as e:
        return str(e)
    raise AssertionError(f"{fn} raised nothing")


def annotations(fn):
    return fn.__annotations__


def attributes(fn):
    return fn.__name__, fn.__qualname__, fn.__doc__, fn.__defaults__, fn.__kwdefaults__, fn.__dict__


# Captured variables

def variables():
    count, later = 0, None
    del later

    def inc():
        nonlocal count
        count += 1
        return count

    def twice():
        return inc(), inc(), count

    def fact(n):
        return 1 if n == 0 else n * fact(n - 1)

    def empty():
        return later

    def pair(f, g):
        return f(), g(), f.__closure__[0] is g.__closure__[0]

    def look():
        return count

    assert remote(twice) == (1, 2, 2) and count == 0  # what they share they share there
    assert remote(pair, inc, look) == (1, 1, True)
    assert remote(fact, 5) == 120
    assert raises(NameError, empty) == "cannot access free variable 'later' where it is not associated with a value in enclosing scope"


variables()

# Defaults, attributes, names


def made():
    def f(a, b=1, *, c=2, d):
        """Text."""

    f.tag = [f]
    f.me = f
    return f


f = made()
assert remote(attributes, f)[:5] == ("f", "made.<locals>.f", "Text.", (1,), {"c": 2})
f.__defaults__, f.__kwdefaults__ = (f, 5), {"d": K}
f.__name__, f.__qualname__, f.__doc__ = "g", "h.g", None
name, qualname, doc, defaults, kwdefaults, attrs = remote(attributes, f)
assert (name, qualname, doc, kwdefaults) == ("g", "h.g", None, {"d": 3})
assert defaults[1] == 5 and defaults[0] is attrs["me"] is attrs["tag"][0]

# Codes: many in a line, in classes and functions, in what is compiled twice, in expressions


def codes():
    a, b = (lambda: "a"), (lambda: "b")
    try:
        pass
    finally:
        def c(): return "c"
    d = [lambda: n for n in range(3)]
    e = [(lambda n=n: [m for m in range(n)]) for n in range(3)]

    class Inner:
        def f(self):
            class Innermost(Inner):
                def f(self):
                    return super().f.__name__ + __class__.__name__
            return Innermost().f
        def g(self):
            def inner():
                yield from (x * K for x in range(2))
            return inner
    return [a, b, c, d[0], e[2], Inner().f()], Inner().g()


def collected(gen):
    return list(gen())


fns, gen = codes()
assert [remote(fn) for fn in fns] == ["a", "b", "c", 2, [0, 1], "fInnermost"]
assert remote(collected, gen) == [0, 3]


def same(fn):
    return fn


def maker(n):
    return lambda x: x + n + K


assert remote(same, fns[0]).__code__ == fns[0].__code__ != fns[1].__code__
assert remote(maker, 4)(1) == 8 and remote(maker, 4).__code__ == maker(1).__code__


# Annotations


def annotated():
    Local = float

    def f(x: Local, y: Shape) -> "text":
        pass

    class C:
        T = str
        x: T
        y: Local

        def m(self, z: T):
            pass

    return f, C


f, C = annotated()
assert remote(annotations, f) == {"x": float, "y": Shape, "return": "text"}
assert remote(annotations, C) == {"x": str, "y": float}
assert remote(annotations, C.m) == {"z": str}
assert remote(annotations, Shape.area) == {"scale": int, "of": "Shape", "return": int}
assert remote(annotations, Shape) == {"sides": int}
assert remote(Shape.area, Shape()) == 3


def unsent(lock):
    def f(x: lock) -> "text":
        return 1

    def g[T](x: T) -> list[T]:
        return [x]

    return f, g


noted, generic = unsent(threading.Lock())  # what annotations need is no reason not to make a call
assert remote(noted, 1) == 1 and remote(generic, 2) == [2]
assert remote(lambda: noted.__annotations__["return"]) == "text"


def traced(fn):
    @functools.wraps(fn)
    def wrapper(*args):
        wrapper.calls += 1
        return fn(*args), wrapper.calls

    wrapper.calls = 0
    return wrapper


@traced
def add(x: int, y: Shape.Unit):
    return x + y


assert remote(add, 1, 2) == (3, 1) and remote(annotations, add) == {"x": int, "y": int}
local = traced(lambda x: x + K)
assert remote(local, 1) == (4, 1)

# The module


def version():
    return __version__, __doc__, __name__


assert remote(version) == ("1.2", "What functions of the engine are made of travels with them.", "__mp_main__")


def imports():
    from _pkg import counter
    return counter.state


_pkg.counter.state = "as it is now"
assert remote(imports) == "as it is now"

names = {}
exec("def unknown(): return 1", names)
assert raises(Exception, names["unknown"]) == "Can't pickle <function unknown>: its source is not known"


def calls_unknown():
    return unknown()


exec("def unknown(): return 1")
assert raises(TypeError, calls_unknown) == "cannot pickle 'function' object: this function is in the process that has the pool"
