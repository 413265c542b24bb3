# map, zip, filter, enumerate and reversed are classes.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for c in map, zip, filter, enumerate, reversed:
    print(c, c.__name__, c.__module__, c.__mro__, isinstance(c, type), c | int)
    print([k for k in dir(c) if k in ("__iter__", "__next__", "__dict__", "__weakref__")])
    for args in (), (1,), ([],), (str,), (1, 2, 3), (str, 1):
        if c is not enumerate or args:
            show(lambda: list(c(*args)))
for c in map, zip, filter, reversed:
    show(c, foo=3)

its = [map(str, [1]), zip([1], [2]), filter(None, [1]), enumerate([1]), reversed((1, 2)), reversed("ab"), reversed([1])]
for x in its:
    print(type(x), x.__class__ is type(x), iter(x) is x, x.__iter__() is x, hasattr(x, "__dict__"))
    print([isinstance(x, c) for c in (map, zip, filter, enumerate, reversed)], next(x))
print(type(map(str, [])) is map, issubclass(zip, object), map.__next__(map(str, [1])), map.__iter__)
show(setattr, map(str, []), "x", 3)
show(map.__next__, zip([1]))
show(map.__next__)
show(setattr, map, "x", 3)


class M(map):
    def __init__(self, *args):
        print("init", args)


class Z(zip):
    pass


class F(filter):
    def __next__(self):
        return super().__next__() * 10


class E(enumerate):
    def __next__(self):
        return ("x",) + super().__next__()


class R(reversed):
    pass


print(list(M(str, [1, 2])), list(Z("ab", [1, 2])), list(F(None, [0, 1])), list(E("ab")), list(R("ab")), list(R([1, 2])))
e = E("abc", 5)
print(next(e), type(e), isinstance(e, enumerate), [x for x in e], list(e))
f = F(None, [1, 2])
print(iter(f) is f, *f)
z = Z("ab", [1, 2])
z.x = 3
print(z.x, next(z), z.__dict__, type(z).__mro__)
for a, b, c in E("xy"):
    print(a, b, c)
a, b = Z("ab", "cd")
print(a, b, type(R([1])), type(R("a")))
show(list, Z([1, 2], [1], strict=True))

print(enumerate([1]).__reduce__()[0], zip([1], [2]).__reduce__()[0], len(zip([1], [2], strict=True).__reduce__()), map(str, [1]).__reduce__()[1][0])
it = enumerate("abc")
next(it)
cls, args = it.__reduce__()
print(list(cls(*args)))
cls, args = E("ab").__reduce__()
print(cls, list(cls(*args)))
match enumerate([]):
    case map():
        print("a map")
    case enumerate():
        print("an enumerate")

print(list(map(lambda a, b: (a, b), [1], [2, 3])))
show(lambda: list(map(lambda a, b: (a, b), [1], [2, 3], strict=True)))
show(lambda: list(map(lambda a, b: (a, b), [1, 2], [2], strict=True)))
show(lambda: list(map(lambda a, b: (a, b), [1, 2], [2, 3], strict=True)))
show(map, strict=True)
