a, *b, c = range(5)
print(a, b, c)
*x, = "ab"
print(x)
(p, (q, *r)), *s = [(1, (2, 3, 4)), 5, 6]
print(p, q, r, s)
first, *_ = {"k1": 1, "k2": 2}
print(first)
[m, n] = 1, 2
m, n = n, m
print(m, n)
print([*range(3), *"ab", *[]], (*(1, 2), 3), {**{"a": 1}, "b": 2, **{"a": 3}})
print(sorted({*[1, 2], *(2, 3)}))


def f(*args, **kwargs):
    return args, kwargs


print(f(*[1, 2], 3, *(4,), k=1, **{"z": 2}, **{"y": 3}))
i = 0
lst = [0, 0, 0]
i, lst[i] = 2, "set"
print(i, lst)
a = b = c = 0
a, b = b, a = 1, 2
print(a, b)
for bad in ([1], [], 5, None):
    try:
        a, b = bad
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
(z,) = [9]
print(z)
for head, *tail in [(1, 2, 3), "xy"]:
    print(head, tail)
k, v = {"one": 1, "two": 2}.items()
print(k, v)


def g():
    yield 1
    yield 2


u, w = g()
print(u + w)
print(*[1, 2], *"ab", sep="-")
