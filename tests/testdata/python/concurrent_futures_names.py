import concurrent.futures
import concurrent.futures as cf
from concurrent import futures
from concurrent.futures import *

print(futures is concurrent.futures is cf, futures.__name__)
print(ThreadPoolExecutor is cf.ThreadPoolExecutor, wait is cf.wait, as_completed is futures.as_completed)
print(cf.TimeoutError is TimeoutError, issubclass(cf.CancelledError, Exception), issubclass(cf.CancelledError, TimeoutError), issubclass(cf.BrokenExecutor, RuntimeError))
print(issubclass(cf.ThreadPoolExecutor, cf.Executor), cf.ThreadPoolExecutor.__name__, cf.Future.__name__)
print([n for n in ("FIRST_COMPLETED", "ALL_COMPLETED", "Future", "InvalidStateError") if hasattr(cf, n)])


class Inline(cf.Executor):
    """Runs what is submitted at once."""

    def submit(self, fn, /, *args, **kwargs):
        f = cf.Future()
        try:
            f.set_result(fn(*args, **kwargs))
        except Exception as e:
            f.set_exception(e)
        return f


with Inline() as ex:
    print(ex.submit(pow, 2, 3).result(), list(ex.map(len, ["a", "bb"])), repr(ex.submit(int, "x").exception()))


class Counting(cf.ThreadPoolExecutor):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.count = 0

    def submit(self, fn, /, *args, **kwargs):
        self.count += 1
        return super().submit(fn, *args, **kwargs)


with Counting(2) as ex:
    ex.submit(print, "counted").result()
    list(ex.map(abs, range(3)))
    print(ex.count)
with futures.ThreadPoolExecutor() as ex:
    print(ex.submit(lambda: 1).result(), isinstance(ex, Executor))
