t = (1, "a", None, 2.5, (3,))
print(t, len(t), t[0], t[-1], t[1:3], t[::-1], t + (1,), t * 2, (1,) * 3, () + ())
print((1, 2).count(1), (1, 2, 1).index(1, 1), 2 in (1, 2), (1, 2) == (1, 2), (1, 2) == [1, 2], (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 5))
print(tuple("ab"), tuple([1, 2]), tuple(x for x in range(2)), tuple(), tuple({1: 2}), tuple(t) is t)
print({(1, 2): "k"}[1, 2], hash((1, 2)) == hash((1, 2)), {(1,), (1,)}, (1, (2, (3,)))[1][1][0])
print(1, (1), (1,), 1,)
x = 1, 2
y = x, 3
print(x, y, (lambda *a: a)(), (lambda: (1, 2))())
a, b = x
(a, b), c = y
print(a, b, c, sorted([(2, "b"), (1, "z"), (2, "a")]), max((1, 2), (1, 3)), min([(1, "x"), (0, "y")]))
for bad in (lambda: t[9], lambda: t["x"], lambda: (1,) + [2], lambda: (1, 2).index(3), lambda: (1,) < ("a",), lambda: t.append(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
mutable = ([], 1)
mutable[0].append("x")
print(mutable, repr(("one",)), str(()), ("it's", 'a"b'))
for i, (k, v) in enumerate([("a", 1), ("b", 2)]):
    print(i, k, v, end="; ")
print()
print(*t, sep="|")
print("%s %s" % x, "{} {}".format(*x), isinstance(x, tuple), type(()).__name__)
