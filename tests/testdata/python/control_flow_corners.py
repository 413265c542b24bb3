# Generators, context managers, exceptions, groups, patterns and closures at their edges.
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
# generators, closures, context managers, exceptions, pattern matching, groups
def g():
    try:
        x = yield 1
        print("got", x)
        y = yield x
        print("got2", y)
    except ValueError as e:
        print("caught", e); yield "after"
    finally: print("fin")
    return 7
a = g(); t(a.send, 5); t(next, a); t(a.send, 5); t(a.throw, ValueError("v")); t(next, a); t(next, a); t(a.send, 1); a.close()
a = g(); next(a); a.close(); t(next, a); a = g(); t(a.throw, KeyError("k")); a = g(); next(a); t(a.throw, KeyError); t(a.throw, 5)
def d():
    r = yield from g(); print("r", r); return (yield from [1, 2])
print(list(d()))
def h():
    try: yield 1
    except GeneratorExit: yield 2
a = h(); next(a); t(a.close)
def rec():
    yield next(me)
me = rec(); t(next, me)
def ret(): return 5; yield
t(next, ret()); t(lambda: list(ret()))
def stop(): yield 1; raise StopIteration(3)
t(lambda: list(stop()))
t(lambda: sum(x for x in 5)); t(lambda: (x for x in 5)); t(lambda: {k: v for k, v in [(1,)]}); t(lambda: [a for a, b in [(1, 2, 3)]])
class CM:
    def __init__(self, n, sup=False, fail=False): self.n, self.sup, self.fail = n, sup, fail
    def __enter__(self):
        print("enter", self.n)
        if self.fail: raise RuntimeError("in enter")
        return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v); return self.sup
def w(*cms):
    from contextlib import ExitStack
    with ExitStack() as s:
        for c in cms: print(s.enter_context(c))
        raise ValueError("body")
t(w, CM(1), CM(2, True)); t(w, CM(1), CM(2)); t(w, CM(1, True), CM(2, fail=True))
from contextlib import contextmanager
@contextmanager
def cm(): 
    try: yield 3
    except KeyError: print("swallow")
def u():
    with cm() as v: print(v); raise KeyError
    with cm(): raise ValueError("z")
t(u)
@contextmanager
def bad(): yield 1; yield 2
def v():
    with bad(): pass
t(v)
def exc():
    try:
        try: 1 / 0
        except ZeroDivisionError as e: raise KeyError("k") from e
    except KeyError as k: return repr(k.__cause__), k.__suppress_context__, repr(k.__context__)
t(exc)
def exc2():
    try:
        try: 1 / 0
        finally: raise KeyError("k")
    except KeyError as k: return repr(k.__context__), k.__cause__
t(exc2)
def exc3():
    e = ValueError("a", 1); e.add_note("n1"); return e.args, str(e), repr(e), e.__notes__
t(exc3); t(lambda: (_ for _ in ()).throw(ValueError)); 
def r1(): raise 5
def r2(): raise ValueError from 5
def r3(): raise
def r4(): raise int
t(r1); t(r2); t(r3); t(r4)
def r5():
    try: raise ValueError
    except 5: pass
def r6():
    try: raise ValueError
    except (int, ValueError): pass
def r7():
    for i in range(3):
        try: continue
        finally: print("f", i)
    else: return "else"
t(r5); t(r6); t(r7)
eg = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [KeyError(3)])])
print(eg, repr(eg), eg.exceptions, eg.message); t(lambda: eg.split(ValueError)); t(lambda: eg.subgroup(KeyError)); t(lambda: eg.derive([OSError(1)])); t(ExceptionGroup, "x", []); t(ExceptionGroup, "x", [1]); t(ExceptionGroup, 1, [ValueError()]); t(ExceptionGroup, "x", [KeyboardInterrupt()]); t(BaseExceptionGroup, "x", [ValueError()]); t(ExceptionGroup, "x"); t(lambda: eg.subgroup(lambda e: isinstance(e, TypeError))); t(lambda: eg.split(5))
class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case 0 | 1: return "small"
        case -1.5: return "neg"
        case "a" | b"b": return "str"
        case True: return "true"
        case None: return "none"
        case []: return "empty"
        case [x]: return ("one", x)
        case [x, *rest, y] if rest: return ("many", x, rest, y)
        case (a, b): return ("pair", a, b)
        case {"k": v, **kw}: return ("map", v, kw)
        case Pt(0, y=yy): return ("pt0", yy)
        case Pt(x, y) as p: return ("pt", x, y, type(p).__name__)
        case int(n): return ("int", n)
        case str() as s: return ("s", s)
        case float(): return "float"
        case _: return "other"
for val in (0, 1, True, -1.5, "a", b"b", None, [], [5], [1, 2, 3], (1, 2), {"k": 1, "z": 2}, {}, Pt(0, 2), Pt(1, 2), 77, "zz", 2.5, {1}, range(1), range(3), "ab", bytearray(b"b")): t(m, val)
def m2(v):
    match v:
        case Pt(1, 2, 3): return 1
t(m2, Pt(1, 2))
def m3(v):
    match v:
        case int(1, 2): return 1
t(m3, 1)
def m4(v):
    match v:
        case m3(): return 1
t(m4, 1)
def outer():
    x = 1
    def inner():
        nonlocal x; x += 1; return x
    def read(): return x
    return inner, read
i, r = outer(); i(); i(); print(r(), i.__closure__[0].cell_contents, i.__code__.co_freevars)
def lateb(): return [lambda: k for k in range(3)]
print([f() for f in lateb()])
def ub():
    print(zz); zz = 1
t(ub)
def dl():
    q = 1; del q; return q
t(dl)
def fr():
    def inn(): return later
    inn(); later = 1
t(fr)
