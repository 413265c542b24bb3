# What a generator does as a context manager.
from contextlib import contextmanager, ExitStack
@contextmanager
def m(a, b=2, *args, k=None):
    try: yield a, b, args, k
    except ValueError as e: print("caught", e)
    finally: print("end")
for _ in range(3):
    with m(1) as v: print(v)
    with m(1, 2, 3, k=4) as v: print(v)
    with m(*[1, 2], **{"k": 1}) as v: print(v)
    with m(0) as v: raise ValueError("v")
    try:
        with m(0): raise KeyError("k")
    except KeyError as e: print(repr(e), e.__context__)
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def never():
    if 0: yield
@contextmanager
def bad(): return 5
@contextmanager
def other(): return iter([1])
@contextmanager
def fails(): yield; raise IndexError("late")
@contextmanager
def stop(): yield; raise StopIteration("s")
@contextmanager
def swallow():
    try: yield
    except BaseException as e: print("swallowed", repr(e))
class It:
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 1: raise StopIteration
        return self.n
class Gen:
    def __iter__(self): return self
@contextmanager
def inst(): return It()
@contextmanager
def inst2(): return Gen()
for f in (twice, never, bad, other, fails, stop, swallow, inst, inst2):
    for exc in (None, ValueError("x"), StopIteration("y")):
        try:
            with f() as v:
                print(f.__name__, v)
                if exc: raise exc
            print("after")
        except Exception as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
class C:
    @contextmanager
    def cm(self, x): yield self, x
    @staticmethod
    @contextmanager
    def st(x): yield x
c = C()
with c.cm(3) as v: print(v[0] is c, v[1])
with C.st(4) as v: print(v)
with ExitStack() as s: print(s.enter_context(m(7)))
@m(9)
def decorated(x): return x
print(decorated(1), decorated(2))
g = m(1)
with g: pass
try:
    with g: pass
except AttributeError as e: print(e)
print([f.__name__ for f in map(lambda f: f, (m, twice))], [type(x).__name__ for x in map(m, [1])])
try: m()
except TypeError as e: print(e)
x = swallow(); print(x.__enter__(), x.__exit__(ValueError, ValueError("z"), None))
