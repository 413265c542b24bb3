from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def managed(name, swallow=()):
    print("enter", name)
    try:
        yield name.upper()
    except swallow as e:
        print("swallowed", type(e).__name__, e)
    else:
        print("clean", name)
    finally:
        print("exit", name)


with managed("a") as a, managed("b") as b:
    print(a, b)
with managed("c", KeyError):
    raise KeyError("k")
try:
    with managed("d", KeyError):
        raise ValueError("v")
except ValueError as e:
    print("outside", e)


@contextmanager
def no_yield():
    if False:
        yield


@contextmanager
def two_yields():
    yield 1
    yield 2


for bad in (no_yield, two_yields):
    try:
        with bad():
            print("body")
    except RuntimeError as e:
        print(e)


@managed("deco")
def decorated(x):
    print("in decorated")
    return x * 2


print(decorated(4), decorated(5))


class Res:
    def close(self):
        print("closed")


with closing(Res()) as r:
    print(type(r).__name__)
with suppress(KeyError, IndexError):
    [][1]
    print("never")
with nullcontext(5) as five:
    print(five)


@contextmanager
def converts():
    try:
        yield
    except KeyError as e:
        raise RuntimeError("converted") from e


try:
    with converts():
        raise KeyError("orig")
except RuntimeError as e:
    print(e, repr(e.__cause__))
with ExitStack() as stack:
    names = [stack.enter_context(managed(n)) for n in ("s1", "s2")]
    stack.callback(print, "callback", 1)
    print(names)


def leave():
    with managed("ret"):
        return "value"


print(leave())
