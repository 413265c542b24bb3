# Which def statement or lambda expression a function is of.
import functools
from concurrent.futures import ThreadPoolExecutor


def outer(n):
    def inner(x=n):
        return n + x

    return inner, lambda: n


(a, f), (b, g) = outer(1), outer(2)
print(a.__code__ == b.__code__, a.__code__ is b.__code__, a.__code__ is a.__code__)
print(f.__code__ == g.__code__, f.__code__ == a.__code__, a.__code__ == outer.__code__, a.__code__ != f.__code__)
print(hash(a.__code__) == hash(b.__code__), len({a.__code__, b.__code__, f.__code__, g.__code__}))
print(a.__defaults__, b.__defaults__, a(), b())
pair = [lambda: 1, lambda: 1]
print(pair[0].__code__ is pair[1].__code__, type(a.__code__).__name__, bool(a.__code__))


class C:
    def method(self):
        pass

    @functools.wraps(outer)
    def wrapped(self):
        pass


print(C().method.__code__ is C.method.__code__, C.wrapped.__code__.co_name, C.wrapped.__name__)
calls = {}


def counted(function):
    def call(*args):
        calls[function.__code__] = calls.get(function.__code__, 0) + 1
        return function(*args)

    return call


for function in outer(3) + outer(4):
    counted(function)()
print(sorted((code.co_name, n) for code, n in calls.items()))


def same(x, y):
    return x.__code__ is y.__code__, x(1) + y(1)


if __name__ == "__main__":
    with ThreadPoolExecutor(2) as pool:
        print(pool.submit(same, a, b).result())
        print(list(pool.map(lambda h: h.__code__.co_qualname, [a, f, C.method])))
