# A worker process that dies breaks its pool: checklist 20, 203, 204, 205, 209.

import os
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def die(how):
    if how == "exit":
        os._exit(3)
    os.kill(os.getpid(), 9)


def sleep(n):
    time.sleep(n)


def main():
    for how in ("exit", "kill"):
        ex = ProcessPoolExecutor(2)
        fs = [ex.submit(sleep, 100), ex.submit(die, how), ex.submit(sleep, 100), ex.submit(sleep, 100)]
        start = time.monotonic()
        for f in fs:
            e = f.exception()
            print(type(e) is BrokenProcessPool, e)
        print(time.monotonic() - start < 10)
        for _ in range(2):
            try:
                ex.submit(sleep, 0)
            except BrokenProcessPool as e:
                print(e)
            ex.shutdown()
    try:
        with ProcessPoolExecutor(1) as ex:
            print(list(ex.map(die, ["exit"])))
    except BrokenProcessPool as e:
        print("left", e)


if __name__ == "__main__":
    main()
