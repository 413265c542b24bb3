"""What concurrent.futures costs, on python3 and on fstar.

    python3 bench/futures.py
    fstar bench/futures.py

Each line: what is measured, and its best of three runs. With names as arguments, only those.
"""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def noop():
    pass


def batch(workers, n=50_000):
    """Microseconds a task: submit all, then read all."""
    with ThreadPoolExecutor(workers) as pool:
        begun = time.perf_counter()
        futures = [pool.submit(noop) for _ in range(n)]
        for f in futures:
            f.result()
        return (time.perf_counter() - begun) / n * 1e6


def round_trip(n=10_000):
    """Microseconds a task: submit one, read it, and so on."""
    with ThreadPoolExecutor(2) as pool:
        begun = time.perf_counter()
        for _ in range(n):
            pool.submit(noop).result()
        return (time.perf_counter() - begun) / n * 1e6


def mapped(n=50_000):
    """Microseconds an item of map."""
    with ThreadPoolExecutor(2) as pool:
        begun = time.perf_counter()
        for _ in pool.map(abs, range(n)):
            pass
        return (time.perf_counter() - begun) / n * 1e6


def waited(n=20_000):
    """Microseconds a future of wait."""
    with ThreadPoolExecutor(2) as pool:
        begun = time.perf_counter()
        wait([pool.submit(noop) for _ in range(n)])
        return (time.perf_counter() - begun) / n * 1e6


def sleepers(workers=1000, n=20_000):
    """Seconds for 20,000 tasks that sleep 10 ms on 1,000 workers, read as they are done: at best 0.2."""
    with ThreadPoolExecutor(workers) as pool:
        begun = time.perf_counter()
        futures = [pool.submit(time.sleep, 0.01) for _ in range(n)]
        count = sum(1 for _ in as_completed(futures))
        assert count == n
        return time.perf_counter() - begun


def resident():
    """Megabytes of this process, where the system tells."""
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1000
    except OSError:
        pass
    return 0


def queued(n=300_000):
    """Megabytes resident with 300,000 futures in the queue."""
    gate = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(gate.wait)
        futures = [pool.submit(noop) for _ in range(n)]
        size = resident()
        gate.set()
        futures[-1].result()
    return size


MEASUREMENTS = {
    "queued": ("MB with 300,000 futures queued", queued, 1),
    "batch1": ("us a task, batch, 1 worker", lambda: batch(1), 3),
    "batch2": ("us a task, batch, 2 workers", lambda: batch(2), 3),
    "batch8": ("us a task, batch, 8 workers", lambda: batch(8), 3),
    "round": ("us a task, one at a time", round_trip, 3),
    "map": ("us an item of map", mapped, 3),
    "wait": ("us a future of wait", waited, 3),
    "sleepers": ("s for 20,000 sleeps of 10 ms on 1,000 workers", sleepers, 3),
}


def main():
    for name in sys.argv[1:] or MEASUREMENTS:
        what, measure, runs = MEASUREMENTS[name]
        best = min(measure() for _ in range(runs))
        print(f"{best:10.2f} {what}")


if __name__ == "__main__":
    main()
