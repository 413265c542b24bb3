# What cannot be sent to or from a worker process: checklist 209, 211, 212, 217, 219.

import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor


class Holder:
    def __init__(self):
        self.lock = threading.Lock()


class Refuses:
    def __getstate__(self):
        raise RuntimeError("not me")


def same(*args, **kwargs):
    return args, kwargs


def lock():
    return threading.Lock()


def gen():
    yield 1


def refuses():
    return Refuses()


def show(f):
    e = f.exception()
    print(type(e).__name__, e, type(e.__cause__).__name__)


def main():
    with ProcessPoolExecutor(2) as ex:
        print(ex.submit(same, 1, k=2).result())
        show(ex.submit(same, threading.Lock()))
        show(ex.submit(same, 1, {"lock": [threading.Lock()]}))
        show(ex.submit(same, k=Holder()))
        show(ex.submit(same, gen()))
        show(ex.submit(same, (n for n in range(3))))
        show(ex.submit(same, Refuses()))
        show(ex.submit(lock))
        show(ex.submit(gen))
        show(ex.submit(refuses))
        print(ex.submit(same, 3).result())
        good = [ex.submit(same, n) for n in range(3)]
        bad = ex.submit(same, threading.Lock())
        good += [ex.submit(same, n) for n in range(3)]
        print([f.result()[0][0] for f in good], bad.exception() is not None)
        values = list(ex.map(same, range(3)))
        print(values)


if __name__ == "__main__":
    main()
