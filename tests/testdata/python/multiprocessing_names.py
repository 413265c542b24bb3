# The names of processes, in each start method, pool after pool, and in workers of workers: checklist 188.

import logging
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor


class Names(logging.Handler):
    def __init__(self):
        super().__init__()
        self.names = []

    def emit(self, record):
        self.names.append(self.format(record))


def logged():
    handler = Names()
    handler.setFormatter(logging.Formatter("%(processName)s %(threadName)s %(message)s"))
    log = logging.getLogger("names")
    log.addHandler(handler)
    log.propagate = False
    log.warning("logged")
    log.removeHandler(handler)
    return handler.names


def names():
    me, parent = multiprocessing.current_process(), multiprocessing.parent_process()
    return (
        me.name, me._identity, str(type(me)), parent.name, parent._identity, str(type(parent)),
        multiprocessing.get_start_method(), multiprocessing.get_start_method(allow_none=True),
        threading.current_thread().name, logged(),
    )


def nested(depth):
    with ProcessPoolExecutor(1) as ex:
        return ex.submit(nested, depth - 1).result() if depth else ex.submit(names).result()


def rename(name):
    multiprocessing.current_process().name = name


def renamed():
    with ProcessPoolExecutor(1) as ex:
        child = ex.submit(names).result()
    return names(), child


def show(values):
    print(*values, sep="\n    ")


if __name__ == "__main__":
    print(logged(), multiprocessing.parent_process())
    for context in (None, "spawn", "fork", "forkserver"):
        with ProcessPoolExecutor(1, context and multiprocessing.get_context(context)) as ex:
            show(ex.submit(names).result())
            print(ex._mp_context.get_start_method(), type(ex._mp_context))
            print([p.name for p in ex._processes.values()], [p.name for p in multiprocessing.active_children()])
            show(ex.submit(nested, 0).result())
            show(ex.submit(nested, 2).result())

    print("the module as a context")
    with ProcessPoolExecutor(1, multiprocessing) as ex:
        show(ex.submit(names).result())
        show(ex.submit(nested, 0).result())
        print(ex._mp_context is multiprocessing)

    print("max_tasks_per_child")
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as ex:
        print([ex.submit(names).result()[0] for _ in range(5)], ex._mp_context.get_start_method())
    with ProcessPoolExecutor(1, multiprocessing.get_context("forkserver"), max_tasks_per_child=1) as ex:
        print([ex.submit(names).result()[0] for _ in range(3)], ex._mp_context.get_start_method())

    print("names that the script gives")
    with ProcessPoolExecutor(1, initializer=rename, initargs=("the worker",)) as ex:
        for values in ex.submit(renamed).result():
            show(values)
        print([p.name for p in ex._processes.values()])
        next(iter(ex._processes.values())).name = "its name here"
        print([p.name for p in ex._processes.values()], ex.submit(names).result()[0])
    rename("the boss")
    print(logged(), multiprocessing.current_process())
    with ProcessPoolExecutor(1) as ex:
        show(ex.submit(names).result())
    try:
        rename(3)
    except AssertionError as e:
        print(repr(e))

    print(threading.Thread().name, threading.Thread(target=rename).name)
