# checklist 74, 18: tasks run though main has failed; they cannot submit more
import sys
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
other = ThreadPoolExecutor(1)


def task():
    time.sleep(0.1)
    for p in (pool, other):
        try:
            p.submit(print)
        except RuntimeError as e:
            print(e, flush=True)


pool.submit(task)
print("main", flush=True)
raise LookupError("main has failed")
