"""functools.total_ordering: each comparison that it begins with."""

import functools


def with_method(name, compare):
    def method(self, other):
        if not isinstance(other, C):
            return NotImplemented
        return compare(self.n, other.n)

    class C:
        def __init__(self, n):
            self.n = n

        def __eq__(self, other):
            return self.n == getattr(other, "n", None)

    setattr(C, name, method)
    return functools.total_ordering(C)


compares = {"__lt__": lambda x, y: x < y, "__le__": lambda x, y: x <= y, "__gt__": lambda x, y: x > y, "__ge__": lambda x, y: x >= y}
for name, compare in compares.items():
    C = with_method(name, compare)
    for x, y in (1, 2), (2, 1), (1, 1):
        print(name, x, y, C(x) < C(y), C(x) <= C(y), C(x) > C(y), C(x) >= C(y), C(x).__le__(C(y)), C.__gt__(C(x), C(y)))
    for f in lambda: C(1) < 1, lambda: C(1) >= 1, lambda: 1 <= C(1), lambda: C(1) > 1:
        try:
            print(f())
        except TypeError as e:
            print(e)
    print(sorted([C(3), C(1), C(2)])[0].n, max(C(3), C(4)).n, C.__le__.__name__)


@functools.total_ordering
class Derived(C):
    pass


print(Derived(1) <= Derived(2), Derived(1) > C(0))
