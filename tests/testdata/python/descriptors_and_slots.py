class Rec:
    def __init__(self, **k): self.__dict__.update(k)
r = Rec(a=1, b=2)
print(r.a, r.__dict__, vars(r) is r.__dict__)
r.__dict__["c"] = 3; print(r.c); r.d = 4; print(r.__dict__); del r.a; print(r.__dict__, hasattr(r, "a")); r.__dict__.clear(); print(vars(r))
r.__dict__ = {"z": 1}; print(r.z)
class NonData:
    def __get__(self, o, t=None): return ("get", o is None, t.__name__)
class Data:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None):
        if o is None: return self
        return getattr(o, self.n, "default")
    def __set__(self, o, v): setattr(o, self.n, v * 2)
    def __delete__(self, o): delattr(o, self.n)
class SetOnly:
    def __set__(self, o, v): o.__dict__["so"] = ("set", v)
class C:
    nd = NonData(); d = Data(); so = SetOnly()
    @property
    def p(self): "doc of p"; return self._p
    @p.setter
    def p(self, v): self._p = v + 1
    @p.deleter
    def p(self): del self._p
    ro = property(lambda self: 1)
    wo = property(None, lambda self, v: None, doc="write only")
c = C()
print(c.nd, C.nd, c.d, isinstance(C.d, Data))
c.__dict__["nd"] = "own"; c.__dict__["d"] = "shadowed"; print(c.nd, c.d)
c.d = 5; print(c.d, c._d); del c.d; print(c.d)
c.so = 1; print(type(c.so).__name__, c.__dict__["so"])
c.p = 4; print(c.p, C.p.__doc__, C.wo.__doc__); del c.p
for f in (lambda: c.p, lambda: setattr(c, "ro", 2), lambda: delattr(c, "ro"), lambda: c.wo, lambda: c.nope, lambda: delattr(c, "nope"), lambda: C.nope, lambda: delattr(C, "nope"), lambda: setattr(int, "x", 1), lambda: (5).nope, lambda: None.x, lambda: [].foo):
    try: print(f())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
class All:
    def __init__(self): object.__setattr__(self, "log", [])
    def __getattribute__(self, n):
        if n == "magic": return 42
        if n == "hidden": raise AttributeError("hidden!")
        return super().__getattribute__(n)
    def __getattr__(self, n): return "fallback " + n
    def __setattr__(self, n, v):
        self.log.append(("set", n, v))
        if n != "skip": object.__setattr__(self, n, v)
    def __delattr__(self, n):
        self.log.append(("del", n))
        super().__delattr__(n)
    def __dir__(self): return ["zz", "aa"]
a = All(); a.x = 1; a.skip = 2; del a.x
print(a.magic, a.hidden, a.other, a.log, dir(a), hasattr(a, "anything"))
class S1:
    __slots__ = ("a", "b", "__priv")
    def __init__(self): self.a = 1; self.__priv = 9
    def get(self): return self.__priv
s = S1(); s.b = 2
print(s.a, s.b, s.get(), hasattr(s, "__dict__"), S1.__slots__, S1.a)
for f in (lambda: setattr(s, "zz", 1), lambda: s.zz, lambda: delattr(s, "a") or s.a, lambda: s.__dict__):
    try: print(f())
    except (AttributeError, TypeError) as e: print(type(e).__name__, str(e))
class S2(S1): pass
t = S2(); t.zz = 5; print(t.zz, t.__dict__, t.a)
class S3(S1):
    __slots__ = "c"
u = S3(); u.c = 1
try: u.q = 1
except AttributeError as e: print(str(e))
class S4:
    __slots__ = ["x", "__dict__"]
v = S4(); v.x = 1; v.y = 2; print(v.__dict__, v.x)
class P:
    def __init__(self): self.i = 1
    k = 2
    def m(self): pass
    @classmethod
    def cm(cls): pass
names = dir(P())
print([n for n in names if not n.startswith("__")], "__init__" in names, "__class__" in names, "__dict__" in names, "__eq__" in names, names == sorted(names))
print([n for n in dir(P) if not n.startswith("__")], "__add__" in dir(5), "append" in dir([]), "__len__" in dir(list), "keys" in dir(dict))
p = P(); p.__class__ = Rec; print(type(p).__name__)
try: p.__class__ = 5
except TypeError as e: print(e)
try: p.__dict__ = 5
except TypeError as e: print(e)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t):
        v = self.f(o); o.__dict__[self.n] = v; return v
class L:
    @Lazy
    def val(self): print("computing"); return 7
l = L(); print(l.val, l.val)
class Bound:
    def __get__(self, o, t): return lambda *a: (type(o).__name__, a)
class UB: m = Bound()
print(UB().m(1, 2))
class Meth:
    def f(self): return "f"
x = Meth(); x.f = lambda: "instance f"; print(x.f(), Meth.f(x), Meth().f.__self__.__class__.__name__)
print(property.__name__, isinstance(C.p, property), type(C.p), type(C.__dict__["p"]).__name__, C.p.fget(c) if hasattr(c, "_p") else "no _p")
class CallInst:
    def __call__(self, *a): return ("called", a)
class Use:
    op = CallInst()
    __len__ = lambda self: 3
    @staticmethod
    def st(x): return x
    @classmethod
    def cl(cls, x): return (cls.__name__, x)
print(Use().op(1), len(Use()), Use().st(1), Use().cl(2), Use.cl(3), Use.st(4))
