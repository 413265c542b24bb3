from concurrent.futures import ThreadPoolExecutor
from functools import partial, wraps


class Service:
    calls = 0

    def __init__(self, base):
        self.base = base

    def add(self, n, *, extra=0):
        return self.base + n + extra

    @classmethod
    def make(cls, n):
        return cls(n).base

    @staticmethod
    def double(n):
        return 2 * n

    def __call__(self, n):
        return ("called", self.base, n)


def parallel(workers):
    def decorate(f):
        @wraps(f)
        def run(items):
            with ThreadPoolExecutor(workers) as ex:
                return list(ex.map(f, items))

        return run

    return decorate


@parallel(2)
def cube(n):
    return n**3


def outer(k):
    total = []

    def inner(n):
        total.append(n)
        return n * k

    with ThreadPoolExecutor(1) as ex:
        return list(ex.map(inner, range(4))), total


s = Service(100)
with ThreadPoolExecutor(2) as ex:
    fs = [
        ex.submit(s.add, 1),
        ex.submit(s.add, 1, extra=5),
        ex.submit(s.add, n=2),
        ex.submit(Service.make, 7),
        ex.submit(Service.double, 7),
        ex.submit(s, 9),
        ex.submit(partial(s.add, extra=1), 2),
        ex.submit(lambda *a, **k: (a, k), 1, 2, x=3),
        ex.submit(Service, 5),
        ex.submit("a-b".split, "-"),
        ex.submit(sorted, [3, 1, 2], reverse=True),
        ex.submit(dict, a=1),
    ]
    for f in fs:
        r = f.result()
        print(r.base if isinstance(r, Service) else r)
print(cube([1, 2, 3]), cube.__name__, outer(10))
