"""len and next of instances and generators, and context managers of generators, at their ends and when they fail."""

import contextlib


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Failing:
    def __len__(self):
        raise LookupError("no length")

    def __next__(self):
        raise LookupError("no next")


class Index(int):
    pass


class Counter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("over", 0)
        self.n -= 1
        return self.n


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e.args)


def length(x):
    return len(x)


def following(x):
    return next(x)


for n in (0, 3, True, Index(4), -1, 1.5, None, 10 ** 30, Counter(1)):
    attempt(length, Sized(n))
attempt(length, Failing())
attempt(length, object())
attempt(length, Sized)
attempt(following, Failing())
attempt(following, Sized(1))
attempt(following, [1])

c = Counter(2)
for _ in range(4):
    attempt(following, c)


def gen(fails=False):
    got = yield 1
    print("got", got)
    if fails:
        raise KeyError("gen")
    return "result"


for fails in (False, True):
    g = gen(fails)
    for _ in range(3):
        attempt(following, g)


def again():
    return next(itself)


def nested():
    yield again()


itself = nested()
attempt(following, itself)


def closing(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")


log = []
print(next(x for x in closing(log)), log)
print(next((x for x in closing(log) if x > 1)), log)
try:
    next(x for x in closing(log) if x > 2)
except StopIteration as e:
    print("stop", e.args, log)


@contextlib.contextmanager
def managed(a, b=2, *, fails=None, yields=1):
    print("enter", a, b)
    for i in range(yields):
        try:
            yield a + b
        except KeyError as e:
            print("dropped", e.args)
        else:
            print("went well")
    if fails:
        raise fails
    print("exit")


def use(error=None, **kwargs):
    with managed(1, **kwargs) as v:
        print("body", v)
        if error:
            raise error
    return v


attempt(use)
attempt(lambda: use(b=5))
attempt(lambda: use(KeyError("k")))
attempt(lambda: use(ValueError("v")))
attempt(lambda: use(fails=ValueError("at the end")))
attempt(lambda: use(KeyError("k"), fails=ValueError("after")))
attempt(lambda: use(yields=0))
attempt(lambda: use(yields=2))
attempt(lambda: use(KeyError("k"), yields=2))
attempt(lambda: use(StopIteration("s")))
with contextlib.ExitStack() as stack:
    print(stack.enter_context(managed(3)))
    pushed = managed(4)
    print(pushed.__enter__())
    stack.push(pushed)
    stack.enter_context(managed(5))
    raise KeyError("in the stack")


@contextlib.contextmanager
def iterated():
    return iter([7, 8])


try:
    with iterated() as v:
        print(v)
except RuntimeError as e:
    print(e)
except AttributeError as e:
    print(type(e).__name__)


class Owner:
    @contextlib.contextmanager
    def method(self, x):
        yield self, x


o = Owner()
with o.method(1) as (a, b):
    print(a is o, b)


@managed(6)
def decorated():
    return "decorated"


print(decorated(), decorated())
m = managed(7)
with m:
    pass
attempt(lambda: m.__enter__())
