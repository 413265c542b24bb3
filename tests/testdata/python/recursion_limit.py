import sys
def depth():
    n = 0
    def g():
        nonlocal n
        n += 1; g()
    try: g()
    except RecursionError as e: return n
print(depth())
sys.setrecursionlimit(200); print(depth())
sys.setrecursionlimit(5000); print(depth(), sys.getrecursionlimit())
def h(n): return n and h(n-1)
print(h(4900))
try: sys.setrecursionlimit(1)
except RecursionError as e: print(e)
sys.setrecursionlimit(100); print(depth())
class R:
    def __init__(self, n): self.n = n
    def __repr__(self): return repr([R(self.n - 1)]) if self.n else "x"
sys.setrecursionlimit(3000)
print(len(repr(R(700))))
def gen(n):
    yield n
    if n: yield from gen(n - 1)
sys.setrecursionlimit(1000)
print(sum(gen(900)))
