"""shutdown, and pools as context managers."""
import threading
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor, wait


def attempt(fn, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


# checklist 60, 81
attempt(ThreadPoolExecutor(1).shutdown, True, False)
attempt(ThreadPoolExecutor(1).shutdown, timeout=1)

# checklist 62
done = []
pool = ThreadPoolExecutor(2)
for i in range(5):
    pool.submit(lambda i=i: (time.sleep(0.01), done.append(i)))
pool.shutdown()
print(sorted(done), any(t.name.startswith("ThreadPoolExecutor-2") for t in threading.enumerate()))

# checklist 63
gate = threading.Event()
pool = ThreadPoolExecutor(1)
f = pool.submit(gate.wait)
g = pool.submit(lambda: "later")
pool.shutdown(wait=False)
print(f.done(), g.done())
gate.set()
print(g.result())

# checklist 64, 65
gate, started = threading.Event(), threading.Event()
pool = ThreadPoolExecutor(1)
finished = pool.submit(int, "7")
finished.result()
running = pool.submit(lambda: (started.set(), gate.wait(), "ran")[2])
queued = [pool.submit(print, "never") for _ in range(50)]
started.wait()
pool.shutdown(wait=False, cancel_futures=True)
print(finished.result(), running.running(), all(f.cancelled() for f in queued))
gate.set()
print(running.result())
attempt(queued[0].result)
print(isinstance(queued[1], type(running)), CancelledError.__name__)

# checklist 67: cancelled futures in the queue do not keep a shutdown waiting
pool = ThreadPoolExecutor(1)
fs = [pool.submit(time.sleep, 0) for _ in range(100)]
print(all(f.cancel() or True for f in reversed(fs)))
pool.shutdown(wait=True)
print(len(wait(fs).done))

# checklist 69, 70
with ThreadPoolExecutor(1) as pool:
    f = pool.submit(time.sleep, 0.01)
print(f.done(), pool.__enter__() is pool, pool.__exit__(None, None, None))
ran = []
try:
    with ThreadPoolExecutor(1) as pool:
        for i in range(4):
            pool.submit(lambda i=i: (time.sleep(0.01), ran.append(i)))
        raise KeyError("out")
except KeyError as e:
    print(ran, e)
attempt(pool.submit, print)

# Many pools, which nobody shuts down, do not keep the script from ending. checklist 63, 74
for i in range(20):
    ThreadPoolExecutor(2).submit(ran.append, i)
