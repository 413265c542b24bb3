# Each pool's workers see what the script had set in library modules before the first submit
# to that pool: those that start late, too, and those of another pool that begins later.
# What an initializer sets holds on top of that, and what a task sets, in its worker.

import logging
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

log = logging.getLogger("app")


class Stream:
    def __init__(self, name):
        self.name = name
        self.held = []

    def write(self, text):
        self.held.append(text)

    def flush(self):
        pass


def state():
    return [
        logging.root.level, log.level, [h.get_name() for h in logging.root.handlers], sys.argv[1:], os.environ.get("STATE"),
        sys.getrecursionlimit(), sys.stdout.name, os.path.basename(os.getcwd()), time.tzname[0], logging.root.manager.disable,
        logging.getLevelName(15),
    ]


def set_state(name, number):
    for handler in logging.root.handlers[:]:
        logging.root.removeHandler(handler)
    handler = logging.StreamHandler(Stream(name))
    handler.set_name(name)
    logging.basicConfig(level=number, handlers=[handler])
    log.setLevel(number + 1)
    logging.disable(number - 1)
    logging.addLevelName(15, name.upper())
    sys.argv[1:] = [name]
    os.environ["STATE"] = name
    os.environ["TZ"] = f"{name.upper()}-{number}"
    time.tzset()
    sys.setrecursionlimit(1000 + number)
    sys.stdout = Stream(name)
    os.makedirs(f"{top}/{name}", exist_ok=True)
    os.chdir(f"{top}/{name}")


def meet(n, count):
    """Returns once so many workers are in it, each with its state."""
    with open(f"{top}/meets-{n}", "w"):
        pass
    while sum(name.startswith("meets-") for name in os.listdir(top)) < count:
        time.sleep(0.001)
    return os.getpid(), state()


def change(name):
    set_state(name, 18)
    return state()


def init(name, number):
    before = state()
    set_state(name, number)
    log.warning("from the initializer: %s", before)
    logging.root.handlers[0].before = before


def held():
    return logging.root.handlers[0].before, logging.root.handlers[0].stream.held, state()


def show(*values):
    print(*values, file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    top = f"/tmp/fstar-worker-pools-{os.getpid()}"
    os.mkdir(top)
    context = get_context("fork")
    set_state("one", 11)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        show(pool.submit(state).result())
        set_state("two", 12)
        results = [f.result() for f in [pool.submit(meet, n, 2) for n in range(2)]]
        show(len({pid for pid, _ in results}), [state for _, state in results])
        show(state())
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        show(pool.submit(state).result())
        show(pool.submit(change, "task").result(), pool.submit(state).result(), state())
    pool = ProcessPoolExecutor(1, mp_context=context, initializer=init, initargs=("init", 13))
    set_state("three", 17)
    with pool:
        for value in pool.submit(held).result():
            show(value)
        show(pool.submit(state).result() == pool.submit(held).result()[2], state())
    os.chdir("/")
    for directory, _, files in list(os.walk(top))[::-1]:
        for name in files:
            os.remove(os.path.join(directory, name))
        os.rmdir(directory)
