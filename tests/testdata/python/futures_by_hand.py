"""Futures that a script makes, and settles: states, texts, errors."""
import concurrent.futures as cf
from concurrent.futures import Future, InvalidStateError


def masked(text):
    """The text without addresses."""
    head, *rest = text.split("0x")
    return head + "".join("0x" + part.lstrip("0123456789abcdef") for part in rest)


def attempt(fn, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, masked(str(e)))


def show(f):
    print(masked(repr(f)), f._state, f.running(), f.done(), f.cancelled())


# checklist 82, 83, 84, 85, 88, 92
f = Future()
show(f)
print(f.set_running_or_notify_cancel())
show(f)
f.set_result(42)
show(f)
f = Future()
f.set_result(None)
show(f)
f = Future()
f.set_exception(OSError(2, "no such file"))
show(f)
f = Future()
print(f.cancel())
show(f)
print(f.set_running_or_notify_cancel())
show(f)

# checklist 87
g = Future()
print(str(g) == repr(g), g == g, g == Future(), len({f, g, f}), {g: 1}[g], bool(g))

# checklist 89, 90
calls = []
f = Future()
f.add_done_callback(calls.append)
print(f.cancel(), f.cancel(), len(calls))
f = Future()
f.set_running_or_notify_cancel()
print(f.cancel(), f.cancelled())
f.set_result(1)
print(f.cancel())

# checklist 94, 95, 96
for settle in (lambda f: f.set_result(2), lambda f: f.set_exception(KeyError("k"))):
    f = Future()
    f.set_result(1)
    attempt(settle, f)
    print(f.result(), f.exception())
    f = Future()
    f.set_exception(ValueError("v"))
    attempt(settle, f)
    print(repr(f.exception()))
    f = Future()
    f.cancel()
    attempt(settle, f)
    f.set_running_or_notify_cancel()
    attempt(settle, f)
print(issubclass(InvalidStateError, cf._base.Error))

# checklist 97
f = Future()
f.set_exception(None)
print(f.result(), f.exception())
f = Future()
f.set_exception("text")
print(f.exception())
attempt(f.result)
show(f)
f = Future()
f.set_exception(ValueError)
print(f.exception())
attempt(f.result)

# checklist 98, 99
print(callable(Future[int]), Future.__name__)
attempt(Future, 1)
attempt(Future, x=1)


def annotated(f: Future[int]) -> "Future[str]":
    return f


print(annotated(g) is g)

# Attributes of one's own, as many scripts give them.
g.url = "http://x"
print(g.url, hasattr(g, "nothing"), g.__dict__["url"])
attempt(lambda: g.nothing)
attempt(lambda: Future().nothing)

# checklist 100
for settle in (lambda f: None, Future.set_running_or_notify_cancel, Future.cancel, lambda f: f.set_result(1), lambda f: f.set_exception(KeyError(1)), lambda f: f.cancel() and f.set_running_or_notify_cancel()):
    f = Future()
    settle(f)
    print(f._get_snapshot())
