def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A:
    def a(self): return super().__repr__()[:5]
    @staticmethod
    def s(): return super().x
    def l(self): return (lambda: super())()
    def c(self): return [super().__hash__() == hash(self) for _ in [1]]
t(A().a); t(A.s); t(A().l); t(A().c); t(lambda: super()); t(lambda: super(A)) if 0 else 0
def f(x): return super()
t(lambda: f(1))
def g(x):
    super = lambda: 7
    return super()
t(lambda: g(1))
try: super()
except RuntimeError as e: print(e)
super = lambda: 8
print(super())
