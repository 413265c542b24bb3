"""wait: what it takes, what it returns, when."""
import threading
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait


def attempt(fn, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


def made(how=None):
    f = Future()
    if how == "result":
        f.set_result(1)
    elif how == "error":
        f.set_exception(ValueError("v"))
    elif how:
        f.cancel()
        if how == "notified":
            f.set_running_or_notify_cancel()
    return f


# checklist 123
r = wait([])
print(r, type(r).__name__, r._fields, isinstance(r, tuple), r.done is r[0], len(r))
done, not_done = wait([made("result"), made()], timeout=0)
print(len(done), len(not_done), type(done).__name__)

# checklist 124, 125
fs = [made("result"), made("error")]
print(len(wait(f for f in fs).done), len(wait({f: 1 for f in fs}).done), len(wait(fs * 3).done), len(wait(set(fs)).done))
with ThreadPoolExecutor(1) as a, ThreadPoolExecutor(1) as b:
    print(len(wait([a.submit(int), b.submit(int)]).done))

# checklist 126
for when in (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION):
    print(wait([], return_when=when), end=" ")
print()

# checklist 127, 130
pending, cancelled, notified, ok = made(), made("cancelled"), made("notified"), made("result")
done, not_done = wait([pending, cancelled, notified, ok], return_when=FIRST_COMPLETED)
print(done == {notified, ok}, not_done == {pending, cancelled})
done, not_done = wait([cancelled], timeout=0.01)
print(done, not_done == {cancelled})

# checklist 128
bad = made("error")
done, not_done = wait([pending, ok, bad], return_when=FIRST_EXCEPTION)
print(done == {ok, bad}, not_done == {pending})
print(len(wait([ok, notified], return_when=FIRST_EXCEPTION).done))
print(len(wait([ok, notified, pending], timeout=0.01, return_when=FIRST_EXCEPTION).not_done))

# checklist 129
with ThreadPoolExecutor(4) as pool:
    fs = [pool.submit(time.sleep, 0.005 * i) for i in range(4)]
    print(len(wait(fs).done), len(wait(fs, return_when=FIRST_EXCEPTION).done))

    def fail():
        raise KeyError("k")

    gate = threading.Event()
    fs = [pool.submit(gate.wait), pool.submit(fail)]
    print(wait(fs, return_when=FIRST_EXCEPTION).done == {fs[1]})
    gate.set()

# checklist 131
gate, started = threading.Event(), threading.Event()
with ThreadPoolExecutor(1) as pool:
    running = pool.submit(lambda: (started.set(), gate.wait()))
    queued = pool.submit(print)
    started.wait()
    queued.cancel()
    print(wait([queued], timeout=0.02).done)
    gate.set()
    print(wait([queued]).done == {queued})

# checklist 132
for timeout in (0, -1, 0.01):
    print(len(wait([pending, ok], timeout).done), end=" ")
print()

# checklist 133
attempt(wait, [pending], return_when="SOME")
attempt(wait, [ok, pending], return_when=None)
print(len(wait([ok], return_when="SOME").done))

# checklist 134
attempt(wait, ok)
attempt(wait, [1])
attempt(wait, [pending], timeout="x")

# checklist 135
with ThreadPoolExecutor(20) as pool:
    gate = threading.Event()
    fs = [pool.submit(gate.wait) for _ in range(20)]
    gate.set()
    print(len(wait(fs).done))

# checklist 136
with ThreadPoolExecutor(4) as pool:
    fs = [Future() for _ in range(9)]
    waiters = [pool.submit(wait, fs[i : i + 6]) for i in range(4)]
    for f in fs:
        f.set_result(None)
    print([len(w.result().done) for w in waiters])
