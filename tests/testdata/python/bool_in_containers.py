# A bool equals a number in every container, whoever made it.


def found(x, items):
    return x in items, x not in items


for items in ([True], (False, 2), [1.0], {True}, {0: "zero"}, [[True], 1]):
    print(items, found(1, items), found(True, items), found(0, items), found([1], items) if isinstance(items, list) else None)
print(found("a", "abc"), found(2, range(3)), found(None, [None]))


def minus(x):
    try:
        x -= 1
    finally:
        pass
    return x


def steps(n):
    total = yield n
    try:
        total -= n
    finally:
        n = total
    yield total


for f in (lambda: minus(None), lambda: list(steps(3))):
    try:
        print(f())
    except TypeError as e:
        print(e)


def count(xs, start):
    return len(xs) + sum(xs, start)


print(count([], True), count([True], True))
try:
    print({**"text", "a": missing})
except TypeError as e:
    print(e)
