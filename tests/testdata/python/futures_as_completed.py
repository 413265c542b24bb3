"""as_completed: order, timeouts, laziness."""
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, as_completed


def attempt(fn, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


def made(n=None):
    f = Future()
    if n is not None:
        f.set_result(n)
    return f


# checklist 137, 138, 139
first, fs = made(-1), [made() for _ in range(5)]
got = []
it = as_completed([fs[0], first, *fs[1:]])
got.append(next(it).result())
for i in (3, 1, 4, 0, 2):
    fs[i].set_result(i)
got += [f.result() for f in it]
print(got)
cancelled = made()
cancelled.cancel()
cancelled.set_running_or_notify_cancel()
print([f.cancelled() for f in as_completed([cancelled])])

# checklist 140
f = made(7)
print([g.result() for g in as_completed(iter([f, f, f]))], len(list(as_completed([f, f]))))
print([g.result() for g in as_completed(f for f in [made(8)])])

# checklist 141, 143
pending = [made(), made()]
it = as_completed(pending + [made(1), made(2)], timeout=0.01)
print(sorted(f.result() for f in [next(it), next(it)]))
attempt(next, it)
attempt(next, it, "the end")
attempt(list, as_completed(pending, timeout=0))
attempt(list, as_completed(pending[:1], timeout=-1))

# checklist 144, 145: nothing happens before the first next
it = as_completed(3)
attempt(next, it)
attempt(next, as_completed([3]))
attempt(next, as_completed([f], timeout="x"))
it = as_completed([made(1)], timeout=0.05)
time.sleep(0.1)
print(next(it).result())
print(repr(as_completed([])).split(" at ")[0])

# checklist 146
with ThreadPoolExecutor(1) as pool:
    gate = threading.Event()
    fs = [pool.submit(int), pool.submit(gate.wait), pool.submit(int)]
    for f in as_completed(fs):
        break
    print(f is fs[0])
    gate.set()
print([f.cancelled() for f in fs])
it = as_completed(pending + [f])
next(it)
print(it.close(), list(it))

# checklist 147
print(list(as_completed([])), list(as_completed({}, timeout=0)))

# checklist 149
with ThreadPoolExecutor(3) as pool:
    jobs = {pool.submit(pow, n, 2): n for n in range(5)}
    print(sorted((jobs[f], f.result()) for f in as_completed(jobs)))

# Loops go on where the last was left.
it = as_completed([made(1), made(1), made(1)])
for f in it:
    break
print(sum(f.result() for f in it))
print("last")

# checklist 142
for f in as_completed([made()], timeout=0.01):
    print("never")
