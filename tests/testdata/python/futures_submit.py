"""Executor.submit: arguments, order, refusals."""
import threading
from concurrent.futures import Executor, Future, ThreadPoolExecutor


def capture(*args, **kwargs):
    return args, sorted(kwargs.items())


def attempt(fn, /, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


pool = ThreadPoolExecutor(1)

# checklist 11, 12
f = pool.submit(pow, 2, 5)
print(isinstance(f, Future), f.result())
print(pool.submit(capture, 1, self=2, fn=3).result())

# checklist 13, 14
attempt(pool.submit, fn=capture, arg=1)
attempt(pool.submit, arg=1)
attempt(pool.submit)

# checklist 15
f = pool.submit(42)
attempt(f.result)

# checklist 16
attempt(Executor().submit, print)
print(Executor().shutdown(), Executor().__enter__().__class__.__name__)

# checklist 22, 23: the queue has no bound, and is first in, first out
gate, started, order = threading.Event(), threading.Event(), []
first = pool.submit(lambda: (started.set(), gate.wait()))
started.wait()
fs = [pool.submit(order.append, i) for i in range(1000)]
print(first.running(), fs[0].running(), order)
gate.set()
fs[-1].result()
print(order == list(range(1000)))


# checklist 21: a task of the pool itself
def late():
    closing.wait()
    attempt(pool.submit, print)


closing = threading.Event()
f = pool.submit(late)
pool.shutdown(wait=False)
closing.set()
pool.shutdown()
print(f.result())

# checklist 17, 32, 61
attempt(pool.submit, print)
attempt(pool.map, print, [1])
print(pool.shutdown(), pool.shutdown(wait=False), pool.shutdown(cancel_futures=True))


# checklist 19: a pool that is broken says so, also when it was shut down
def fail():
    raise ValueError("no")


broken = ThreadPoolExecutor(1, initializer=fail)
f = broken.submit(print)
attempt(f.result)
attempt(broken.submit, print)
broken.shutdown()
attempt(broken.submit, print)
