# as_completed gives what is done first, first.
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

gates = [threading.Event() for _ in range(4)]


def job(n):
    gates[n].wait()
    return n


with ThreadPoolExecutor(max_workers=4) as ex:
    futures = [ex.submit(job, n) for n in range(4)]
    index = {f: i for i, f in enumerate(futures)}
    gates[2].set()
    order = []
    releases = iter([0, 3, 1])
    for f in as_completed(futures):
        order.append((index[f], f.result()))
        n = next(releases, None)
        if n is not None:
            gates[n].set()
    print(order)
    print(sorted(f.result() for f in as_completed(futures)))
    print([f.result() for f in as_completed([futures[1], futures[1]])], list(as_completed([])))
    g = as_completed(futures)
    print(type(g).__name__, next(g) in futures, len(list(g)))
