# checklist 166, 167: the last line of stderr is that of the log
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool


def fail():
    raise LookupError("no database")


pool = ThreadPoolExecutor(1, initializer=fail)
try:
    fs = [pool.submit(print, "never") for _ in range(5)]
    for f in fs:
        e = f.exception()
        print(type(e).__name__, e, isinstance(e, BrokenExecutor), isinstance(e, RuntimeError))
except BrokenThreadPool as e:
    for _ in range(5):
        print(type(e).__name__, e, True, True)
try:
    pool.submit(print)
except BrokenThreadPool as e:
    print(e)
print(pool._broken)
