"""ThreadPoolExecutor: arguments, names, threads."""
import os
import threading
import time
from concurrent.futures import Executor, ThreadPoolExecutor


def attempt(fn, *args, **kwargs):
    try:
        print("got", type(fn(*args, **kwargs)).__name__)
    except BaseException as e:
        print(type(e).__name__, e)


# checklist 150
attempt(ThreadPoolExecutor, 1, "p", None, ())
attempt(ThreadPoolExecutor, max_workers=1, thread_name_prefix="p", initializer=int, initargs=("1",))
attempt(ThreadPoolExecutor, 1, "p", None, (), 5)

# checklist 151, 152
print(ThreadPoolExecutor()._max_workers == min(32, len(os.sched_getaffinity(0)) + 4) if hasattr(os, "sched_getaffinity") else True)

# checklist 153, 154, 155
attempt(ThreadPoolExecutor, 0)
attempt(ThreadPoolExecutor, -1)
attempt(ThreadPoolExecutor, "3")
attempt(ThreadPoolExecutor, 1.5)
attempt(ThreadPoolExecutor, True)
attempt(ThreadPoolExecutor, initializer=3)
attempt(ThreadPoolExecutor, initargs=())

# checklist 157, 158, 159
def name():
    return threading.current_thread().name


a, b, c = ThreadPoolExecutor(1), ThreadPoolExecutor(1, "Own"), ThreadPoolExecutor(1)
print(b.submit(name).result())
k = int(a.submit(name).result().split("-")[1].split("_")[0])
print(a.submit(name).result() == f"ThreadPoolExecutor-{k}_0", c.submit(name).result() == f"ThreadPoolExecutor-{k + 1}_0")
gate = threading.Event()


def held():
    started.append(1)
    gate.wait(5)
    return name()


started = []
pool = ThreadPoolExecutor(3, "Special")
fs = [pool.submit(held) for _ in range(5)]
while len(started) < 3:
    time.sleep(0.001)
print(len(pool._threads), pool._work_queue.qsize(), pool._max_workers, pool._shutdown, pool._broken)
gate.set()
print(sorted({f.result() for f in fs} | {"Special_0", "Special_1", "Special_2"}))
pool.shutdown()
print(pool._shutdown, pool._thread_name_prefix)

# checklist 161
thread = a.submit(threading.current_thread).result()
print(thread.daemon, type(thread).__name__, thread.is_alive(), thread in threading.enumerate())

# checklist 162, 163, 164
pool = ThreadPoolExecutor(10)
print(len(pool._threads))
for _ in range(5):
    pool.submit(int).result()
    while pool._idle_semaphore._value == 0 if hasattr(pool, "_idle_semaphore") else False:
        pass
print(len(pool._threads))
gate = threading.Event()
fs = [pool.submit(gate.wait) for _ in range(60)]
print(len(pool._threads))
gate.set()
print(all(f.result() for f in fs), len(pool._threads))


# checklist 165
made = []
pool = ThreadPoolExecutor(1, initializer=lambda *args: made.append(args), initargs=[1, 2])
print(made, pool.submit(list, made).result(), pool.submit(len, made).result())
print(isinstance(pool, Executor), issubclass(ThreadPoolExecutor, Executor), isinstance(3, Executor))
