# A single argument behind a star is iterated over when all others are known.
def show(x):
    print("eval", x)
    return x


class It:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        print("iter", self.name)
        yield self.name


def f(*args, **kw):
    return args, kw


class A:
    def m(self, *args, **kw):
        return args, kw


a = A()
for g in f, a.m:
    print(g(*It("a"), k=show(1)))
    print(g(*It("a"), **show({"k": 2})))
    print(g(show(0), *It("a"), k=show(1)))
    print(g(*It("a"), *It("b"), k=show(1)))
    print(g(*It("a"), k=show(1), **show({"l": 3})))
    print(g(*It("a")))
print(a.m(*It("m"), k=show(1)), a.m(*[1, 2], k=3), a.m(*(), k=3))
for bad in (lambda: f(*1, k=show(2)), lambda: a.m(*None, k=show(2)), lambda: f(*show([1]), k=1 / 0), lambda: f(*It("x"), **show(3))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
