def show(*args, **kwargs):
    return args, kwargs


def strict(a, b=2, *, c, d=4):
    return a, b, c, d


base = {"a": 1, "c": 3}
print(show(**base), show(*[1], **base), show(**{}, **{"x": 1}), show(*(), **{}))
print(strict(**base), strict(**{**base, "b": 9}), strict(1, **{"c": 5}), strict(*[1, 2], **{"c": 3, "d": 0}))
try:
    strict(1, **{"a": 2, "c": 3})
except TypeError as e:
    print(e)
try:
    show(**{"a": 1}, a=2)
except TypeError as e:
    print(str(e).split(".")[-1])
try:
    show(**{1: 2})
except TypeError as e:
    print(e)


class Keys:
    def keys(self):
        return ["k1", "k2"]

    def __getitem__(self, k):
        return k.upper()


print(show(**Keys()), dict(Keys()), {**base, **dict(Keys())})


def forward(*args, **kwargs):
    kwargs.setdefault("extra", True)
    return show(*args, "last", **kwargs)


kw = {"z": 1}
print(forward(1, **kw), kw)


def mutates(**kw):
    kw["new"] = 1
    return kw


print(mutates(**kw), kw, show(self=1, args=2, kwargs=3))


def collects(first, /, *rest, first_=None, **others):
    return first, rest, first_, others


print(collects(1, 2, first_=3, first=4, rest=5))
print((lambda **k: list(k))(b=1, a=2, c=3), sorted(show(b=1, a=2)[1]))
print("{x}-{y}".format(**{"x": 1, "y": 2}), dict(**{"a b": 1}), print(*"abc", **{"sep": "-", "end": "!\n"}))
args = [1, 2]
print(max(*args), max(*args, 7), [*args, *args], show(*args, *args, k=args)[0])
for bad in (lambda: strict(), lambda: strict(1), lambda: strict(1, 2, 3, c=1), lambda: strict(1, c=1, e=5), lambda: show(*5)):
    try:
        bad()
    except TypeError as e:
        print(str(e).replace("__main__.", ""))
