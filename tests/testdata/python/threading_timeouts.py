# stdlib threading 17: timeouts
import queue
import threading

print(threading.TIMEOUT_MAX > 4e6, type(threading.TIMEOUT_MAX) is float)
held = threading.Lock()
held.acquire()
c = threading.Condition()
c.acquire()
s = threading.Semaphore(0)
e = threading.Event()
b = threading.Barrier(2)
full = queue.Queue(1)
full.put(0)
waits = {
    "Lock": lambda t: held.acquire(timeout=t),
    "Condition": lambda t: c.wait(t),
    "wait_for": lambda t: c.wait_for(lambda: False, t),
    "Semaphore": lambda t: s.acquire(timeout=t),
    "Event": lambda t: e.wait(t),
    "Queue.get": lambda t: queue.Queue().get(timeout=t),
    "SimpleQueue.get": lambda t: queue.SimpleQueue().get(timeout=t),
    "Queue.put": lambda t: full.put(1, timeout=t),
}
for name, wait in waits.items():
    results = []
    for t in (0, 0.001, True if name == "none" else 0.0, -0.5, 1e-9):
        try:
            results.append(wait(t))
        except (queue.Empty, queue.Full, ValueError) as error:
            results.append(type(error).__name__)
    for t in ("1", [], 1e300):
        try:
            results.append(wait(t))
        except (TypeError, OverflowError) as error:
            results.append(type(error).__name__)
    print(name, *results)


def later():
    held.release()


# A timeout far off does not matter, and an int is one too.
waiter = threading.Timer(0.01, later)
waiter.start()
print(held.acquire(timeout=1e6), held.locked())
t = threading.Timer(0.01, e.set)
t.start()
print(e.wait(100000), t.join(10))
