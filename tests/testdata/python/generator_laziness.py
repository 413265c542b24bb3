def noisy(n):
    for i in range(n):
        print("make", i)
        yield i
    print("exhausted")


g = noisy(3)
print("created")
for x in g:
    print("use", x)
    if x == 1:
        break
print("rest", list(g))
print(next(noisy(1)))
e = (print("genexp", i) or i for i in noisy(2))
print(next(e), next(e, "d"), next(e, "default"))


def count():
    n = 0
    while True:
        yield n
        n += 1


c = count()
print([next(c) for _ in range(4)], next(c))
print([x for x, _ in zip(count(), "abc")])
z = count()
list(zip("ab", z)), print(next(z))
z = count()
list(zip(z, "ab")), print(next(z))
it = iter([1, 2, 3, 4, 5])
print([*zip(it, it)], list(it))
print(any(x > 2 for x in noisy(10)))
print(3 in count(), max(x * x % 7 for x in range(6)))
print(sum(x for x in range(5) if x % 2), sorted((-x for x in range(3))), dict((x, x * x) for x in range(3)))
x = 10
lazy = (x * i for i in range(x))
x = 2
print(sum(lazy))
try:
    (1 / i for i in None)
except TypeError as e:
    print(e)


def early():
    return
    yield


print(list(early()), type(early()).__name__)


def nothing():
    yield


print(list(nothing()))
m = map(print, "ab")
print("not yet")
print(list(m))
