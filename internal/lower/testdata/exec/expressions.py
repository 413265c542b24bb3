def trace(x):
    print("eval", x)
    return x
print(trace(1) < trace(2) < trace(3))
print(trace(3) < trace(2) < trace(1))
print(1 < trace(5) < 4 == trace(7))
a = 5
print(1 < a <= 5 != 6, 1 < a < 5, a in [5] in [[5]], 1 == True, True == 1 != 2)
print(True + True, True * 3, -True, 5 - False, 7 // True, sum([True, True]))
flag = a > 3
print(flag + 1, [10, 20][flag], ("a", "b")[a > 9], flag == 1, flag is True, None is None, a is not None)
t = True
t += 1
print(t, t & 1, True | False, True & False, True ^ True, 6 | 1, 1 << True)
x = [1]
y = x
y += [2]
y *= 2
print(x)
s = "ab"
s += "c"
s *= 2
print(s, s[1], s[-1], s[1:3], s[::-1], s[:2])
l = [0, 1, 2, 3, 4]
l[1:3] = ["x"]
print(l)
del l[0], l[-1:]
print(l)
l[0] += "y"
print(l)
d = {"k": 1, **{"z": 2}, "k": 3}
d["k"] += 5
d["n"] = d["k"] ** 2
print(d, {1: 2, 1: 3})
del d["k"]
print(d, "k" in d, "z" not in d)
def order(tag, v):
    print(tag)
    return v
order("target", l)[order("index", 0)] = order("value", 9)
order("target", l)[order("index", 0)] += order("value", 1)
print(l)
def f(*args, **kw):
    return args, kw
print(f(1, *[2, 3], 4, *(5,), k=1, **{"z": 2}, y=3))
print(f(*"ab", **{}), f(*range(3), x=trace(1)))
print([*range(2), 5, *"xy"], (*[1], 2), {**{"a": 1}})
p, *q = [1, 2, 3]
*r, u = "xyz"
(v, [w, *z]), m = (1, [2, 3, 4]), 5
print(p, q, r, u, v, w, z, m)
i = j = k = []
i.append(1)
print(j, k, i is k)
i, x[i and 0] = 0, "set"
print(i, x)
a, b = 1, 2
a, b = b, a
print(a, b)
try:
    a, b = 1, 2, 3
except ValueError:
    print("too many")
try:
    a, b, *c = [1]
except ValueError:
    print("too few")
for a, (b, *c) in [(1, (2, 3, 4)), (5, [6])]:
    print(a, b, c)
for l[0], x[0] in [(7, 8)]:
    pass
print(l, x, [a + b for a, b in [(1, 2), (3, 4)]], [c for a, (b, c) in [(1, (2, 3))]], {k: v for k, v in [("a", 1)]})
for ch in "hey":
    print(ch)
out = [1, 2]
for o in out:
    if len(out) < 5:
        out.append(o)
print(out)
name, width = "n", 6
print(f"{name} {name!r} {width:>{width}} {name=} {{}} {1 + 1}" "tail" f"{'q' + name}")
print(f"{name}", f"", f"a{1}b")
print(2 ** 10, 2 ** 3 ** 2, (-2) ** 2, 10 ** 20)
print(not a, a and b, 0 or "x", a if b else c, (lambda q, *r: (q, r))(1, 2))
print("%s-%d" % ("a", 5), 7 % 3, -7 % 3)
assert a, "fine"
try:
    assert a == 0, "msg %d" % a
except AssertionError as e:
    print("assert", e)
val = 1,
print(val)
n = 0
n -= 5
n //= 2
print(n)
print([(x, y) for x in range(3) if x for y in range(x)], sorted(list({x % 2 for x in range(5)})))
sq = lambda x: x * x
print(list(sq(i) for i in range(3)), tuple(i for i in range(2)))
h = {}
h["a"], h["b"] = 1, 2
print(h)
class O:
    pass
o = O()
o.a = o.b = [0]
o.a[0] += 1
o.c = 1
o.c += True
print(o.b, o.c)
del o.c
print(hasattr(o, "c"))
print(x if (x := 5) > 3 else 0, x)
print(*[1, 2], *(3,))
def pos_only(a, b=2, /, c=3, *, d=4):
    return a, b, c, d
print(pos_only(1), pos_only(1, 5, c=6, d=7))
big = [0,1,2,3,4,5,6,7,8,9]
print(big[2:8:2], big[-3:], big[::-3][:2])
