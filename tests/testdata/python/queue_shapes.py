# stdlib queue 8: the usual shapes
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def sentinel_workers():
    q, out, lock = queue.Queue(), [], threading.Lock()

    def worker():
        while True:
            item = q.get()
            if item is None:
                break
            with lock:
                out.append(item * item)
            q.task_done()

    threads = [threading.Thread(target=worker) for _ in range(4)]
    for t in threads:
        t.start()
    for n in range(20):
        q.put(n)
    q.join()
    for _ in threads:
        q.put(None)
    for t in threads:
        t.join()
    return sorted(out) == [n * n for n in range(20)], q.unfinished_tasks


def drain_workers():
    q = queue.Queue()
    for n in range(20):
        q.put(n)
    out = queue.Queue()

    def worker():
        while True:
            try:
                item = q.get_nowait()
            except queue.Empty:
                return
            out.put(item + 1)
            q.task_done()

    with ThreadPoolExecutor(3) as ex:
        for _ in range(3):
            ex.submit(worker)
    return sorted(out.get() for _ in range(out.qsize()))


def pipeline():
    first, second, result = queue.Queue(2), queue.Queue(2), []

    def stage(source, target, f):
        while (item := source.get()) is not None:
            target(f(item))
        target(None)

    threads = [
        threading.Thread(target=stage, args=(first, second.put, lambda x: x + 1)),
        threading.Thread(target=stage, args=(second, result.append, lambda x: x * 10)),
    ]
    for t in threads:
        t.start()
    for n in range(6):
        first.put(n)
    first.put(None)
    for t in threads:
        t.join()
    return result


def timeout_loop():
    q, stop, out = queue.Queue(), threading.Event(), []

    def worker():
        while not stop.is_set():
            try:
                out.append(q.get(timeout=0.005))
            except queue.Empty:
                continue
            if len(out) == 3:
                stop.set()

    t = threading.Thread(target=worker)
    t.start()
    for n in range(3):
        q.put(n)
        time.sleep(0.001)
    t.join()
    return out


def results_by_queue():
    results = queue.Queue()
    with ThreadPoolExecutor(4) as ex:
        for n in range(5):
            ex.submit(pow, n, 2).add_done_callback(lambda f: results.put(f.result()))
    return sorted(list(results.queue))


def object_pool():
    pool = queue.LifoQueue()
    for name in ("a", "b"):
        pool.put(name)
    used = []

    def use(n):
        c = pool.get()
        try:
            used.append(c)
        finally:
            pool.put(c)

    with ThreadPoolExecutor(4) as ex:
        list(ex.map(use, range(10)))
    return len(used), pool.qsize()


for f in (sentinel_workers, drain_workers, pipeline, timeout_loop, results_by_queue, object_pool):
    print(f.__name__, f())
