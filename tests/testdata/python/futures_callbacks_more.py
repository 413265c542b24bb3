"""Done callbacks: order, thread, errors."""
import threading
from concurrent.futures import Future, ThreadPoolExecutor

# checklist 111, 112
got = []
f = Future()
print(f.add_done_callback(lambda f: got.append(1)), f.add_done_callback(lambda f: got.append(2)))
f.set_result(None)
f.add_done_callback(lambda f: got.append(3))
print(got)

# checklist 113, 114
gate = threading.Event()
pool = ThreadPoolExecutor(1, "w")
names = []


def note(f):
    names.append(threading.current_thread().name)


f = pool.submit(gate.wait)
g = pool.submit(print, "never")
f.add_done_callback(note)
g.add_done_callback(note)
g.cancel()
gate.set()
pool.shutdown()
f.add_done_callback(note)
print(names)

# checklist 115
f = Future()
f.add_done_callback(lambda f: print(f.result(), f.exception(), f.done(), f.cancelled()))
f.set_result("r")
f = Future()
f.add_done_callback(lambda f: print(repr(f.exception())))
f.set_exception(KeyError("k"))
f = Future()
f.add_done_callback(lambda f: print(f.cancelled()))
f.cancel()

# checklist 120
f = Future()


def outer(f):
    print("outer")
    f.add_done_callback(lambda f: print("nested"))
    print("outer ends")


f.add_done_callback(outer)
f.add_done_callback(lambda f: print("second"))
f.set_result(None)


# checklist 119
def leave(f):
    raise SystemExit(7)


f = Future()
f.add_done_callback(lambda f: print("before"))
f.add_done_callback(leave)
f.add_done_callback(lambda f: print("skipped"))
try:
    f.set_result(1)
except SystemExit as e:
    print("out of set_result", e.code)
print(f.result())
f = Future()
f.add_done_callback(leave)
try:
    f.cancel()
except SystemExit as e:
    print("out of cancel", e.code, f.cancelled())
try:
    f.add_done_callback(leave)
except SystemExit as e:
    print("out of add_done_callback", e.code)


# checklist 116, 117, 118, 121: the last line of stderr is that of the second
f = Future()
f.add_done_callback(lambda f: 1 / 0)
f.add_done_callback(3)
f.add_done_callback(lambda f: print("still called"))
f.set_result(1)
