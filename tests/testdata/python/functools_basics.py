from functools import lru_cache, partial, reduce, wraps


def power(base, exp, mod=None):
    return pow(base, exp, mod)


square = partial(power, exp=2)
cube_mod = partial(power, exp=3, mod=7)
two_to = partial(power, 2)
print(square(5), cube_mod(5), two_to(10), square(5, mod=7))
print(two_to.args, square.keywords, two_to.func is power)
nested = partial(partial(power, 2), 5)
print(nested(), nested.args)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], "start"), reduce(max, [3, 1, 4]))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)

calls = []


@lru_cache(maxsize=None)
def fib(n):
    calls.append(n)
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), len(calls), fib.cache_info().hits > 0)
fib.cache_clear()
print(fib.cache_info())


@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append((x, y))
    return x + y


calls.clear()
f(1), f(2), f(1), f(3), f(2), f(1, y=0)
print(calls, f.cache_info())
try:
    f([])
except TypeError as e:
    print("TypeError")


@lru_cache
def bare(x):
    return [x]


print(bare(1) is bare(1), bare.__name__)


def keeps(f):
    @wraps(f)
    def inner():
        "inner doc"
        return f()

    return inner


@keeps
def g():
    "g doc"
    return "g"


print(g(), g.__name__, g.__doc__, g.__qualname__)
