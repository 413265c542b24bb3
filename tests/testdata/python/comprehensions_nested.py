print([(x, y) for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3], [[j for j in range(i)] for i in range(3)])
print({x: y for x, y in enumerate("ab")}, sorted({x * y for x in range(3) for y in range(3)}), list((x for x in "ab")), [*(i for i in range(2))])
matrix = [[1, 2], [3, 4], [5, 6]]
print([v for row in matrix for v in row if v % 2], [[row[i] for row in matrix] for i in range(2)], [sum(row) for row in matrix])
x = "outer"
print([x for x in range(2)], x, [lambda: x for x in range(2)][0](), {x for x in [1]}, x)
print([a + b for a, b in [(1, 2), (3, 4)]], [h for h, *t in ["abc", "de"]], [i for i in range(3) for i in range(i)], [y for x in [[1], [2]] for y in x])


def f(n):
    return [n * m for m in range(3)], {k: n for k in "ab"}, [[n + i + j for j in range(2)] for i in range(2)]


print(f(5))
print([1 if n % 2 else "even" for n in range(3)], [n for n in range(5) if (n % 2 == 0) == True], [not n for n in (0, 1)], [n or "zero" for n in range(2)])
print([c for c in "hello" if c not in "l"], ["".join(p) for p in zip("abc", "xyz")], [i for i, c in enumerate("abab") if c == "a"])
print(any(n > 3 for n in range(5)), sum(n for n in range(4)), max((len(w) for w in ["a", "bbb"]), default=0), ",".join(str(n) for n in range(3)), dict((k, v) for k, v in [("a", 1)]))
try:
    [1 // n for n in (1, 0)]
except ZeroDivisionError:
    print("ZeroDivisionError")
try:
    [undefined_thing for _ in range(1)]
except NameError as e:
    print(e)
print([undefined_thing for _ in []])


class C:
    n = 3
    items = [i * 2 for i in range(n)]


print(C.items)
order = []
def note(v):
    order.append(v)
    return v
{note("k"): note("v") for _ in range(1)}
[note((x, y)) for x in note([1]) for y in note([2]) if note("cond")]
print(order)
print([[[k for k in range(j)] for j in range(i)] for i in range(3)], [(yield_ := i) for i in range(2)], yield_)
g = (a * b for a in range(3) for b in range(2) if a)
print(next(g), list(g))
print([f() for f in [lambda i=i: i * i for i in range(3)]], [*map(lambda t: t[0] + t[1], [(1, 2)])])
