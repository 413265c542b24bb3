"""Functions that travel by value."""

import functools
import time

N = 10
cache = {"calls": 0}


def plain(x):
    return x + N


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def counts():
    cache["calls"] += 1
    return cache["calls"]


def sets():
    global later
    later = "set"


def gets():
    return later


def defaults(a, b=[1], *, c={"k": 2}):
    b.append(a)
    return b, c


def gen(n):
    for i in range(n):
        yield i * N


def total(n):
    return sum(gen(n))


def closure(base):
    seen = []

    def add(n):
        nonlocal base
        base += n
        seen.append(n)
        return base, seen

    return add


def recursive():
    def f(n):
        return [n] + f(n - 1) if n else []

    return f


def deco(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        return ("wrapped", fn(*args, **kwargs))

    return wrapper


@deco
def decorated(x):
    return x * 2


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def handles(x):
    try:
        return 1 // x
    except ZeroDivisionError as e:
        return str(e)
    finally:
        cache["finally"] = True


def local_import():
    import os.path
    return os.path.join("a", "b")


assert remote(plain, 5) == 15
N = 20
assert remote(plain, 5) == 15, "a worker keeps what it has"
assert remote(fact, 30) == fact(30)
assert remote(even, 10) is True
assert [remote(counts), remote(counts), cache["calls"]] == [1, 2, 0]
remote(sets)
assert remote(gets) == "set"
assert "later" not in globals()
assert remote(defaults, 1) == ([1, 1], {"k": 2})
assert remote(defaults, 2) == ([1, 1, 2], {"k": 2}), "the default is the worker's"
assert remote(defaults, 2, b=[], c=3) == ([2], 3)
assert remote(total, 4) == 60
assert remote(lambda a, *b, **c: (a, b, c), 1, 2, 3, z=4) == (1, (2, 3), {"z": 4})
assert remote((lambda k: lambda v: v + k)(5), 1) == 6
add = closure(100)
assert remote(add, 1) == (101, [1])
assert remote(add, 1) == (101, [1]), "captured by value"
assert add(2) == (102, [2])
assert remote(recursive(), 3) == [3, 2, 1]
assert remote(decorated, 4) == ("wrapped", 8)
assert decorated.__name__ == "decorated"
assert remote(fib, 50) == 12586269025
assert remote(handles, 0) in ("division by zero", "integer division or modulo by zero")
assert remote(local_import) == "a/b"
assert remote(functools.partial(pow, 2), 10) == 1024
assert remote(functools.partial(plain, x=3)) == 13
assert remote("a,b".split, ",") == ["a", "b"]
assert remote(len, [1, 2, 3]) == 3
assert remote(time.strftime, "%Y", time.gmtime(0)) == "1970"
assert remote([plain, fact][0], 1) == 11
assert remote(lambda f, x: f(x), plain, 1) == 11
assert remote(lambda fs: [f(2) for f in fs], [plain, lambda v: v * v]) == [12, 4]

# What a function returns may be a function.
back = remote(closure, 5)
assert back(1) == (6, [1]) and back(1) == (7, [1, 1])
assert remote(lambda: plain) is plain

if __name__ == "__main__":
    def guarded(x):
        return x, __name__, GUARDED

    GUARDED = "under the guard"
    assert remote(guarded, 1) == (1, "__mp_main__", "under the guard")
