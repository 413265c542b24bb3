# Chains of generators that delegate: what is resumed, where, and what comes out.
import logging
import sys

class Here(logging.Formatter):
    def formatStack(self, info):
        return info.replace(__file__, "here.py")


logging.basicConfig(stream=sys.stdout)
logging.root.handlers[0].setFormatter(Here("%(message)s"))


def leaf(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("leaf got", got)
    return "leaf done"


def chain(depth, n):
    if depth == 0:
        result = yield from leaf(n)
    else:
        result = yield from chain(depth - 1, n)
    yield f"level {depth}: {result}"
    return f"{result} {depth}"


print(list(chain(5, 3)))
g = chain(3, 4)
print(next(g), g.send("hello"), next(g), g.send(None), [*g])


# The stack that is shown has all of them.
def shows(at):
    yield 1
    logging.warning("here", stack_info=True)
    yield 2
    if at == "raise":
        raise KeyError("leaf")


def outer(inner):
    yield from inner


for at in "raise", "return":
    g = outer(outer(shows(at)))
    try:
        print(next(g), next(g), next(g, "end"))
    except KeyError as e:
        print(repr(e))
        print(next(g, "closed"))

# A generator that two others delegate to, and one in the middle that is resumed by itself.
shared = leaf(6)
a, b = outer(outer(shared)), outer(shared)
print(next(a), next(b), next(a), next(shared), next(b), next(a), next(b, "b ends"), next(a, "a ends"), next(shared, "ends"))

middle = chain(1, 2)
top = outer(middle)
print(next(top), next(middle), next(top), next(middle), next(top, "top ends"), next(middle, "middle ends"))


# The middle catches what comes from within, and goes on.
def catches():
    try:
        yield from fails()
    except ValueError as e:
        yield f"caught {e}"
        try:
            raise TypeError("second")
        except TypeError as e:
            print("context", repr(e.__context__))
            yield from leaf(2)
            print("handles", repr(sys.exception()))
    yield from leaf(1)


def fails():
    yield "first"
    raise ValueError("from within")


print(list(outer(outer(catches()))))


# An exception, and the end, thrown into the outermost.
def tells(name, inner):
    try:
        return (yield from inner)
    except GeneratorExit:
        print(name, "closed")
        raise
    except Exception as e:
        print(name, "got", repr(e))
        yield "after"
    finally:
        print(name, "finally")


g = tells("outer", outer(tells("inner", leaf(3))))
print(next(g), g.throw(ValueError("thrown")), list(g))
g = tells("outer", outer(tells("inner", leaf(3))))
print(next(g), g.close(), next(g, "closed"))
g = outer(outer(leaf(3)))
next(g)
try:
    g.throw(ValueError("not caught"))
except ValueError as e:
    print(repr(e), list(g))
g = outer(outer(leaf(3)))
next(g)
print(g.close(), list(g))


# What runs cannot be resumed.
def again():
    yield 0
    for it in whole, part, unrelated:
        try:
            next(it)
        except ValueError as e:
            print(e)
    yield 1


inner = again()
part = outer(inner)
whole = outer(part)
unrelated = outer(inner)
print(next(whole))
print(next(whole), next(unrelated, "has ended"), next(whole, "ends"))


def throws():
    yield 0
    try:
        me.throw(KeyError("never"))
    except ValueError as e:
        print(e)
    yield 1
    yield 2


me = throws()
print(list(me))


# Deep chains: the limit of recursion counts each.
def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(300)))
g = deep(5000)
try:
    next(g)
except RecursionError as e:
    print("RecursionError", next(g, "closed"))


# Statements around a yield: each place may go on, more than once.
def places(x):
    for i in range(2):
        if x:
            yield "then"
            while True:
                got = yield "inside"
                if got:
                    break
            else:
                yield "never"
        else:
            yield "other"
        for k in ():
            yield "never"
        else:
            yield "else"
            yield "else 2"
        x = not x
        yield (yield i) or "nothing"
        while i > 5:
            pass
        else:
            yield "while else"


g = places(True)
out = []
try:
    while True:
        out.append(g.send(len(out) % 4 or None if out else None))
except StopIteration:
    print(out)


def conditions():
    while (yield "go on?"):
        if (yield 1) and (yield 2) or (yield 3):
            print((yield 4) if (yield 5) else (yield 6), 1 < (yield 7) < (yield 8))
    else:
        yield "no"


g = conditions()
print(next(g), *[g.send(x) for x in (1, 1, 0, 1, 0, 6, 1, 2, 3, 1, 0, 1, 1, 4, 3, 2, 0)])
print([*(lambda: (yield (yield 1)))()])


# Tuples that are yielded to loops that take them apart, and to others.
def rows(n):
    for i in range(n):
        yield i, str(i)
    yield n, n, "three"
    yield "ab"
    yield from [(1, 2), [3, 4]]
    yield from rows2()


def rows2():
    got = yield 5, 6
    print("got", got)
    got = yield (7, 8)
    print("got", got)


for a, b in [*rows(1)][:1]:
    print(a, b)
g = rows(2)
try:
    for a, b in g:
        print(a, b, next(g, "end"))
except ValueError as e:
    print(e)
for a, b in g:
    print(a, b)
print([(b, a) for a, b in rows2()], [p for p in rows2()], {a: b for a, b in rows2()})
print(list((b, a) for a, b in rows2()), list(map(str, rows2())))


class Target:
    def __setattr__(self, name, value):
        print("set", name, value, list((a, b) for a, b in rows2()))


def assigns():
    t = Target()
    for t.x, t.y in rows2():
        pass
    for a, *b in rows2():
        print(a, b)
    for a, (b, c) in ((1, (2, 3)) for _ in "x"):
        print(a, b, c)
    for a, b, c in ((x, y, z) for x, y, z in [(1, 2, 3)]):
        print(a, b, c)
    for a, b in ((x, y, z) for x, y, z in [(1, 2, 3)]):
        print(a, b, c)


try:
    assigns()
except ValueError as e:
    print(e)


def fails_within():
    yield 1, [(a, b) for a, b in rows2()]
    yield 2, 1 // 0
    yield 3, 4


g = fails_within()
try:
    for a, b in g:
        print(a, b)
except ZeroDivisionError as e:
    print(e, next(g, "closed"))
g = rows2()
for a, b in g:
    print(a, b, g.send("sent"))
