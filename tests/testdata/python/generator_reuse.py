# What a loop or a yield from has alone may be used again when it has ended; what others know, too, may not.
import functools
import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def ended(g):
    """Whether g is at its end, after other generators have been made."""
    others = [x for _ in range(3) for x in count(2)]
    for _ in count(1):
        for _ in count(1):
            try:
                next(g)
            except StopIteration:
                return True
    return others


kept = []


def keep(g):
    kept.append(g)
    return g


class Keeper:
    def __call__(self, n):
        self.made = count(n)
        return self.made

    def __iter__(self):
        self.made = count(2)
        return self.made


class Direct:
    def __iter__(self):
        yield from count(2)


class Stored:
    def __getattr__(self, name):
        return keep(count(2))


print("a function that keeps it")
for x in keep(count(2)):
    pass
print(ended(kept.pop()))

print("a built-in function that keeps it")
d = {}
for x in d.setdefault("k", count(2)):
    pass
print(ended(d["k"]))
for x in iter(count(2)):
    pass
for x in max([count(2)], key=id):
    pass

print("a cache")
cached = functools.lru_cache(count)
for x in cached(3):
    pass
print(ended(cached(3)))
part = functools.partial(count, 2)
print([x for _ in range(2) for x in part()])

print("__call__, __iter__, __getattr__")
k = Keeper()
for x in k(2):
    pass
print(ended(k.made))
for x in k:
    pass
print(ended(k.made))
print([x for x in k], ended(k.made))
for x in Keeper():
    pass
for x in Stored().any:
    pass
print(ended(kept.pop()))

print("names")
for x in (g := count(2)):
    pass
print(ended(g))
for x in [g := count(2)][0]:
    pass
print(ended(g))
g = count(2)
print([x for x in g], ended(g))
for x in keep(x for x in count(2)):
    pass
print(ended(kept.pop()))
h = (x for x in count(2))
print(list(h), ended(h))


def delegates(g, how):
    if how == "name":
        yield from g
    elif how == "call":
        yield from keep(count(2))
    elif how == "instance":
        yield from g
    elif how == "direct":
        yield from count(2)
        yield from count(1)
        yield from (x for x in count(1))


print("yield from")
g = count(2)
print(list(delegates(g, "name")), ended(g))
print(list(delegates(None, "call")), ended(kept.pop()))
k = Keeper()
print(list(delegates(k, "instance")), ended(k.made))
print([list(delegates(Direct(), "instance")) for _ in range(3)])
print([x for _ in range(3) for x in delegates(None, "direct")])


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(middle, build(low, middle), build(middle + 1, high))


tree = build(0, 60)
print(list(tree) == list(range(60)), [a * b for a, b in zip(tree, tree)][-1])
print(sum(1 for a in tree for b in tree))

print("frames")


def framed():
    kept.append(sys._getframe())
    local = 5
    yield local


def outer_frame():
    kept.append(sys._getframe(1))


def asks():
    outer_frame()
    yield 1


for x in framed():
    inner = kept[-1].f_generator
for y in framed():
    print(inner is kept[-1].f_generator)
print(kept[0].f_locals.get("local"), ended(inner), kept[0].f_code.co_name)
kept.clear()
for x in asks():
    inner = kept.pop().f_generator
for y in asks():
    kept.pop()
print(ended(inner))


def catches():
    try:
        raise ValueError("x")
    except ValueError as e:
        kept.append(e)
    yield 1


for x in catches():
    pass
for x in catches():
    pass
print([e.__traceback__.tb_frame.f_code.co_name for e in kept])
kept.clear()

print("failing, leaving, sending")


def fails(n):
    yield n
    if n == 2:
        raise KeyError(n)


for i in (1, 2, 1, 2):
    try:
        for x in fails(i):
            print(x, end=" ")
    except KeyError as e:
        print(repr(e))
for i in range(3):
    for x in count(5):
        if x == i:
            break
    else:
        print("not reached")
    print(x, [y for y in count(i)])


def echo():
    got = yield "first"
    while got:
        got = yield got
    return "over"


def through():
    result = yield from echo()
    print("result", result)
    result = yield from echo()
    yield result


g = through()
print(next(g), g.send(1), g.send(0), g.send(2), g.send(0))
g = through()
next(g)
try:
    g.throw(OSError("thrown"))
except OSError as e:
    print(e)
print([x for x in count(2)])

print("names of generators")
plain = count(1)
count.__name__, count.__qualname__ = "renamed", "very.renamed"
new = count(1)
for x in count(2):
    pass
print(plain.__name__, plain.__qualname__, new.__name__, new.__qualname__)
new.__name__ = "once more"
print(new.__name__, new.__qualname__, [x for x in new])
print(count(1).__name__)


def defaults(n=2, *, m=1):
    yield n + m


print([x for x in defaults()], [x for x in defaults(3)], [x for x in defaults(m=4)], defaults().__name__)
