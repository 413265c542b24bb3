# An initializer that fails breaks the pool: checklist 191, 192, 204.

import logging
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def init(what):
    logging.disable()
    raise ValueError(what)


if __name__ == "__main__":
    ex = ProcessPoolExecutor(2, initializer=init, initargs=("no",))
    fs = []
    try:
        for n in range(4):
            fs.append(ex.submit(abs, n))
    except BrokenProcessPool:
        pass
    for f in fs:
        try:
            f.result()
        except BrokenProcessPool as e:
            print(str(e) == "A process in the process pool was terminated abruptly while the future was running or pending.")
            break
    try:
        ex.submit(abs, 1)
    except BrokenProcessPool as e:
        print(e)
    ex.shutdown()
    try:
        ex.submit(abs, 1)
    except BrokenProcessPool as e:
        print(e)
