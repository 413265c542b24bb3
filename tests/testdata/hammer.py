"""Makes pools until its time is over, has all kinds of calls made, and kills workers.

It prints the workers that there were, for each pool, and in the end how many calls ended
how. TestProcessesHammer sets the seed and the time.
"""

import os
import threading
import time
from concurrent.futures import CancelledError, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool

SEED, SECONDS = 1, 5
state = SEED


def rand(n):
    """As good as random, and much the same for the same seed."""
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n


class Value:
    def __init__(self, n):
        self.n = n
        self.me = self


def same(n, *values):
    return n, values


def nap(n):
    time.sleep(n % 7 / 1000)
    return n, ()


def spin(n):
    for _ in range(n % 50 * 100):
        pass
    return n, ()


def show(n):
    print("line %d %s" % (n, "x" * (n % 3 * 5000)))
    return n, ()


def fail(n):
    raise ValueError(n)


def unsendable(n):
    return threading.Lock()


def inner(n):
    with ProcessPoolExecutor(1) as ex:
        return ex.submit(same, n).result()


def stubborn(n):
    while True:
        try:
            time.sleep(10)
        except BaseException:
            pass


def leave(n):
    os._exit(n % 3)


def be_killed(n):
    os.kill(os.getpid(), 9)


def init(n):
    if n == 0:
        raise ValueError("initializer")


def kill(pool, after):
    time.sleep(after)
    workers = list((pool._processes or {}).values())
    if workers:
        workers[rand(len(workers))].kill()


counts = {}


def count(what):
    counts[what] = counts.get(what, 0) + 1


def check(n, f):
    assert f.done(), f
    try:
        got = f.result()
    except BrokenProcessPool as e:
        assert "terminated abruptly" in str(e), e
        return count("broken")
    except CancelledError:
        return count("cancelled")
    except ValueError as e:
        assert e.args == (n,), e
        return count("raised")
    except TypeError as e:
        assert str(e) == "cannot pickle '_thread.lock' object", e
        return count("unsendable")
    assert got[0] == n, (n, got)
    count("returned")


def one(threads):
    workers = 1 + rand(3)
    pool = ProcessPoolExecutor(
        workers,
        max_tasks_per_child=1 + rand(10) if rand(4) == 0 else None,
        initializer=init,
        initargs=(rand(12),),
    )
    killers = []
    if rand(3):
        killers = [threading.Thread(target=kill, args=(pool, rand(60) / 1000)) for _ in range(1 + rand(2))]
        for k in killers:
            k.start()
    kinds = [same] * 40 + [nap, spin, show] * 5 + [fail, unsendable] * 3
    if rand(6) == 0:
        kinds.append(inner)
    if rand(4) == 0:
        kinds += [leave, be_killed]
    fs = {}
    pids = set()

    def again(f):
        try:
            if rand(4):
                fs[pool.submit(same, -2)] = -2
        except RuntimeError:  # it is broken, or shut down
            pass

    calls = {}
    lock = threading.Lock()

    def note(f):
        with lock:
            calls[f] += 1

    big = "b" * 300_000
    try:
        for n in range(rand(150)):
            fn = kinds[rand(len(kinds))]
            args = [n]
            if fn is same:
                args += {0: [Value(n), lambda: n], 1: [big], 2: [threading.Lock()]}.get(rand(20), [])
            f = pool.submit(fn, *args)
            fs[f] = n
            if rand(10) == 0:
                f.add_done_callback(again)
            if rand(2):
                with lock:
                    calls[f] = 0
                f.add_done_callback(note)
            if rand(20) == 0:
                f.cancel(running=rand(2) == 0)
            if rand(40) == 0:
                pids.update(pool._processes or {})
        pids.update(pool._processes or {})
        if rand(4) == 0:
            t = threads.submit(lambda: list(pool.map(same, range(20), chunksize=1 + rand(5))))
            e = t.exception(timeout=60)
            assert e is None and t.result() == [(n, ()) for n in range(20)] or type(e) is BrokenProcessPool, e
        if rand(3) == 0:
            for _ in range(workers):
                fs[pool.submit(stubborn, -1)] = -1
    except BrokenProcessPool:
        count("refused")
    if -1 in fs.values():
        time.sleep(rand(10) / 1000)
        (pool.kill_workers if rand(2) else pool.terminate_workers)()
    how = rand(5)
    if how < 4:
        pool.shutdown(wait=how < 2, cancel_futures=how % 2 == 0)
    if rand(2):
        done, rest = wait(list(fs), timeout=60)
        assert not rest, rest
    else:
        for f in as_completed(list(fs), timeout=60):
            pass
    pool.shutdown()
    for k in killers:
        k.join()
    for f, n in fs.items():
        check(n, f)
    late = time.monotonic() + 60
    while 0 in calls.values() and time.monotonic() < late:
        time.sleep(0.001)  # a callback may run after the pool has ended
    assert all(n == 1 for n in calls.values()), calls
    count("called")
    print("pids", *pids)
    count("pools")


end = time.monotonic() + SECONDS
with ThreadPoolExecutor(2) as threads:
    while time.monotonic() < end:
        one(threads)
print("counts", *["%s=%d" % c for c in sorted(counts.items())])
