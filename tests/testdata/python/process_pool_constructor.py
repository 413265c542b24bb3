# The constructor of ProcessPoolExecutor and its errors: checklist 46, 174, 175, 176, 178, 179, 180.

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def fails(*args, **kwargs):
    try:
        ProcessPoolExecutor(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)


if __name__ == "__main__":
    fails(0)
    fails(-1)
    fails("2")
    fails(1, None, 3)
    fails(1, None, None, 5)
    fails(max_tasks_per_child="1")
    fails(max_tasks_per_child=0)
    fails(max_tasks_per_child=1.5)
    fails(1, None, None, (), 1)
    fails(thread_name_prefix="x")
    fails(1, multiprocessing.get_context("fork"), max_tasks_per_child=2)

    ex = ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=2)
    print(ex._max_workers == os.cpu_count(), isinstance(ex, Executor), ex._processes)
    print(ex.__class__.__module__, repr(ex).split(" at ")[0])
    for chunksize in (0, -1):
        try:
            ex.map(abs, [1], chunksize=chunksize)
        except ValueError as e:
            print(e)
    ex.shutdown()
    ex.shutdown()
    print(issubclass(BrokenProcessPool, RuntimeError), BrokenProcessPool.__mro__[1].__name__)
