# max_tasks_per_child: checklist 80, 181, 194, 195, 196.

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor

calls = 0


def task(n):
    global calls
    calls += 1
    return os.getpid(), calls, n


def main():
    with ProcessPoolExecutor(1, max_tasks_per_child=3) as ex:
        results = [ex.submit(task, n).result() for n in range(7)]
        print([r[1:] for r in results])
        pids = [r[0] for r in results]
        print([pids.index(p) for p in pids], os.getpid() in pids)

    context = multiprocessing.get_context("spawn")
    ex = ProcessPoolExecutor(3, context, max_tasks_per_child=1)
    fs = [ex.submit(task, n) for n in range(6)]
    ex.shutdown()
    results = [f.result() for f in fs]
    print([r[1:] for r in results], len({r[0] for r in results}))


if __name__ == "__main__":
    main()
