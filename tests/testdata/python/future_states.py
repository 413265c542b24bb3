import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor

started, gate = threading.Event(), threading.Event()


def work():
    started.set()
    gate.wait()
    return "worked"


with ThreadPoolExecutor(max_workers=1) as ex:
    running = ex.submit(work)
    started.wait()
    pending = ex.submit(work)
    print(running.running(), running.done(), running.cancelled(), running.cancel())
    print(pending.running(), pending.done(), pending.cancelled(), pending.cancel())
    print(pending.running(), pending.done(), pending.cancelled(), pending.cancel())
    try:
        pending.result()
    except CancelledError as e:
        print(type(e).__name__, repr(str(e)), isinstance(e, Exception))
    try:
        pending.exception()
    except CancelledError:
        print("exception() too")
    gate.set()
    print(running.result(), running.result(), running.exception(), running.cancel(), running.done())
    failing = ex.submit(lambda: {}["nothing"])
    print(repr(failing.exception()), failing.done(), failing.cancelled())
    for _ in range(2):
        try:
            failing.result()
        except KeyError as e:
            print("KeyError", e, e is failing.exception())
f = Future()
print(f.done(), f.running(), f.set_running_or_notify_cancel(), f.running())
f.set_result([1])
print(f.result(), f.done(), type(f).__name__, isinstance(running, Future))
try:
    f.set_result(2)
except Exception as e:
    print(type(e).__name__)
g = Future()
g.cancel()
print(g.set_running_or_notify_cancel(), g.cancelled())
h = Future()
h.set_exception(ValueError("by hand"))
try:
    h.result()
except ValueError as e:
    print(e)
