compose = lambda *fs: (lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x)
print(compose(str, lambda v: v + 1, abs)(-4), compose()(5))
curry = lambda f, n, *got: f(*got) if len(got) >= n else lambda *more: curry(f, n, *got, *more)
add3 = lambda a, b, c: a + b + c
print(curry(add3, 3)(1)(2)(3), curry(add3, 3)(1, 2)(3), curry(add3, 3, 1, 2, 3))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
print([ops[o](5, 3) for o in ops], (lambda: [lambda: "deep"])()[0](), (lambda x, /, *y, z=1, **w: (x, y, z, w))(1, 2, z=3, q=4))
print(sorted("bca", key=lambda c: -ord(c)), max([(1, "b"), (2, "a")], key=lambda t: t[1]), list(map(lambda x, y: (y, x), "ab", "cd")))
print((lambda x: (lambda y: x + y))(1)(2), [(lambda n: n * n)(i) for i in range(4)], (lambda *args: args)(*"ab"), (lambda **k: k)(a=1))
fact = lambda n: 1 if n <= 1 else n * fact(n - 1)
print(fact(20), (lambda f, n: f(f, n))(lambda s, n: n if n < 2 else s(s, n - 1) + s(s, n - 2), 15))
x = 10
f = lambda y=x: (x, y)
x = 20
print(f(), (lambda: x)(), (lambda x=x: x)())


def memo(f):
    cache = {}

    def inner(*a):
        if a not in cache:
            cache[a] = f(*a)
        return cache[a]

    inner.cache = cache
    return inner


@memo
def slow(n):
    return n if n < 2 else slow(n - 1) + slow(n - 2)


print(slow(50), len(slow.cache))
print((lambda: None)(), (lambda: (yield_ := 3))(), (lambda a, b=lambda: 5: a + b())(1), type(lambda: 0).__name__, (lambda: 0).__name__)
pipeline = [str.strip, str.title, lambda s: s.replace(" ", "_")]
value = "  hello big world "
for step in pipeline:
    value = step(value)
print(value, [f.__name__ for f in pipeline])
print(*filter(lambda n: n % 3 == 0, range(10)), *(g(2) for g in [lambda v, p=p: v**p for p in range(4)]))
