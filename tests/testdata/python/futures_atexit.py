# checklist 74, 75, 77
import atexit
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
ended = threading.Event()


def task(i):
    ended.wait()
    print("task", i, flush=True)


def submits():
    print("atexit", flush=True)
    try:
        pool.submit(task, 9)
    except RuntimeError as e:
        print(str(e)[:31])


def last(*args, **kwargs):
    print("last", args, kwargs)


def fails():
    raise ValueError("at exit")


atexit.register(last, 1, two=2)
print(atexit.register(submits) is submits)
atexit.register(fails)
atexit.register(print, "never")
atexit.unregister(print)
try:
    atexit.register(3)
except TypeError as e:
    print(e)
for i in range(3):
    pool.submit(task, i)
print("main done", flush=True)
ended.set()
