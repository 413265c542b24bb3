x = 5
g = (x for _ in range(2))
x = 6
print(list(g))


def f():
    y = 1
    g = (y + n for n in range(3))
    y = 10
    return list(g)


print(f())


def first_iterable_is_eager():
    try:
        g = (v for v in undefined_here)
    except NameError as e:
        return str(e)


def rest_is_lazy():
    g = (w for v in [1] for w in undefined_there)
    try:
        list(g)
    except NameError as e:
        return str(e)


print(first_iterable_is_eager(), "|", rest_is_lazy())
funcs = [lambda: n for n in range(3)]
print([h() for h in funcs])
print(sum(i * j for i in range(3) for j in range(i)), max(len(w) for w in "a bcd ef".split()))
gg = ((i, j) for i in range(2) for j in "ab" if i or j == "a")
print(next(gg), [*gg], list(gg))


def consume(*args):
    return args


print(consume(*(n for n in range(3))), consume(n for n in range(2))[0].__class__.__name__)
it = iter([1, 2, 3, 4])
print([a + b for a, b in zip(it, it)])
nested = [[n * m for m in (k for k in range(3) if k)] for n in (1, 2)]
print(nested)
print({**{k: v for k, v in (p.split("=") for p in "a=1&b=2".split("&"))}})
print("".join(c.upper() if i % 2 else c for i, c in enumerate("abcd")))
try:
    list(1 // (n - 1) for n in range(3))
except ZeroDivisionError:
    print("ZeroDivisionError")
lazy = (print("side", n) or n for n in range(3))
print(next(lazy))
print(any(n == 1 for n in lazy))
print(next(lazy, "done") )
