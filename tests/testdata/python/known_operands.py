# What nodes know of their operands: displays with constant keys, two targets, subscripts, slices, in, loops.
print({"a": 1, "b": 2}, {"a": 1, "a": 2}, {1: 2, True: 3}, {1: 'x', 'y': [], 3: 4, 5: 6, 7: 8, 9: 10, 11: 12}, {})
d = {"a": 1, "b": 2}
d["c"] = 3; del d["a"]; print(d)
def f(a, b):
    a, b = b, a
    print(a, b)
    [a, b], c = [b, a], 5
    print(a, b, c)
    a, b, c = c, a, b
    print(a, b, c)
    l = [1, 2, 3]
    i, l[i] = 1, 7
    print(l)
f(1, 2)
s = "spam"; u = "späm€𝄞"
for a in range(-8, 9):
    print(s[a:], s[:a], u[a:], u[:a], u[a:a+2], [1,2,3,4][a:a+3], (1,2,3)[a:], (1,2,3)[:a])
    try: print(u[a], s[a])
    except IndexError as e: print(e)
print(s[1:None], s[None:2], s[True:3], s[:10**30], s[-10**30:2])
for x in [lambda: s["a"], lambda: s[1.0], lambda: s[1:"a"], lambda: s[10**30], lambda: 1 in s, lambda: [] in {}, lambda: [] in {1}, lambda: 1/0, lambda: 1.0/0, lambda: 0/0, lambda: 1/0.0, lambda: True/False]:
    try: print(x())
    except Exception as e: print(type(e).__name__, e)
print(1/3, -7/2, True/2, 2**53/3, (2**53+1)/3, 2**62/3, 7/0.5, 2.5/2, (2**53+1)/1.0, -0/5, 0/-5)
print("a" in "abc", "" in "", "x" in ("x", 1), 1 in (True,), float("nan") in [1], [1] in [[1]], "a" in {"a": 1}, 1.0 in {1}, frozenset() in {frozenset()})
n = float("nan"); print(n in [n], n in (n,), n in {n})
for c in "aé€𝄞b": print(c, end=" ")
d = {1: 2, 3: 4}
try:
    for k in d: d[k + 10] = 1
except RuntimeError as e: print(e)
for k in d: break
print([k for k in d], [*d])
class S(str):
    def __contains__(self, x): return x == "zz"
    def __eq__(self, o): return True
    __hash__ = str.__hash__
print("zz" in S("a"), "a" in S("a"), S("q") == "r", "r" == S("q"), "r" != S("q"), S("a") in "abc", S("a") in ("b",))
def g():
    x, y = (yield 1), (yield 2)
    print(x, y)
it = g(); next(it); it.send("a")
try: it.send("b")
except StopIteration: pass
try:
    a, b, c = (1, 2)
except ValueError as e: print(e)

# A list is unpacked as it was, whatever the targets do to it.
l = [1, 2, 3]
l[0], l[1], l[2] = [l[2], l[1], l[0]]
print(l)
x = [5, 6, 7]
x[1], x[0], x[2] = x
print(x)
a, b, c, d = [1, 2, 3, 4]
a, b, c, d, e = [1, 2, 3, 4, 5]
print(a, b, c, d, e)
try:
    a, b, c = [1, 2]
except ValueError as err:
    print(err)
try:
    a, b, c = [1, 2, 3, 4]
except ValueError as err:
    print(err)
