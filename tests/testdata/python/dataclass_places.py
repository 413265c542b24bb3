# Dataclasses: instances made and compared many times, as the places of fields are remembered.
from dataclasses import dataclass, field, InitVar, replace
@dataclass
class A:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
@dataclass
class B(A):
    w: int = 5
    v: int = field(default=1, compare=False)
@dataclass
class P:
    a: int
    b: InitVar[int] = 3
    c: int = field(init=False, default=9)
    def __post_init__(self, b): self.d = (self.a, b)
@dataclass(frozen=True)
class F:
    x: int
    y: float = 1.5
@dataclass(slots=True)
class S:
    x: int
    y: int = 2
@dataclass(order=True, kw_only=True)
class K:
    x: int
    y: str = "k"
class D(A):
    @property
    def x(self): return 7
    @x.setter
    def x(self, v): self._x = v
class W(A):
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
class G(A):
    extra = 1
    def __new__(cls, *a):
        o = super().__new__(cls); o.extra = 2; return o
class E:
    def __eq__(self, o): print("asked"); return True
    __hash__ = None
for i in range(3):
    print(A(1), A(1, 2), A(x=3, z=[i]), A(1, z=[2]) == A(1, z=[2]), A(1) == A(2), A(1) != A(1), A(1) == B(1), B(1) == B(1, v=4), B(1, w=2) == B(1))
    print(P(1), P(1, 2).d, P(a=2, b=4).d, P(1) == P(1), F(1), F(1) == F(1), F(1) == F(1, 2), hash(F(1)) == hash(F(1)), S(1), S(1) == S(1), S(1, 3) == S(1))
    print(K(x=1), K(x=1) < K(x=2), K(x=1) == K(x=1, y="k"), sorted([K(x=2), K(x=1)]))
    d = D(i); print(d, d._x, d == D(5), W(1, 2), G(1), G(1).extra, vars(G(1, 2)))
    print(A(E()) == A(E()), A(E(), 1) == A(E(), 2))
    print(A(1.0) == A(1), A(float("nan")) == A(float("nan")), A(True) == A(1), A(1) == 1, A(1) == None, A.__eq__(A(1), 3))
    a = A(1); a.q = 5; b = A(1); del b.y; b.y = 0; print(a == b, b == a, vars(b))
    c = A(1); del c.x
    for f in (lambda: c == A(1), lambda: A(1) == c, lambda: A(), lambda: A(1, 2, 3, 4), lambda: A(1, q=2), lambda: K(1), lambda: setattr(F(1), "x", 2)):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
    n = A(1); n.__init__(5, 6); print(n, replace(n, y=7))
A.y = property(lambda self: 1, lambda self, v: None)
A.__post_init__ = lambda self: setattr(self, "late", 1) # is not called: there was none when A was made
print(A(1), vars(A(1)))
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class M(L):
    def __len__(self): return super().__len__() + 1
class O:
    def __len__(self, x): return 1

class R:
    @staticmethod
    def __len__(): return 4
class T:
    __len__ = lambda self: 1 // 0
for v in (L(0), L(3), L(True), L(-1), L("a"), L(1.0), L(None), M(2), O(), R(), T(), object()):
    try: print(len(v))
    except Exception as e: print(type(e).__name__, e)
