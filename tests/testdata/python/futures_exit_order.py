# checklist 74, 76: queued tasks run at the end, before the status is given
import sys
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def task(i):
    time.sleep(0.01)
    print("task", i, flush=True)


for i in range(4):
    pool.submit(task, i)
print("main", flush=True)
sys.exit(5)
