import functools
from functools import cached_property, singledispatch, total_ordering


@total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(V(1) <= V(2), V(2) >= V(3), V(1) > V(0), max(V(1), V(5)).n)


class C:
    computed = 0

    @cached_property
    def value(self):
        C.computed += 1
        return "computed"


c = C()
print(c.value, c.value, C.computed, c.__dict__)


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return "list " + ", ".join(show(i) for i in x)


print(show("s"), show(5), show([1, "a", [2]]), show(True), show(None))


@functools.cache
def slow(n):
    print("computing", n)
    return n * n


print(slow(3), slow(3), slow.cache_info().hits)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


class M:
    def _op(self, a, b=0):
        return a + b

    add5 = functools.partialmethod(_op, b=5)


print(M().add5(1))
