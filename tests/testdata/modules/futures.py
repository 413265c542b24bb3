# What concurrent.futures does beyond what CPython has, or on a clock that does not take time:
# chunks of Python, each a program of its own.

# checklist 3: submodules that are not there
import concurrent.futures
concurrent.futures.thread.Nothing ### "AttributeError: module 'concurrent.futures.thread' has no attribute 'Nothing'"
---
# checklist 10: the logger
import logging
from concurrent.futures import Future
logging.basicConfig(format="%(levelname)s %(name)s %(message)s")
f = Future()
f.add_done_callback(lambda f: 1 / 0)
f.set_result(1)
text = output()
assert text.startswith("ERROR concurrent.futures exception calling callback for <Future at 0x"), text
assert text.endswith("ZeroDivisionError: division by zero\n"), text
---
# checklist 18, 77: no task can submit once the host ends
import atexit
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(1)
@atexit.register
def late():
    try:
        pool.submit(int)
    except RuntimeError as e:
        assert str(e) == "cannot schedule new futures after interpreter shutdown", e
    else:
        assert False
pool.submit(int)
---
# checklist 25, 59, 148: nothing is kept of a call that has ended but its result. See also TestFuturesAreCollected.
from concurrent.futures import ThreadPoolExecutor, as_completed
pool = ThreadPoolExecutor(2)
assert sum(f.result() for f in as_completed([pool.submit(int, i) for i in range(1000)])) == 499500
assert sum(pool.map(int, range(1000))) == 499500
---
# checklist 248: without buffersize there is a future for each input
from concurrent.futures import ThreadPoolExecutor
import threading
gate = threading.Event()
pool = ThreadPoolExecutor(1)
pool.submit(gate.wait)
pool.map(str, range(1000))
assert pool._work_queue.qsize() == 1000 or pool._work_queue.qsize() == 1001
gate.set()
---
# checklist 57: the iterator keeps its executor
from concurrent.futures import ThreadPoolExecutor
assert list(ThreadPoolExecutor(2).map(str, range(500), buffersize=2)) == [str(i) for i in range(500)]
---
# checklist 66: futures that shutdown cancelled count as done; CPython waits for them for ever
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
gate = threading.Event()
pool = ThreadPoolExecutor(1)
fs = [pool.submit(gate.wait)] + [pool.submit(int) for _ in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
assert len(wait(fs).done) == 4
assert len(list(as_completed(fs))) == 4
assert fs[1]._state == "CANCELLED_AND_NOTIFIED"
---
# checklist 71, 73: on_error
import time
from concurrent.futures import ThreadPoolExecutor
def cancelled(on_error, fail=True):
    try:
        with ThreadPoolExecutor(1, on_error=on_error) as pool:
            fs = [pool.submit(time.sleep, 1) for _ in range(5)]
            if fail:
                raise LookupError("in the block")
    except LookupError as e:
        seen.append(e)
    return sum(f.cancelled() for f in fs)
seen = []
def decide(pool, e):
    assert isinstance(pool, ThreadPoolExecutor) and e.args == ("in the block",)
    return "cancel"
assert cancelled("wait") == 0
assert cancelled("cancel") >= 4
assert cancelled(decide) >= 4
assert cancelled(lambda pool, e: "wait") == 0
assert cancelled("cancel", fail=False) == 0
assert cancelled(lambda pool, e: 1 / 0, fail=False) == 0
assert len(seen) == 4
# A callable that returns nonsense leaves the pool up.
pool = ThreadPoolExecutor(1, on_error=lambda pool, e: "kill")
try:
    with pool:
        raise LookupError
except ValueError as e:
    assert str(e) == "ThreadPoolExecutor on_error must be a callable or one of 'cancel', 'wait'; got 'kill'", e
    assert isinstance(e.__context__, LookupError)
assert pool.submit(int).result() == 0
---
# checklist 72
from concurrent.futures import ThreadPoolExecutor
ThreadPoolExecutor(0, on_error="nope") ### "ValueError: ThreadPoolExecutor on_error must be a callable or one of 'cancel', 'wait'; got 'nope'$"
---
# checklist 86: the exception shows, whatever its truth
from concurrent.futures import Future
class Falsy(Exception):
    def __bool__(self):
        return False
f = Future()
f.set_exception(Falsy())
assert "finished raised Falsy" in repr(f)
---
# checklist 113, 122: waiters go on before the callbacks have ended
import threading
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(1, "w")
begin, end, names = threading.Event(), threading.Event(), []
f = pool.submit(begin.wait)
def callback(f):
    names.append(threading.current_thread().name)
    end.wait()
    names.append("over")
f.add_done_callback(callback)
begin.set()
assert f.result() is True
assert names in ([], ["w_0"])
end.set()
pool.shutdown()
assert names == ["w_0", "over"]
---
# checklist 119, 168: what is no Exception leaves a callback: into the worker, which goes on, other than in CPython
from concurrent.futures import ThreadPoolExecutor
import threading
pool = ThreadPoolExecutor(1)
gate, ran = threading.Event(), []
f = pool.submit(gate.wait)
def leave(f):
    raise SystemExit(3)
f.add_done_callback(leave)
f.add_done_callback(ran.append)
gate.set()
assert pool.submit(int).result() == 0
assert ran == []
text = output()
assert text.startswith("Exception in worker\nTraceback"), text
assert text.endswith("SystemExit: 3\n"), text
---
# checklist 173
import threading
from concurrent.futures import ThreadPoolExecutor
started, gate = threading.Event(), threading.Event()
pool = ThreadPoolExecutor(max_workers=1)
assert (pool._max_workers, len(pool._threads), pool._work_queue.qsize(), pool._shutdown, pool._broken) == (1, 0, 0, False, False)
def hold():
    started.set()
    gate.wait()
pool.submit(hold)
pool.submit(int)
started.wait()
assert (len(pool._threads), pool._work_queue.qsize(), pool._work_queue.empty()) == (1, 1, False)
assert {t.name for t in pool._threads} == {"ThreadPoolExecutor-0_0"}
gate.set()
pool.shutdown()
assert pool._shutdown is True and pool._work_queue.empty()
def fail():
    raise ValueError
pool = ThreadPoolExecutor(1, initializer=fail)
pool.submit(int).exception()
assert pool._broken == "A thread initializer failed, the thread pool is not usable anymore"
---
# checklist 162, 163: a worker starts for each task while none is idle
import time
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(10)
for _ in range(5):
    pool.submit(int).result()
    time.sleep(1)  # the worker is idle again
assert len(pool._threads) == 1
fs = [pool.submit(time.sleep, 1) for _ in range(60)]
assert len(pool._threads) == 10
pool.shutdown()
---
# checklist 64, 88, 89, 163: a task that an idle worker gets is running when submit returns. In
# CPython it is pending until the worker has the interpreter lock; shutdown leaves it there, too.
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
def idle_pool(workers):
    pool = ThreadPoolExecutor(workers)
    gate = threading.Event()
    fs = [pool.submit(gate.wait) for _ in range(workers)]
    gate.set()
    wait(fs)
    time.sleep(1)
    return pool
pool, gate = idle_pool(2), threading.Event()
fs = [pool.submit(gate.wait) for _ in range(4)]
assert [f._state for f in fs] == ["RUNNING", "RUNNING", "PENDING", "PENDING"], fs
assert [f.cancel() for f in fs] == [False, False, True, True]
gate.set()
pool.shutdown()
pool = idle_pool(1)
fs = [pool.submit(int, n) for n in range(3)]
pool.shutdown(cancel_futures=True)
assert [f.cancelled() for f in fs] == [False, True, True], fs
assert fs[0].result() == 0
# It runs when the submitting thread waits for something, in the order of submission.
pool = idle_pool(8)
for _ in range(100):
    ran = []
    fs = [pool.submit(ran.append, n) for n in range(8)]
    assert ran == []
    wait(fs)
    assert ran == list(range(8)), ran
    time.sleep(1)
pool.shutdown()
---
# Ours: a task that was given to an idle worker and is stopped before that has come to it never runs
import time
from concurrent.futures import ThreadPoolExecutor, wait
with ThreadPoolExecutor(1) as pool:
    pool.submit(int).result()
    time.sleep(1)
    ran = []
    f = pool.submit(ran.append, 1)
    assert f.running() and f.cancel(running=True)
    assert wait([f]).done == {f}
    assert f.cancelled() and f._state == "CANCELLED_AND_NOTIFIED" and ran == []
    assert pool.submit(len, "abc").result() == 3
---
# checklist 169: a task that waits for one that is queued behind it fails
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(1)
def inner():
    return 5
def outer():
    return pool.submit(inner).result() + 1
e = pool.submit(outer).exception()
assert type(e) is RuntimeError
assert str(e) == "deadlock: inner() is queued, and all workers of ThreadPoolExecutor-0 wait for tasks that have not ended", e
assert pool.submit(inner).result() == 5
# The task can do without.
def careful():
    try:
        return outer()
    except RuntimeError:
        return inner()
assert pool.submit(careful).result() == 5
---
# checklist 169: the same by wait, as_completed and map, and at the end of a block
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
def attempt(how):
    pool = ThreadPoolExecutor(2)
    def task():
        time.sleep(1)  # until both have begun
        how(pool)
    fs = [pool.submit(task) for _ in range(2)]
    time.sleep(2)
    pool.shutdown()
    return [str(f.exception())[:9] for f in fs]
def waits(pool):
    wait([pool.submit(int), pool.submit(int)])
def loops(pool):
    for f in as_completed([pool.submit(int)]):
        pass
def maps(pool):
    list(pool.map(int, [1, 2]))
def asks(pool):
    pool.submit(int).exception()
for how in (waits, loops, maps, asks):
    got = attempt(how)
    assert got == ["deadlock:", "deadlock:"], got
---
# checklist 169: tasks of two pools, each of which waits for the other
import threading
from concurrent.futures import ThreadPoolExecutor
a, b = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
def leaf():
    return 1
def in_b():
    return a.submit(leaf).result()
def in_a():
    return b.submit(in_b).result()
e = a.submit(in_a).exception()
assert str(e).startswith("deadlock: leaf() is queued, and all workers of ThreadPoolExecutor-0 wait"), e
---
# checklist 169: tasks that wait for each other, CPython's first example
import time
from concurrent.futures import ThreadPoolExecutor
def wait_on_b():
    time.sleep(5)
    return b.result()
def wait_on_a():
    time.sleep(5)
    return a.result()
pool = ThreadPoolExecutor(max_workers=2)
a = pool.submit(wait_on_b)
b = pool.submit(wait_on_a)
for f in (a, b):
    assert str(f.exception()) == "deadlock: this task waits for one that waits for this"
---
# checklist 169: no deadlock while somebody can still end it: a timeout, a thread that sleeps, a future made by hand
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
pool = ThreadPoolExecutor(1)
def with_timeout():
    try:
        return pool.submit(int).result(timeout=10)
    except TimeoutError:
        return "timed out"
assert pool.submit(with_timeout).result() == "timed out"
assert pool.submit(lambda: len(wait([pool.submit(int)], timeout=3).not_done)).result() == 1
kept = []
def outer():
    kept.append(pool.submit(int))
    try:
        return kept[0].result()
    except CancelledError:
        return "cancelled from outside"
f = pool.submit(outer)
time.sleep(100)
assert not f.done()
kept[0].cancel()
assert f.result() == "cancelled from outside"
# Another pool's thread sleeps, and settles what the task waits for.
by_hand = Future()
other = ThreadPoolExecutor(1)
other.submit(lambda: (time.sleep(50), by_hand.set_result("by hand")))
assert pool.submit(by_hand.result).result() == "by hand"
---
# checklist 169: no deadlock while another worker can take the task
import time
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(2)
slow = pool.submit(time.sleep, 10)
assert pool.submit(lambda: pool.submit(lambda: 7).result()).result() == 7
def tree(n):
    return n if n < 2 else sum(f.result() for f in [deep.submit(tree, n - 1), deep.submit(tree, n - 2)])
deep = ThreadPoolExecutor(100)
assert deep.submit(tree, 8).result() == 21
---
# checklist 169: the end of the script does not wait for it either
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(1)
pool.submit(lambda: pool.submit(int).result())
---
# Ours: a task that runs can be stopped.
import threading
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed, wait
pool = ThreadPoolExecutor(1)
log, started = [], threading.Event()
def work(block):
    try:
        started.set()
        block()
    except Exception:
        log.append("an Exception")
    finally:
        time.sleep(1)  # a finally clause may take its time
        log.append("finally")
def spin():
    while True:
        pass
for block in (lambda: time.sleep(10**6), threading.Event().wait, spin):
    started.clear()
    f = pool.submit(work, block)
    started.wait()
    assert f.cancel() is False and f.running()
    assert f.cancel(running=True) is True
    assert wait([f]).done == {f} and list(as_completed([f])) == [f]
    assert f.cancelled() and f.done() and f._state == "CANCELLED_AND_NOTIFIED"
    try:
        f.result()
    except CancelledError as e:
        assert e.args == ()
assert log == ["finally"] * 3, log
f = pool.submit(lambda: 5)
assert f.result() == 5
assert f.cancel(running=True) is False  # it has ended
gate = threading.Event()
pool.submit(gate.wait)
f = pool.submit(int)
assert f.cancel(running=True) and f.cancelled()  # it has not begun
gate.set()
---
# Ours: a task that is told to stop may go on; its own tasks are not stopped, and callbacks run.
import threading
import time
from concurrent.futures import ThreadPoolExecutor
pool, other = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
inner = []
def stubborn():
    inner.append(other.submit(time.sleep, 5))
    try:
        time.sleep(100)
    except BaseException as e:
        time.sleep(1)
        return type(e).__name__, isinstance(e, Exception), str(e)
f = pool.submit(stubborn)
called = []
f.add_done_callback(lambda f: (time.sleep(1), called.append(f.cancelled())))
time.sleep(1)
assert f.cancel(running=True)
assert f.result() == ("Stopped", False, "the task was cancelled"), f.result()
assert inner[0].result() is None
g = pool.submit(time.sleep, 100)
g.add_done_callback(lambda f: (time.sleep(1), called.append(f.cancelled())))
time.sleep(5)
g.cancel(running=True)
pool.shutdown()
assert called == [False, True], called
# A task may stop itself.
pool = ThreadPoolExecutor(1)
me = []
def suicide():
    me[0].cancel(running=True)
    time.sleep(1)
gate = threading.Event()
me.append(pool.submit(lambda: (gate.wait(), suicide())))
gate.set()
pool.shutdown()
assert me[0].cancelled()
---
# Ours: task_timeout
import time
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(2, task_timeout=1.5)
log = []
def slow():
    try:
        time.sleep(10)
    finally:
        log.append("finally")
begun = time.monotonic()
f = pool.submit(slow)
try:
    f.result()
except TimeoutError as e:
    assert str(e) == "the task ran longer than 1.5 seconds", e
assert time.monotonic() - begun == 1.5 and log == ["finally"]
assert not f.cancelled() and "raised TimeoutError" in repr(f)
def spin():
    while True:
        time.sleep(0.1)
assert isinstance(pool.submit(spin).exception(), TimeoutError)
# It counts from a task's begin, not from its place in the queue.
one = ThreadPoolExecutor(1, task_timeout=3)
assert list(one.map(time.sleep, [2, 2, 2, 2])) == [None] * 4
for wrong in (0, -1, "x"):
    try:
        ThreadPoolExecutor(task_timeout=wrong)
    except (ValueError, TypeError):
        continue
    assert False, wrong
---
# Ours: max_queued
import time
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(1, max_queued=2)
begun = time.monotonic()
fs = []
for i in range(6):
    fs.append(pool.submit(time.sleep, 1))
    assert pool._work_queue.qsize() <= 2
# One runs, two wait: the sixth had to wait for three to end.
assert time.monotonic() - begun == 3, time.monotonic() - begun
pool.shutdown()
assert list(ThreadPoolExecutor(2, max_queued=1).map(abs, range(-50, 0))) == list(range(50, 0, -1))
# A task of the pool itself does not wait for room.
pool = ThreadPoolExecutor(1, max_queued=1)
f = pool.submit(lambda: [pool.submit(int) for _ in range(5)])
assert [g.result() for g in f.result()] == [0] * 5
# A submit that waits is told of the shutdown.
pool, other = ThreadPoolExecutor(1, max_queued=1), ThreadPoolExecutor(1)
def fill():
    while True:
        pool.submit(time.sleep, 5)
f = other.submit(fill)
time.sleep(1)
pool.shutdown(wait=False)
assert str(f.exception()) == "cannot schedule new futures after shutdown"
for wrong in (0, -1, 1.5, "x"):
    try:
        ThreadPoolExecutor(max_queued=wrong)
    except (ValueError, TypeError):
        continue
    assert False, wrong
---
# A loop over map that was left and is taken up again: the calls taken back run then.
from concurrent.futures import ThreadPoolExecutor
import threading
gate, ran = threading.Event(), []
def work(i):
    ran.append(i)
    if i == 3:
        gate.wait()
    return i
pool = ThreadPoolExecutor(1)
it = pool.map(work, range(8))
for r in it:
    if r == 2:
        break
gate.set()
pool.submit(int).result()
assert 5 not in ran
assert list(it) == [3, 4, 5, 6, 7]
assert sorted(ran) == list(range(8))
---
# A future's own attributes are its; the class's methods stay.
from concurrent.futures import Future, ThreadPoolExecutor
f = ThreadPoolExecutor(1).submit(int)
f.tag = {"a": 1}
assert f.tag == {"a": 1} and f.result() == 0 and not hasattr(f, "other")
del f.tag
assert not hasattr(f, "tag")
assert Future.result(f) == 0 and isinstance(f, Future) and type(f) is Future
