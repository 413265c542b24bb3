class Meta(type):
    registry = {}
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", mcs.__name__, name, [b.__name__ for b in bases], kw)
        return {"injected": 7}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        cls = super().__new__(mcs, name, bases, dict(ns), **(kw if bases else {}))
        mcs.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, cls is Meta.registry[name])
        super().__init__(name, bases, ns)
        cls.tag = kw.get("tag", "none")
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        obj = super().__call__(*a, **k)
        obj.made_by = "meta"
        return obj
    def __len__(cls): return 42
    def __iter__(cls): return iter(["x", "y"])
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __contains__(cls, k): return k == "in"
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __getattr__(cls, n):
        if n.startswith("dyn"): return n.upper()
        raise AttributeError(f"no {n} in {cls.__name__}")
    def __instancecheck__(cls, o): return o == "inst" or super().__instancecheck__(o)
    def __subclasscheck__(cls, c): return c is int or super().__subclasscheck__(c)
    def __add__(cls, o): return "add " + str(o)
    def __eq__(cls, o): return o == "same" or cls is o
    def __hash__(cls): return 5
    def __bool__(cls): return False
    @property
    def prop(cls): return "prop of " + cls.__name__
    def __setattr__(cls, n, v):
        print("setattr", n)
        super().__setattr__(n, v)
class Base(metaclass=Meta, tag="b"):
    def __init_subclass__(cls, **kw):
        print("init_subclass", cls.__name__, kw)
    def __init__(self, x=1): self.x = x
    def who(self): return __class__.__name__
class Derived(Base, tag="d"):
    def who(self): return "D" + super().who()
b = Derived(5)
print(b.x, b.made_by, b.who(), Derived.injected, type(Derived) is Meta, Derived.tag, Base.tag)
print(len(Base), list(Base), Base["k"], "in" in Base, "out" in Base, Base, Base.dyn_a, isinstance("inst", Base), isinstance(b, Base), isinstance(5, Base), issubclass(int, Base), issubclass(Derived, Base), issubclass(str, Base), Base + 3, Base == "same", Base == Derived, hash(Base), bool(Base), Base.prop)
try: Base.nope
except AttributeError as e: print(e)
Base.attr = 3
print(Base.attr, sorted(Meta.registry), {Base: 1}[Base])
print(Base.__class__, type(type(Base)), Meta.__mro__, Base.__mro__, Base.__subclasses__())
class M2(type): pass
try:
    class C(Base, metaclass=M2): pass
except TypeError as e: print(e)
class M3(Meta): pass
class C3(Base, metaclass=M3): pass
print(type(C3).__name__)
X = Meta("X", (Base,), {"y": 1})
print(X.y, X.__name__, X().made_by)
Y = type("Y", (), {"z": 3, "__doc__": "doc"})
print(Y.z, Y().z, Y.__doc__, Y.__module__, type(Y), Y.__bases__)
class Singleton(type):
    _i = {}
    def __call__(cls, *a):
        if cls not in cls._i: cls._i[cls] = super().__call__(*a)
        return cls._i[cls]
class Conf(metaclass=Singleton):
    def __init__(self): self.v = 1
print(Conf() is Conf())
class Ordered(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith("__"): raise TypeError("dup " + k)
        super().__setitem__(k, v)
class NoDup(type):
    @classmethod
    def __prepare__(mcs, n, b): return Ordered()
try:
    class Dup(metaclass=NoDup):
        a = 1
        a = 2
except TypeError as e: print(e)
class Ok(metaclass=NoDup):
    a = 1
    def m(self): return self.a
print(Ok().m())
def fmeta(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != "_"), kw)
class Fn(metaclass=fmeta, opt=1):
    q = 1
print(Fn)
class MroEntries:
    def __mro_entries__(self, bases): return (Y,)
class Z(MroEntries()): pass
print(Z.__mro__[1].__name__, Z.__orig_bases__[0].__class__.__name__)
from abc import ABCMeta, ABC, abstractmethod
class AM(ABCMeta):
    def __new__(m, n, b, ns): return super().__new__(m, n, b, ns)
class A(metaclass=AM):
    @abstractmethod
    def f(self): ...
try: A()
except TypeError as e: print("abstract")
class A2(A):
    def f(self): return 1
print(A2().f(), type(A).__name__, type(ABC).__name__)
print(isinstance(Base, type), isinstance(Base, Meta), isinstance(Meta, type), type.__call__(Y).z, type.mro(Y)[0].__name__, callable(Y))
class Desc:
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
class W(metaclass=Singleton):
    d = Desc()
print([c.__name__ for c in object.__subclasses__()][:0], int.__subclasscheck__(bool), type.__instancecheck__(int, True))
class Cnt(type):
    def __new__(m, n, b, ns):
        ns["n"] = len([k for k in ns if not k.startswith("__")])
        return type.__new__(m, n, b, ns)
class Q(metaclass=Cnt):
    a = b = 1
print(Q.n)
