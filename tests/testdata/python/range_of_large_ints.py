# Ranges of ints beyond 64 bits, and of more elements than an index counts.
import sys
M = sys.maxsize
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
rs = [range(-M, M, 2), range(2**70), range(2**70, 2**70+5), range(2**70+5, 2**70, -2), range(0, M, 2**62), range(-M-1, M), range(M, -M, -M), range(0), range(5), range(5, 0, -2), range(0, 2**65, 2**64), range(M-3, M), range(2**70, 0), range(0, 10**30, 10**29)]
for r in rs:
    print(r, bool(r))
    t(lambda: len(r)); t(lambda: r[0]); t(lambda: r[-1]); t(lambda: r[2**64]); t(lambda: r[1:]); t(lambda: r[::-1]); t(lambda: r[::2**63]); t(lambda: r[:3]); t(lambda: r[-3:])
    t(lambda: (r.start, r.stop, r.step)); t(lambda: 5 in r); t(lambda: 2**70 in r); t(lambda: True in r)
    t(lambda: r.index(4)); t(lambda: r.count(2**70)); t(lambda: r.index(2**70+3));
    t(lambda: [x for x, _ in zip(r, range(4))]); t(lambda: [x for x, _ in zip(reversed(r), range(4))])
    t(lambda: next(iter(r))); t(lambda: next(reversed(r)))
    t(lambda: r['a']); t(lambda: r[1.0]); t(lambda: r['a':]); t(lambda: r[::0])
    for s in rs:
        if r == s: print("equal", s, hash(r) == hash(s), r != s)
    try: r[0] = 1
    except TypeError as e: print(e)
    try: del r[0]
    except TypeError as e: print(e)
    try: r < r
    except TypeError as e: print(e)
t(lambda: range(2**70, 2**70+1) == range(2**70, 2**71, 2**71)); t(lambda: range(2**100, 2**100) == range(0)); t(lambda: {range(2**70): 1}[range(2**70)])
t(lambda: range(1, 2, 0)); t(lambda: range(1.0)); t(lambda: range('a')); t(lambda: range(2**80, 1, 0)); t(lambda: range(None)); t(lambda: range()); t(lambda: range(1,2,3,4))
n = 0
for i in range(2**64, 2**64 + 3): print(i)
for i in range(2**63 - 2, 2**63 + 2): print(i)
for i in range(-2**63 + 2, -2**63 - 2, -1): print(i)
for i in range(M):
    n += 1
    if n == 3: break
print(n, i, sum(range(2**64, 2**64+3)), list(range(2**64, 2**64+3)), max(range(2**64, 2**64+3)), sorted(range(2**64, 2**64-3, -1)))
class I:
    def __index__(self): return 2**65
print(range(I()), type(iter(range(2**70))), type(reversed(range(2**70))), isinstance(range(2**70), range))
a, b, *c = range(2**64, 2**64+4); print(a, b, c)
match range(2**70):
    case range(start=0, stop=s): print("stop", s)
print([*range(M-1, M+2)], tuple(range(-M-3, -M)), (range(2**70) or 1), range(2**70).__len__ if 0 else '', repr(range(2**70)), hash(range(2**70)) == hash(range(0, 2**70, 1)))
it = iter(range(2**70)); next(it); print(it.__reduce__() if 0 else next(it))
print(any(x > 5 for x in range(2**70)), 2**69 in range(0, 2**70, 2), -1 in range(2**70), (2**70-1 in range(2**70)), 2**70 in range(2**70))
