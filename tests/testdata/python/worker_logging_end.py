# At its end a worker shuts no handler down, of its parent's or its own: what these hold back is
# not written twice. Functions of atexit that it has registered are called.

import atexit
import logging
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


class Holds(logging.Handler):
    def __init__(self, name):
        super().__init__()
        self.set_name(name)
        self.held = []

    def emit(self, record):
        self.held.append(record.getMessage())

    def close(self):
        print(self.name, self.held, flush=True)
        super().close()


def work():
    logging.getLogger().addHandler(Holds("of the worker"))
    logging.warning("from the worker")
    atexit.register(print, "atexit of the worker", flush=True)
    return [h.held for h in logging.getLogger().handlers]


def nothing_held():
    logging.getLogger().addHandler(Holds("of the first worker"))
    logging.warning("from the first worker")


if __name__ == "__main__":
    context = get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        pool.submit(nothing_held).result()
    logging.getLogger().addHandler(Holds("of the parent"))
    logging.warning("before")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        print(pool.submit(work).result(), flush=True)
    logging.warning("behind")
