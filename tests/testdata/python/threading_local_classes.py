# stdlib threading 15: local
import threading
from concurrent.futures import ThreadPoolExecutor


def elsewhere(f):
    with ThreadPoolExecutor(1) as ex:
        return ex.submit(f).result()


def error(f):
    try:
        return f()
    except (AttributeError, TypeError) as e:
        return f"{type(e).__name__}: {e}"


data = threading.local()
print(error(lambda: data.x), hasattr(data, "x"), getattr(data, "x", "none"))
data.x = 1
data.x += 1
setattr(data, "y", "why")
print(data.x, data.y, sorted(data.__dict__), elsewhere(lambda: error(lambda: data.x)), elsewhere(lambda: data.__dict__))


def other():
    data.x = "other"
    data.z = 3
    del data.z
    return data.x, hasattr(data, "y"), hasattr(data, "z")


print(elsewhere(other), data.x)
del data.x
print(hasattr(data, "x"), error(lambda: delattr(data, "x")) is None)


class Settings(threading.local):
    """Documented."""

    number = 2
    made = []

    def __init__(self, *args, **kwargs):
        self.made.append(threading.current_thread() is threading.main_thread())
        self.args = args
        for name, value in kwargs.items():
            setattr(self, name, value)

    def squared(self):
        return self.number ** 2

    @property
    def shown(self):
        return f"<{self.number}>"


s = Settings("a", key="k")
s.number = 3
print(s.squared(), s.args, Settings.number, s.shown)


def use():
    before = (s.number, s.args, s.squared())
    s.number = 5
    return before, s.number, s.shown


print(elsewhere(use), elsewhere(use), s.number, Settings.made)
print(error(lambda: s.nothing), error(lambda: threading.local(1)), isinstance(s, threading.local), Settings.__doc__)


class Fails(threading.local):
    def __init__(self):
        if threading.current_thread() is not threading.main_thread():
            raise TypeError("not here")


f = Fails()
f.x = 1
print(f.x, elsewhere(lambda: error(lambda: f.x)), elsewhere(lambda: error(lambda: f.x)))


def many(n):
    data.n = n
    pause.wait()
    return data.n


pause = threading.Barrier(4)
with ThreadPoolExecutor(4) as ex:
    print(list(ex.map(many, range(8))))
