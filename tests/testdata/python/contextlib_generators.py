# What a generator can do wrong as a context manager, and what errors come out of it.
import contextlib

log = []


@contextlib.contextmanager
def cm(x=1):
    log.append("enter")
    try:
        yield x
    except BaseException as e:
        log.append(f"exit {e!r}")
        raise
    else:
        log.append("exit")


def run(manager, body):
    try:
        with manager as v:
            return body(v)
    except BaseException as e:
        return f"{e!r} context {e.__context__!r} cause {e.__cause__!r} {e.__suppress_context__}"


def throw(e):
    raise e


print(run(cm(7), lambda v: v + 1), log)
for e in KeyError(1), StopIteration(1), RuntimeError(1), GeneratorExit(1):
    print(run(cm(), lambda v: throw(e)), log[-1])
one = cm()
print(run(one, lambda v: v))
try:
    one.__enter__()
except AttributeError as e:
    print(e)


class C:
    @contextlib.contextmanager
    def cm(self, x):
        yield self, x


c = C()
with c.cm(3) as v:
    print(v == (c, 3))


@contextlib.contextmanager
def never():
    if log is None:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    try:
        yield 2
    except GeneratorExit as e:
        log.append(repr(e))
        raise


@contextlib.contextmanager
def swallows():
    try:
        yield 1
    except ValueError:
        pass


@contextlib.contextmanager
def again():
    try:
        yield 1
    except ValueError:
        pass
    yield 2


@contextlib.contextmanager
def converts():
    try:
        yield 1
    except ValueError:
        raise KeyError(2)


@contextlib.contextmanager
def fails():
    raise ValueError("first")
    yield


value = lambda v: v
error = lambda v: throw(ValueError("x"))
print(run(never(), value))
print(run(twice(), value), log[-1])
print(run(swallows(), error), run(swallows(), lambda v: throw(KeyError(1))))
print(run(again(), error))
print(run(converts(), error))
print(run(fails(), value))

# As a decorator, with a new generator for each call.
log.clear()
double = lambda x: 2 * x
d = cm(1)(double)
print(d(3), d(4), d.__name__, d.__wrapped__ is double, log)
d = swallows()(lambda: throw(ValueError("x")))
print(d(), d())


class M:
    m = cm()(lambda self, x: x)


print(M().m(1))
