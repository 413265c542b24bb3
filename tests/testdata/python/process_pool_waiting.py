# wait, as_completed, callbacks and states with process pools: checklist 24, 82, 89, 91, 111, 123, 137, 185, 186, 187.

import os
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait


def sleep(n):
    time.sleep(n)
    return n


def pid(_=None):
    return os.getpid()


def main():
    with ProcessPoolExecutor(2) as ex, ThreadPoolExecutor(2) as threads:
        fs = [ex.submit(sleep, 0.3), threads.submit(sleep, 0.01), ex.submit(sleep, 0.02)]
        done, rest = wait(fs, return_when=FIRST_COMPLETED)
        print(fs[0] in rest, len(done) >= 1)
        print([f.result() for f in as_completed(fs)][-1])
        seen, event = [], threading.Event()
        f = ex.submit(sleep, 0.05)
        f.add_done_callback(lambda f: seen.append(("first", f.result(), f.done())))
        f.add_done_callback(lambda f: seen.append(threading.current_thread() is threading.main_thread()))
        f.add_done_callback(lambda f: 1 / 0)
        f.add_done_callback(lambda f: event.set())
        event.wait()
        print(seen, f._state)

    with ProcessPoolExecutor(1) as ex:
        first = ex.submit(sleep, 0.3)
        others = [ex.submit(sleep, 0) for _ in range(5)]
        print(others[-1].cancel(), others[-1].cancelled(), others[-1].cancel())
        print([f.result() for f in others[:-1]], first.done(), first.cancel())
        print(len(wait(others).done))

    ex = ProcessPoolExecutor(1)
    running = ex.submit(sleep, 0.3)
    queued = [ex.submit(sleep, 0) for _ in range(5)]
    while not running.running():
        time.sleep(0.01)
    ex.shutdown(cancel_futures=True)
    print(running.result(), [f.cancelled() for f in queued][2:])

    with ProcessPoolExecutor(4) as ex:
        print(ex._processes or {})
        print(len({ex.submit(pid).result() for _ in range(4)}) <= 4)
        pids = set(ex.map(pid, range(60)))
        print(len(pids) <= 4, len(ex._processes) <= 4, pids <= set(ex._processes))


if __name__ == "__main__":
    main()
