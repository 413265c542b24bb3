import threading
from concurrent.futures import ThreadPoolExecutor

log = []
gate = threading.Event()


def done(tag):
    def callback(future):
        if future.cancelled():
            log.append((tag, "cancelled"))
        elif future.exception() is not None:
            log.append((tag, repr(future.exception())))
        else:
            log.append((tag, future.result()))

    return callback


def boom():
    raise OSError("boom")


with ThreadPoolExecutor(max_workers=1) as ex:
    first = ex.submit(gate.wait)
    first.add_done_callback(done("a"))
    first.add_done_callback(done("b"))
    second = ex.submit(boom)
    second.add_done_callback(done("c"))
    third = ex.submit(print, "never")
    third.add_done_callback(done("d"))
    third.cancel()
    print(log)
    gate.set()
print(log)
first.add_done_callback(done("late"))
print(log[-1])
names = []
with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool") as ex:
    go = threading.Event()
    f = ex.submit(go.wait)
    f.add_done_callback(lambda fut: names.append(threading.current_thread().name))
    go.set()
f.add_done_callback(lambda fut: names.append(threading.current_thread().name))
print(names, f.add_done_callback(lambda fut: None))
results = []
with ThreadPoolExecutor(2) as ex:
    for n in range(3):
        ex.submit(lambda v: v * 10, n).add_done_callback(lambda fut, n=n: results.append((n, fut.result())))
print(sorted(results))
