# A task that a new worker takes is running when submit returns, and its first lines come before
# what follows the submit: checklist 64, 88, 89, 162
import threading
from concurrent.futures import ThreadPoolExecutor


def state(f):
    return f._state, f.running(), f.done(), f.cancel()


def repeat(what, n=20):
    print(set(what() for _ in range(n)))


# Workers for two, and a queue.
def four():
    gate = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        fs = [pool.submit(gate.wait) for _ in range(4)]
        seen = tuple(state(f) for f in fs)
        gate.set()
    return seen


repeat(four)


# shutdown(cancel_futures=True) leaves what runs.
def cancelled(workers):
    pool = ThreadPoolExecutor(workers)
    gate = threading.Event()
    fs = [pool.submit(gate.wait) for _ in range(5)]
    pool.shutdown(wait=False, cancel_futures=True)
    gate.set()
    return tuple(f.cancelled() for f in fs)


repeat(lambda: cancelled(1))
repeat(lambda: cancelled(3))


# A new thread runs first, until it waits for something.
def order():
    out = []

    def task(n):
        out.append("task %d begins" % n)
        gate.wait()

    gate = threading.Event()
    with ThreadPoolExecutor(3) as pool:
        for n in range(3):
            out.append("submit %d" % n)
            pool.submit(task, n)
        out.append("all are submitted")
        gate.set()
    return tuple(out)


repeat(order)


# So a short task has ended, and one that raises has failed.
def short(fn, *args):
    with ThreadPoolExecutor(1) as pool:
        f = pool.submit(fn, *args)
        return f._state, repr(f.exception(0))


repeat(lambda: short(len, "abc"))
repeat(lambda: short(int, "x"))


# The initializer comes first: while it waits the task is pending.
def initialized(wait):
    gate, end = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1, initializer=gate.wait if wait else len, initargs=() if wait else ("",)) as pool:
        f = pool.submit(end.wait)
        seen = state(f)
        gate.set()
        end.set()
    return seen


repeat(lambda: initialized(False))
repeat(lambda: initialized(True))


# In a task, in a callback, in another thread.
def nested(workers):
    gate = threading.Event()
    seen = []
    with ThreadPoolExecutor(workers) as pool:
        f = pool.submit(lambda: pool.submit(gate.wait)._state)
        seen.append(f.result())
        gate.set()
    gate = threading.Event()
    with ThreadPoolExecutor(workers) as pool:
        begin = threading.Event()
        f = pool.submit(begin.wait)
        called = threading.Event()

        def callback(_):
            seen.append(pool.submit(gate.wait)._state)
            called.set()

        f.add_done_callback(callback)
        begin.set()
        called.wait()
        gate.set()
    gate = threading.Event()
    with ThreadPoolExecutor(workers) as pool:
        thread = threading.Thread(target=lambda: seen.append(pool.submit(gate.wait)._state))
        thread.start()
        thread.join()
        gate.set()
    return tuple(seen)


repeat(lambda: nested(1))
repeat(lambda: nested(2))


# map submits all at the call.
class Kept(ThreadPoolExecutor):
    def submit(self, *args):
        f = super().submit(*args)
        kept.append(f)
        return f


def mapped():
    kept.clear()
    gate = threading.Event()
    with Kept(2) as pool:
        results = pool.map(lambda _: gate.wait(), range(5))
        seen = tuple(f._state for f in kept)
        gate.set()
        return seen + tuple(results)


kept = []
repeat(mapped)
