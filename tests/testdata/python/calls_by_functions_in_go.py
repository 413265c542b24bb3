from functools import reduce
class I:
    def __iter__(self): raise TypeError("mine")
class J:
    def __iter__(self): raise ValueError("mine")
class K: __iter__ = None
for x in (5, I(), J(), K(), "abc", [], iter([1,2]), {1:2,3:4}):
    try: print(reduce(lambda a,b: a+b, x))
    except Exception as e: print(repr(e))
try: print(reduce(5, [1]))
except Exception as e: print(repr(e))
try: print(reduce(5, [1,2]))
except Exception as e: print(repr(e))
print(reduce(max, [1,2,3], 10), reduce(lambda a,b: a, [], None))
class P:
    def m(self, x): return x*2
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    @staticmethod
    def s(x): return x
    def __init__(self, *a): self.a = a
    def __call__(self, x): return x+1
print(list(map(P().m, [1,2])), list(map(P.c, [1])), list(map(P.s,[1])), [p.a for p in map(P,[1],[2])], list(map(P(), [1])))
print(list(map(int, "123")), list(map("abc".count, "abd")), list(map(str.upper,"abc")), list(map(type,[1,"a"])), sorted([3,1,2], key=P().__call__))
print(list(map(lambda *a: a, range(70))) [:1], len(list(map(lambda *a: a, *[range(2)]*70))[0]))
try: list(map(lambda: 1, [1]))
except Exception as e: print(repr(e))
try: list(map(P.m, [1]))
except Exception as e: print(repr(e))
try: list(map(P().m, [1], [2]))
except Exception as e: print(repr(e))
def gen(x):
    yield x
print([list(g) for g in map(gen, [1,2])], max([1,5,3], key=lambda x: -x), list(filter(P().m, [0,1])))
