# What classes derived from built-in types are asked for; generators' attributes.
class Tags(set): pass
class H(set):
    def __hash__(self): return 5
print({1} in {frozenset([1])}, Tags([1]) in {frozenset([1])})
s = {frozenset([1]), 2}
s.discard(Tags([1])); print(s)
s = {frozenset([1]), 2}
s.remove({1}); print(s)
try: s.remove({1})
except KeyError as e: print(e)
try: s.add({1})
except TypeError as e: print(e)
print(H([1]) in {frozenset([1])})
try: {} in s
except TypeError as e: print(e)
try: {1} in {}
except TypeError as e: print(e)
class F(float):
    def __float__(self): return 42.0
class G(float):
    def __float__(self): return "x"
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: float(F(1)))
t(lambda: float(G(1)))
t(lambda: float.fromhex("++inf"))
t(lambda: float.fromhex("+-1"))
t(lambda: float.fromhex(" -inf "))
t(lambda: float.fromhex("+nan"))
class S(str):
    def __rmod__(self, o): return "rmod"
t(lambda: "x %s" % S("y"))
t(lambda: b"x %s" % S("y"))
class B(bytes):
    def __rmod__(self, o): return "brmod"
t(lambda: b"x %s" % B(b"y"))
class A:
    def m(self): return super().__class__
    def n(self): return super().__self__ is self, super().__thisclass__, super().__self_class__
print(A().m(), A().n())
def f(): super()
try: f()
except Exception as e: print(type(e).__name__, e)
def g(): yield
i = g()
print(i.gi_suspended, i.gi_code.co_name, i.gi_running)
next(i)
print(i.gi_suspended)
i.__name__ = "other"; i.__qualname__ = "q"
print(i.__name__, i.__qualname__)
t(lambda: setattr(i, "__name__", 1))
