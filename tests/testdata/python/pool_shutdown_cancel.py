import threading
from concurrent.futures import ThreadPoolExecutor

started, gate = threading.Event(), threading.Event()


def first():
    started.set()
    gate.wait()
    return "first"


ex = ThreadPoolExecutor(max_workers=1)
running = ex.submit(first)
queued = [ex.submit(pow, n, 2) for n in range(3)]
started.wait()
ex.shutdown(wait=False, cancel_futures=True)
print(running.done(), [f.cancelled() for f in queued])
try:
    ex.submit(pow, 2, 2)
except RuntimeError as e:
    print(e)
gate.set()
print(running.result())
ex.shutdown()
ex.shutdown(wait=True)

ex = ThreadPoolExecutor(2)
fs = [ex.submit(lambda n: n + 1, n) for n in range(5)]
ex.shutdown(wait=True)
print([f.done() for f in fs], [f.result() for f in fs])

ex = ThreadPoolExecutor(1)
f = ex.submit(lambda: "finished anyway")
ex.shutdown(wait=False)
print(f.result())
with ThreadPoolExecutor(1) as ex:
    f = ex.submit(lambda: "inside")
    ex.shutdown()
    print(f.done())
    try:
        ex.submit(print)
    except RuntimeError as e:
        print(e)
print(f.result())
