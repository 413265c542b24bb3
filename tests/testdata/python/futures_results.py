"""result and exception: timeouts, what tasks may raise."""
import threading
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor


def attempt(fn, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e.args)


pool = ThreadPoolExecutor(2)

# checklist 101, 102
f = pool.submit(int, "x")
errors = []
for _ in range(2):
    try:
        f.result()
    except ValueError as e:
        errors.append(e)
print(errors[0] is errors[1] is f.exception(), pool.submit(int).exception())

# checklist 103, 104, 105
f = Future()
for timeout in (0, -1, 0.01, False):
    attempt(f.result, timeout)
    attempt(f.exception, timeout=timeout)
attempt(f.result, "x")
attempt(f.exception, [])
f.set_result(5)
print(f.result(0), f.result(-1), f.result(timeout=None), f.exception(0), f.result("x"))
f = Future()
f.cancel()
attempt(f.result)
attempt(f.exception, 0)

# checklist 106
for settle in (lambda f: f.set_result(1), lambda f: f.cancel(), lambda f: f.set_exception(KeyError(1))):
    f = Future()
    waiting = [pool.submit(f.result), pool.submit(f.exception)]
    time.sleep(0.01)
    settle(f)
    for w in waiting:
        attempt(w.result)

# checklist 107
gate = threading.Event()
f = pool.submit(lambda: gate.wait() and "in the end")
attempt(f.result, 0.01)
print(f.running())
gate.set()
print(f.result())


# checklist 108
class Falsy(Exception):
    def __bool__(self):
        return False


class Empty(Exception):
    def __len__(self):
        return 0


def throw(e):
    raise e


# checklist 109
class Own(BaseException):
    pass


single = ThreadPoolExecutor(1)
for e in (SystemExit(3), KeyboardInterrupt("k"), Own("own"), GeneratorExit(), StopIteration(4)):
    f = single.submit(throw, e)
    print(f.exception() is e, end=" ")
    attempt(f.result)
name = threading.current_thread
print(single.submit(lambda: name().name.endswith("_0")).result())
print(issubclass(CancelledError, Exception))
