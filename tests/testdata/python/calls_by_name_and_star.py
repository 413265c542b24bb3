# Calls by name and with stars.
def f(a, b=2, c=3): return a, b, c
def g(a, /, b, *, k=5, m): return a, b, k, m
def h(*args, **kwargs): return args, kwargs
def w(a, *args, k=1, **kwargs): return a, args, k, kwargs
def show(fn, *a, **k):
    try: print(fn(*a, **k))
    except Exception as e: print(type(e).__name__, e)
class P:
    def __init__(self, x, y=0): self.x, self.y = x, y
    def m(self, a, b=1, *rest, **kw): return self.x, a, b, rest, kw
    def n(*args, **kw): return len(args), kw
    @classmethod
    def c(cls, a, b=2): return cls.__name__, a, b
    @staticmethod
    def s(a, b=2): return a, b
    def __call__(self, a, *, k=0): return a, k
class E(Exception):
    def __init__(self, a, b=2): self.b = b
class N:
    def __new__(cls, a, b=1): o = object.__new__(cls); o.a = a, b; return o
for _ in range(2):
    print(f(1, c=4), f(c=1, a=2), f(a=1, b=2, c=3), f(1, 2, c=9), f(b=1, a=0))
    print(g(1, 2, m=3), g(1, b=2, m=3, k=4), g(1, m=0, b=1))
    print(h(), h(1), h(k=1), h(1, 2, k=3), h(**{"x": 1}), h(*[1, 2], **{"y": 2}), h(*"ab", 3, *(4, 5), z=1, **{"q": 2}))
    print(w(1), w(1, 2, 3, k=4, z=5), w(*(1, 2)), w(*(1,), **{"k": 2, "j": 3}), w(a=1), w(k=2, a=3, x=4))
    p = P(x=1, y=2); q = P(1, y=5); r = P(*(1,), **{"y": 7}); s = P(**{"x": 3})
    print(p.x, p.y, q.y, r.y, s.x, s.y)
    print(p.m(1, b=2), p.m(a=1), p.m(*(1, 2, 3), k=4), p.m(1, *(), **{"z": 1}), p.n(k=1), p.n(*(1, 2)), P.m(p, b=1, a=2))
    print(P.c(a=1), P.c(1, b=3), p.c(b=1, a=2), P.s(b=1, a=2), p.s(a=1), P.c(*(1,)), p.s(*(1, 2)))
    print(p(1, k=2), p(a=1), p(*(1,), **{"k": 3}), (lambda a, b=1: (a, b))(b=2, a=1))
    e = E(1, b=3); print(e.args, e.b, repr(E(a=1)))
    print(N(a=1).a, N(1, b=2).a, N(*(1, 2)).a)
    m = p.m; print(m(a=1, b=2), m(*(1,), b=3), m(**{"a": 1}))
    print(int("ff", base=16), int(*("ff",), **{"base": 16}), "a,b".split(sep=","), sorted([2, 1], **{"reverse": True}), dict(a=1, **{"b": 2}), max(*[1, 5, 2]))
    for case in (lambda: f(), lambda: f(1, a=2), lambda: f(1, d=2), lambda: f(*(1,), a=1), lambda: f(1, 2, 3, 4), lambda: f(*(1, 2, 3, 4)),
                 lambda: g(a=1, b=2, m=3), lambda: g(1, 2), lambda: g(1, m=2), lambda: g(1, 2, 3, m=1), lambda: g(1, 2, m=1, z=2),
                 lambda: h(**{1: 2}), lambda: h(k=1, **{"k": 2}), lambda: h(**{"k": 1}, k=2), lambda: h(*5), lambda: h(**5), lambda: h(**{"k": 1}, **{"k": 2}),
                 lambda: P(y=1), lambda: P(1, z=2), lambda: p.m(b=1), lambda: p.m(1, a=2), lambda: p(1, 2), lambda: p(1, j=2), lambda: P(1, x=2),
                 lambda: w(), lambda: w(*(), k=1), lambda: w(1, a=2), lambda: f(**{"a": 1, "z": 2}), lambda: f(z=1, **{"a": 1})):
        show(case)
f.__defaults__ = (7,)
show(f, 1, b=2); show(f, 1, c=2); show(lambda: f(1, b=2)); show(lambda: f(1, c=2)); show(lambda: f(*(1, 2)))
f.__defaults__ = None
show(lambda: f(1, b=2)); show(lambda: f(1, b=2, c=3)); show(lambda: f(*(1, 2)))
g.__kwdefaults__ = {"m": 8}
show(lambda: g(1, b=2)); show(lambda: g(1, b=2, k=3)); show(lambda: g(*(1,), b=2, k=3))
def swap(*args): return args
def outer(fn): return [fn(i, c=i) for i in range(2)]
print(outer(f if 0 else h), outer(lambda x, c: x + c), outer(lambda c, x=1: 0) if 0 else "")
d = {"x": 1}
def change(**kw): kw["x"] = 2; kw["y"] = 3; return kw
print(change(**d), d, change(x=1))
order = []
def o(x): order.append(x); return x
h(o(1), *[o(2)], o(3), k=o(4), **{"z": o(5)}, j=o(6)); print(order)
l = [1]
print(h(*l, l.append(2), *l))
def count(*args, **kwargs): return swap(*args, **kwargs) if not kwargs else (args, kwargs)
print(count(1, 2), count(), count(k=1))
def gen(a, *args, k=1): yield a; yield args; yield k
print(list(gen(1, k=3)), list(gen(*(1, 2))), list(gen(a=5)))
def cell(a, b=2, *args, **kw): return lambda: (a, b, args, kw)
print(cell(1, b=3)(), cell(*(1, 2, 3))(), cell(a=1, z=2)())
class Meta(type):
    def __new__(m, name, bases, ns, **kw): return type.__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw): c.kw = kw
class A: pass
class B(A, *(), metaclass=Meta, **{"k": 1}): pass
class C(*[A], metaclass=Meta, z=2): pass
class D(*(A,), **{"metaclass": Meta, "q": 3}): pass
print(B.kw, C.kw, D.kw, D.__bases__)
def many(a, b, c, d, e, f=6, g=7): return a, b, c, d, e, f, g
print(many(1, 2, 3, 4, 5), many(1, 2, 3, 4, 5, g=1), many(*range(7)), many(1, 2, 3, 4, e=5))
def deep(n): return 0 if n == 0 else 1 + deep(n=n - 1)
print(deep(n=200))
