import functools
from functools import partialmethod, singledispatch


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


class Get:
    def __get__(self, obj, cls=None):
        return lambda *a: ("got", obj is None, cls.__name__, a)


class Job:
    name = "job"

    def run(self, n, *rest, k=0): return type(self).__name__, n, rest, k
    twice = partialmethod(run, 2, k=1)
    make = partialmethod(classmethod(lambda cls, *n: (cls.__name__, n)), 3)
    static = partialmethod(staticmethod(lambda *n: n), 4)
    call = partialmethod(Callable(), 5)
    got = partialmethod(Get(), 6)
    size = partialmethod(len)
    nested = partialmethod(twice, 7)

    def __len__(self): return 9


class Sub(Job):
    pass


for c in Job, Sub:
    j = c()
    print(j.twice(), j.twice(3, k=4), c.twice(j), c.twice(j, 8))
    print(j.make(), c.make(1), j.static(), c.static(1))
    print([type(x).__name__ for x in j.call(1)[0]], [type(x).__name__ for x in c.call(j, 1)[0]])
    print(j.got(1), c.got(1))
    print(j.size())
    print(j.nested(1), c.nested(j, 1))
try:
    Job.twice()
except TypeError as e:
    print(e)
try:
    partialmethod(3)
except TypeError as e:
    print(e)


@singledispatch
def show(x): return "other"


@show.register
def _(x: int | str): return "int or str"


@show.register(list | None)
def _(x): return "list or None"


show.register(float | frozenset, lambda x: "number")


@show.register(bytes)
def _(x): return "bytes"


print([show(x) for x in (1, "a", True, 2.0, [], None, b"", ())])
print(show.dispatch(int) is show.dispatch(str), sorted(c.__name__ for c in show.registry))
for bad in (lambda: show.register(3, len), lambda: show.register(3)):
    try:
        bad()
    except TypeError as e:
        print(e)


def annotated(x: 3): pass


def unannotated(x): pass


for f in annotated, unannotated:
    try:
        show.register(f)
    except TypeError as e:
        print(str(e).split(" at 0x")[0], str(e)[-60:])
