"""What the attributes of exceptions are that are raised by the interpreter and by builtins."""
import sys


def show(f, *names):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, "-", e)
        for name in names:
            print("   ", name, "=", repr(getattr(e, name)))


class Empty:
    pass


class Slots:
    __slots__ = ("a",)

    def __repr__(self):
        return "Slots()"


show(lambda: Slots().b, "name", "obj")
show(lambda: Empty.foo, "name", "obj")
show(lambda: getattr(3, "bar"), "name", "obj")
show(lambda: getattr([1], "bar"), "name", "obj")
show(lambda: sys.foo, "name")
show(lambda: foo, "name")


def unbound():
    print(zz)
    zz = 1


def free():
    def inner():
        return yy
    inner()
    yy = 1


def deleted():
    global gone
    gone = 1
    del gone
    gone


show(unbound, "name")
show(free, "name")
show(deleted, "name")


def missing():
    import nosuch


def missing_from():
    from nosuch import x


def missing_inside():
    import sys.foo


def missing_name():
    from sys import foo


for f in (missing, missing_from, missing_inside, missing_name):
    show(f, "name", "path", "msg")

codec = ("encoding", "object", "start", "end", "reason")
show(lambda: b"a\xff".decode(), *codec)
show(lambda: "a\u1234\u1235b".encode("ascii"), *codec)
show(lambda: open("/nosuch"), "errno", "strerror", "filename", "filename2", "args")
show(lambda: next(iter([])), "value")
place = ("filename", "lineno", "offset", "text", "msg")
show(lambda: eval("a b"), *place)
show(lambda: exec("x = 1\nif x:\ny\n"), *place)


def steps():
    yield 1
    return "the end"


it = steps()
next(it)
show(lambda: next(it), "value", "args")
