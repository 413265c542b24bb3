class Multi(Exception):
    def __init__(self, *errs): super().__init__(f"{len(errs)} errors"); self.errs = list(errs)
    def __len__(self): return len(self.errs)
    def __iter__(self): return iter(self.errs)
    def __getitem__(self, i): return self.errs[i]
    def __contains__(self, e): return e in self.errs
    def __bool__(self): return True
    def __add__(self, o): return Multi(*self.errs, *o)
    def __iadd__(self, o): self.errs.extend(o); return self
    def __eq__(self, o): return isinstance(o, Multi) and self.errs == o.errs
    def __hash__(self): return len(self.errs)
    def __lt__(self, o): return len(self) < len(o)
    def __call__(self, x): return ("called", x)
    def __enter__(self): return "in"
    def __exit__(self, *a): return True
    def __neg__(self): return "neg"
    def __format__(self, s): return f"fmt {s}"
    def __int__(self): return 7
m = Multi("a", "b")
print(len(m), list(m), m[0], m[-1], "a" in m, "z" in m, bool(m), list(m + ["c"]), m == Multi("a", "b"), m != Multi("a"), m < Multi(1, 2, 3), sorted([Multi(1, 2), Multi(1)])[0].errs, m(5), -m, f"{m:x}", int(m), hash(m), {m: 1}[Multi("a", "b")], [*m], max([m, Multi()]).errs)
m += ["q"]; print(m.errs, str(m), repr(m))
with m as v: print(v); raise ValueError
x, *y = m; print(x, y)
class Code(Exception):
    codes = {}
    def __init_subclass__(cls, code=0, **k): super().__init_subclass__(**k); Code.codes[code] = cls
    def __str__(self): return f"{type(self).__name__}: {super().__str__()}"
class NotFound(Code, code=404): pass
class Mixin:
    def describe(self): return f"{self.__class__.__name__} {self.args}"
class Both(Mixin, KeyError, LookupError): pass
class Multi2(ValueError, Mixin):
    def __new__(cls, *a):
        e = super().__new__(cls, *a); e.extra = "from new"; return e
try: raise Both("k", 1)
except LookupError as e: print(e.describe(), isinstance(e, KeyError), Both.__mro__[1].__name__, e)
try: raise NotFound("page")
except Code as e: print(e, Code.codes[404].__name__, repr(e))
try: raise Multi2("v")
except ValueError as e: print(e.extra, e.describe(), e.args)
class E3(Exception):
    def __init__(self, a, b=2): self.a = a; self.b = b
e = E3(1, b=5); print(e.args, e.a, e.b, repr(e), str(e))
class E4(Exception):
    def __getattr__(self, n): return "dyn " + n
    def __setattr__(self, n, v): super().__setattr__(n, v if n != "up" else v.upper())
e = E4("x"); e.up = "abc"; print(e.up, e.other, e.args)
try: e.args = 5
except TypeError as x: print(x)
class Prop(Exception):
    @property
    def code(self): return self.args[0]
    @classmethod
    def make(cls, c): return cls(c)
    __slots__ = ()
print(Prop.make(3).code, Prop(4).args)
print(isinstance(m, Exception), issubclass(Both, Exception), Exception.__bases__, BaseException.__base__)
try: len(ValueError())
except TypeError as e: print(e)
try: ValueError() < ValueError()
except TypeError as e: print(e)
try: ValueError()[0]
except TypeError as e: print(e)
try: ValueError() + 1
except TypeError as e: print(e)
try: ValueError()()
except TypeError as e: print(e)
try: list(ValueError())
except TypeError as e: print(e)
