"""try, raise and with."""

from contextlib import contextmanager
from timing import report


def try_pass(n):
    for _ in range(n):
        try:
            pass
        except ValueError:
            pass


def try_read(n, d):
    for _ in range(n):
        try:
            x = d["a"]
        except KeyError:
            x = None


def try_return(n, d):
    def read():
        try:
            return d["a"]
        except KeyError:
            return None
    for _ in range(n):
        read()


def try_finally(n):
    for i in range(n):
        try:
            x = i
        finally:
            y = 1


def raise_catch(n):
    for _ in range(n):
        try:
            raise ValueError("no")
        except ValueError:
            pass


def raise_catch_as(n):
    for _ in range(n):
        try:
            raise ValueError("no")
        except ValueError as e:
            pass


def catch_key(n, d):
    for _ in range(n):
        try:
            d["missing"]
        except KeyError:
            pass


def fail():
    raise ValueError("no")


def catch_call(n):
    for _ in range(n):
        try:
            fail()
        except ValueError:
            pass


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


def with_object(n):
    m = Manager()
    for _ in range(n):
        with m:
            pass


@contextmanager
def managed():
    yield 1


def with_generator(n):
    for _ in range(n):
        with managed():
            pass


report(
    ("try: pass", try_pass),
    ("try: x = d[k]", lambda n: try_read(n, {"a": 1})),
    ("try: return d[k]", lambda n: try_return(n, {"a": 1})),
    ("try: … finally", try_finally),
    ("raise and catch", raise_catch),
    ("raise and catch as e", raise_catch_as),
    ("catch KeyError of d[k]", lambda n: catch_key(n, {})),
    ("catch what a call raises", catch_call),
    ("with", with_object),
    ("with @contextmanager", with_generator),
)
