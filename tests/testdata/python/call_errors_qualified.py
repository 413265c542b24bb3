# Names of functions in the errors of calls, for all kinds of functions and arguments.
def outer():
    def inner(): pass
    return inner, lambda: 1
class A:
    class B:
        def m(self, *, k): return self
        @staticmethod
        def s(a, /, b, *rest, c, d=1, **kw): return a, b, rest, c, d, kw
        @classmethod
        def c(cls, x): pass
    def __call__(self, x): pass
i, l = outer()
def at(f):
    s = repr(f)
    return s[:s.index(" at ")]
print(i.__qualname__, l.__qualname__, A.B.m.__qualname__, A.B.s.__qualname__, i.__module__, at(i), at(l), at(A.B.m), i.__name__)
def deco(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper
@deco
def decorated(x, y=2): return x, y
def gen(a, b): yield a
def ü(x): pass
def hidden(__x): pass
b = A.B()
def kwonly(a, *, b, c): pass
def many(a, b, c, d): pass
def varargs(a, *args): pass
class Base:
    def __init__(self, x): self.x = x
class Derived(Base):
    def __init__(self): super().__init__()
class NoInit: pass
class Child(Base): pass
d = {"a": 1}
tests = [
    lambda: b.m(), lambda: b.m(1, k=2), lambda: b.m(1, 2), lambda: b.m(k=1, z=2), lambda: b.m(k=1, **{"k": 2}), lambda: A.B.m(),
    lambda: b.s(), lambda: b.s(1), lambda: b.s(1, 2), lambda: b.s(1, a=5, b=2, c=3), lambda: b.s(1, 2, c=1, **{"b": 3}), lambda: A.B.s(a=1, b=2, c=3),
    lambda: b.c(), lambda: A.B.c(1, 2), lambda: A()(), lambda: A()(1, 2), lambda: A()(y=1),
    lambda: decorated(), lambda: decorated(1, 2, 3), lambda: decorated(z=1), lambda: decorated(1, x=2),
    lambda: gen(), lambda: gen(1, 2, 3), lambda: gen(1, c=2), lambda: ü(), lambda: ü(y=1),
    lambda: kwonly(), lambda: kwonly(1), lambda: kwonly(1, 2, b=1), lambda: kwonly(1, 2, 3, b=1, c=2), lambda: kwonly(1, b=2, d=3), lambda: kwonly(1, 2, d=3),
    lambda: many(), lambda: many(1), lambda: many(1, d=4), lambda: many(*[1, 2, 3, 4, 5]), lambda: many(1, **d), lambda: many(**d),
    lambda: varargs(), lambda: varargs(1, a=2), lambda: varargs(1, 2, b=3),
    lambda: Base(), lambda: Derived(), lambda: NoInit(1), lambda: NoInit(x=1), lambda: Child(), lambda: Child(1, 2), lambda: Child(y=1),
    lambda: sorted([1], key=lambda: 0), lambda: list(map(lambda a, b: a, [1])), lambda: sorted([2, 1], key=many),
    lambda: (lambda: 0)(1), lambda: (lambda x, y=1: 0)(), lambda: (lambda *a, k: 0)(1, 2), lambda: [*5], lambda: (1, *None), lambda: {**5}, lambda: {*5},
    lambda: many(1, *5), lambda: many(*5, a=1), lambda: b.m(**5), lambda: print(*5), lambda: print(**5), lambda: many(**{1: 2}), lambda: many(**{1: 2}, a=1), lambda: Base(**3),
    lambda: many(a=1, **d), lambda: many(**d, **d), lambda: varargs(*5), lambda: len(**5),
    lambda: many(*range(2), *None), lambda: dict(**5),
]
for t in tests:
    try:
        t()
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)
