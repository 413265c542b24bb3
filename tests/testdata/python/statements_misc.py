# Odd corners of statements.
def noop():
    pass; pass
    ...
    "a string"
    (yield_less := 1)
    return


print(noop())
a = b = c = []
a.append(1)
print(b, c, a is b is c)
(d), [e] = 1, [2]
print(d, e)
x = 5 if a else 6; y = (lambda: x)(); print(x, y)
if x == 5: z = "five"
elif x == 6: z = "six"
else: z = "else"
print(z)
i = 10
while i > 0: i -= 3
print(i)
while True:
    i += 1
    if i < 3: continue
    elif i > 4: break
    else: print("mid", i)
for _ in range(2): print("_", end=" ")
print()


def many_returns(n):
    if n < 0:
        return
    if n == 0:
        return 0,
    for k in range(n):
        if k == 2:
            return k, "early"
    return (yield_ for yield_ in range(2))


print(many_returns(-1), many_returns(0), many_returns(5), list(many_returns(1)))


def redefined():
    return 1


first = redefined


def redefined():
    return 2


print(first(), redefined())
if True:
    def conditional():
        return "defined in if"
print(conditional())
for n in range(3):
    def in_loop(n=n):
        return n
print(in_loop())


def nested_defs():
    def a():
        return b()

    def b():
        return "b"

    return a()


print(nested_defs())
print((1, 2) == (1, 2) != (2, 1), 1 if 0 else 2 if 0 else 3, [1, 2][0 if True else 1], -2 ** 2, not 1 == 2, 1 or 0 and 0)
print(2 + 3 * 4 ** 2 // 3 % 5 - 1, 1 << 2 + 1, 5 & 3 | 4 ^ 1, ~2 ** 2, -3 // 2, (-3) // 2, 7 - -3, 3 - - - 2, 10 - 4 - 3, 2 ** -1)
print("a" if [] else "b" if () else "c", (lambda: (yield))().__class__.__name__, [*(1,), *[2]], {**{}, "a": 1})
print(True if 1 in [1] else False, "x" in "xyz" and "y" or "n", not not [], 3 in (1, 2) or 4)
print(lambda_ := (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
def f(): return
print(f() is None, f.__name__)
assert True; del f
print("f" in globals())
