# globals(), locals(), vars(), dir(), eval and exec; __dict__ of instances and modules.
import sys

top = 1


def simple(a, b=2, *args, c=3, **kw):
    d = a + b
    if a > 100:
        never = 1
    return locals()


print(simple(1), simple(1, 2, 3, c=4, e=5), sep="\n")


def fresh():
    x = 1
    before = locals()
    x = 2
    after = locals()
    before["new"] = 99
    return x, before["new"], after["x"], "before" in after


print(fresh())


def regions(n):
    try:
        in_try = n
        1 / (n - 1)
    except ZeroDivisionError as e:
        in_handler = str(e)
        print("handler", sorted(k for k in locals()))
    else:
        in_else = True
    finally:
        in_finally = 1
    with_loop = []
    for i in range(2):
        square = i * i
        with_loop.append(sorted(locals()))
    return sorted(locals()), with_loop[0]


print(regions(1))
print(regions(2))


def deleted():
    x, y = 1, 2
    del x
    return locals(), dir(), vars()


print(deleted())


def nested(p):
    q = p + 1

    def inner(r):
        nonlocal q
        q += r
        s = q
        return sorted(locals().items())

    return inner(5), sorted(k for k in locals() if k != "inner")


print(nested(1)[1])


def generator(n):
    for i in range(n):
        yield sorted(locals().items())


print(list(generator(2)))
print((lambda x, y=5: sorted(locals()))(1))


class Body:
    a = 1
    names = sorted(n for n in locals() if not n.startswith("_"))
    locals()["made"] = "by locals"
    here = "a" in vars() and "a" in dir()

    def method(self):
        z = 1
        return sorted(locals())


print(Body.names, Body.made, Body.here, Body().method())

# At the top level all of them are the globals.
print(locals() is not None, locals()["top"], vars()["top"], "top" in dir(), dir() == sorted(globals()))
globals().update(added=1, other=2)
print(added, other, globals().pop("other"), "other" in globals())
globals().setdefault("top", 5)
print(top, globals().get("nothing"), globals().get("nothing", "default"), len(globals()) == len(dir()))
for name in list(globals()):
    if name.startswith("add"):
        del globals()[name]
print("added" in globals(), sorted(k for k in globals() if k.islower() and not k.startswith("_"))[:3])
print(isinstance(globals(), dict), {**globals()}["top"], dict(globals())["top"], "top" in globals().keys())
try:
    globals()["missing"]
except KeyError as e:
    print("KeyError", e)
print("{top} {simple.__name__}".format(**globals()), "%(top)s" % globals())


def setter(name, value):
    globals()[name] = value


setter("set_by_function", 7)
print(set_by_function)
main = sys.modules["__main__"]
main.through_module = 8
print(through_module, vars(main)["through_module"], main.__dict__["top"], getattr(main, "top"))
main.__dict__["by_dict"] = 9
setattr(main, "top", "changed")
print(by_dict, top)


# __dict__ of an instance.
class Record:
    kind = "record"

    def __init__(self, **fields):
        self.__dict__.update(fields)


r = Record(x=1, y=2)
r.z = 3
print(r.__dict__, vars(r) is r.__dict__, r.x + r.y)
r.__dict__["w"] = 4
del r.__dict__["x"]
del r.y
print(r.w, hasattr(r, "x"), vars(r), [k for k in r.__dict__], "z" in r.__dict__)
r.__dict__ = {"new": 1}
print(r.new, hasattr(r, "z"), r.kind, vars(r))
copy = Record(**r.__dict__)
print(copy.__dict__ == r.__dict__, copy.__dict__ is r.__dict__)
for k, v in vars(copy).items():
    setattr(copy, k, v + 1)
print(copy.new)
try:
    vars(5)
except TypeError as e:
    print(e)
try:
    r.__dict__ = 5
except TypeError as e:
    print(e)

print(globals() is globals(), main.__dict__ is globals(), simple.__globals__ is globals())

# eval and exec.
print([eval("i * 2") for i in range(3)])


def in_comprehension(k):
    return [eval("i * j * top_level") for i in range(2) for j in [k]]


top_level = 3
print(in_comprehension(5))
print(eval("1 + 2 * 3"), eval("top"), eval(" [x for x in range(3)]"), eval("a + b", {"a": 1, "b": 2}), eval("x", {"x": 1}, {"x": 2}))


def evaluate(a, b):
    return eval("a * b + len(str(top))")


print(evaluate(3, 4), eval("max")(1, 5), eval("lambda v: v * 2")(4))
exec("made_by_exec = 5\ndef made(x):\n    return x + made_by_exec")
print(made_by_exec, made(1))
space = {"seed": 10}
exec("total = seed + 1\nclass K:\n    v = total\nfor i in range(3): pass\ndel seed", space)
print({k: v for k, v in space.items() if k in ("total", "i", "seed")}, space["K"].v)
for bad in ("1 +", "x = 1", ""):
    try:
        eval(bad)
    except SyntaxError:
        print("SyntaxError", repr(bad))
for call in (lambda: eval("undefined_name"), lambda: eval(5), lambda: eval("1", 5), lambda: exec("raise KeyError('k')")):
    try:
        call()
    except (NameError, TypeError, KeyError) as e:
        print(type(e).__name__, e)
