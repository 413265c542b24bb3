"""Executors and futures that scripts derive."""
import threading
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed, wait


def attempt(fn, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


# checklist 16
class Inline(Executor):
    """Runs calls at once."""

    def __init__(self):
        self.calls = 0

    def submit(self, fn, /, *args, **kwargs):
        self.calls += 1
        f = Future()
        try:
            f.set_result(fn(*args, **kwargs))
        except Exception as e:
            f.set_exception(e)
        return f


with Inline() as ex:
    print(ex.submit(pow, 2, 3).result(), list(ex.map(pow, [1, 2, 3], [2, 2, 2])), ex.calls)
    attempt(list, ex.map(int, ["1", "x"]))
print(isinstance(ex, Executor), ex.shutdown(), repr(ex.submit(int, "x").exception()))


class Nothing(Executor):
    pass


attempt(Nothing().submit, print)
attempt(Nothing().map, print, [1])
attempt(Executor.submit, Nothing(), 1)


# checklist 173: a pool that counts
class Counting(ThreadPoolExecutor):
    limit = 3

    def __init__(self, *args, name="?", **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name
        self.submitted = []

    def submit(self, fn, *args, **kwargs):
        f = super().submit(fn, *args, **kwargs)
        self.submitted.append(f)
        f.number = len(self.submitted)
        return f

    def shutdown(self, *args, **kwargs):
        print("shutdown", args, sorted(kwargs.items()))
        return super().shutdown(*args, **kwargs)

    def __enter__(self):
        print("enter")
        return super().__enter__()

    def __exit__(self, exc_type, exc_val, exc_tb):
        print("exit", exc_type and exc_type.__name__)
        super().__exit__(exc_type, exc_val, exc_tb)
        return exc_type is KeyError

    @property
    def load(self):
        return len(self.submitted)


with Counting(2, name="mine") as pool:
    print(list(pool.map(abs, [-1, -2, -3])), pool.load, pool.name, pool.limit, pool._max_workers)
    f = pool.submit(pow, 2, 2)
    print(f.number, f.result(), type(pool).__name__, isinstance(pool, ThreadPoolExecutor))
with Counting(1):
    raise KeyError("suppressed")
attempt(pool.submit, print)


class Default(ThreadPoolExecutor):
    pass


with Default(max_workers=1, thread_name_prefix="d") as pool:
    print(pool.submit(lambda: threading.current_thread().name).result(), type(pool).__qualname__)
attempt(Default, 0)
print(repr(pool).split(" at ")[0])


class Forgetful(ThreadPoolExecutor):
    def __init__(self):
        pass


attempt(Forgetful().submit, print)


class Tracked(Future):
    made = 0

    def __init__(self, name):
        super().__init__()
        self.name = name
        Tracked.made += 1

    def result(self, timeout=None):
        return self.name, super().result(timeout)

    def set_result(self, value):
        super().set_result(value + 1)


class Shown(Tracked):
    def __repr__(self):
        return f"<Shown {self.name}: {super().__repr__().split('state=')[1]}"


f, g = Tracked("f"), Shown("g")
f.add_done_callback(lambda f: print("called back", f.name))
f.set_result(1)
g.set_result(2)
print(f.result(), g.result(), repr(g), str(g), Tracked.made, repr(f).split(" at ")[0])
print(sorted(x.name for x in wait([f, g]).done), {x.name for x in as_completed([f])}, isinstance(f, Future))
print(f == f, f != g, len({f, g}), Future.done(f), Future.cancel(g))


class Wrapped(Executor):
    """One around another, as libraries have them."""

    def __init__(self, inner):
        self.inner = inner

    def submit(self, fn, /, *args, **kwargs):
        return self.inner.submit(lambda: ("wrapped", fn(*args, **kwargs)))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self.inner.shutdown(wait, cancel_futures=cancel_futures)


with Wrapped(ThreadPoolExecutor(2)) as ex:
    print(list(ex.map(len, ["a", "bc"])))
attempt(ex.submit, print)
