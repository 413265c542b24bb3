# checklist 74, 18: tasks run though main has failed; they cannot submit more
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
other = ThreadPoolExecutor(1)


def task():
    for p in (pool, other):
        try:
            while True:
                p.submit(int)
                time.sleep(0.01)
        except RuntimeError as e:
            print(e, flush=True)


pool.submit(task)
print("main", flush=True)
raise LookupError("main has failed")
