# A partial in a class is a method; what singledispatch registers; reduce's initial.
import functools


def f(*args, **kwargs):
    return args, kwargs


class C:
    m = functools.partial(f, 1, b=2)
    s = staticmethod(functools.partial(f, 1))
    c = classmethod(functools.partial(f, 1))
    pm = functools.partialmethod(functools.partial(f, 1), 2, k=3)

    def __repr__(self):
        return "c"


c = C()
print(c.m(3), C.m(3), type(c.m).__name__, type(C.m).__name__, c.m.__self__)
print(c.s(2), C.s(2), len(c.c(2)[0]), C.c(2)[0][1] is C, c.pm(4, j=5))
print([fn(c) for fn in (c.m, C.m)], list(map(c.m, [1, 2])))
c.own = functools.partial(f, 7)
print(c.own(8))


@functools.singledispatch
def g(x):
    return "object"


for bad in (None, 3, "x"):
    for more in ((), (f,)):
        try:
            g.register(bad, *more)
        except TypeError as e:
            print(e)


@g.register
def _(x: None):
    return "none"


g.register(type(None), lambda x: "NoneType")
print(g(None), g(1))
print(functools.reduce(lambda a, b: a + b, [1, 2], initial=5), functools.reduce(lambda a, b: a + b, [], initial=None))
for call in (lambda: functools.reduce(), lambda: functools.reduce(f), lambda: functools.reduce(1, 2, 3, 4), lambda: functools.reduce(1, [], x=3)):
    try:
        call()
    except TypeError as e:
        print(e)
for call in (lambda: functools.reduce(function=1, sequence=2), lambda: functools.reduce(1, [2], 3, initial=2)):
    try:
        call()
    except TypeError as e:
        print(e)
