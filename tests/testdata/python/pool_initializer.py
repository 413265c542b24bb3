import threading
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

local = threading.local()
log = []


def setup(tag, n):
    local.tag = tag * n
    log.append(threading.current_thread().name)


def work():
    return local.tag


with ThreadPoolExecutor(1, "named", initializer=setup, initargs=("ab", 2)) as ex:
    print(ex.submit(work).result(), ex.submit(work).result(), log)
try:
    local.tag
except AttributeError:
    print("main has none")


def fails():
    raise ValueError("initializer fails")


ex = ThreadPoolExecutor(1, initializer=fails)
try:
    f = ex.submit(work)
    f.result()
except BrokenThreadPool as e:
    print(type(e).__name__, e, isinstance(e, BrokenExecutor), isinstance(e, RuntimeError))
try:
    ex.submit(work)
except BrokenThreadPool as e:
    print(e)
ex.shutdown()
try:
    ThreadPoolExecutor(initializer=5)
except TypeError as e:
    print(e)
for bad in (0, -1):
    try:
        ThreadPoolExecutor(bad)
    except ValueError as e:
        print(e)
