def inner(n):
    total = 0
    for i in range(n):
        got = yield i
        if got:
            total += got
    return total


def outer():
    first = yield from inner(2)
    print("first", first)
    second = yield from inner(3)
    print("second", second)
    yield from "ab"
    rest = yield from [10]
    return (first, second, rest)


g = outer()
print(next(g), g.send(5), g.send(6), g.send(7))
out = []
while True:
    try:
        out.append(next(g))
    except StopIteration as e:
        print(out, e.value)
        break


def thrower():
    try:
        yield 1
    except KeyError as e:
        yield f"inner got {e}"
    yield "inner goes on"


def delegate():
    try:
        yield from thrower()
    except ValueError:
        yield "outer got it"


d = delegate()
print(next(d), d.throw(KeyError("k")), next(d), d.throw(ValueError), list(d))


def closes():
    try:
        yield 1
    finally:
        print("inner closed")


def closing():
    try:
        yield from closes()
    finally:
        print("outer closed")


c = closing()
next(c)
c.close()


class Iter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("done")
        return self.n


def from_iter():
    r = yield from Iter()
    yield r


print(list(from_iter()))


def tree(t):
    if t:
        left, value, right = t
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree((((), 1, ()), 2, ((), 3, ((), 4, ()))))))
