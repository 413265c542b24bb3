# stdlib queue 7: SimpleQueue
import queue
import threading

q = queue.SimpleQueue()
print(q.put(1), q.put(2, False), q.put(3, True, 5), q.put_nowait(4), q.put(item=5), q.qsize(), q.empty())
print(q.get(), q.get(False), q.get(timeout=1), q.get_nowait(), q.get(block=True, timeout=None), q.empty())
for get in (lambda: q.get(False), lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: q.get(True, 0)):
    try:
        get()
    except queue.Empty:
        print("Empty")
for name in ("task_done", "join", "maxsize", "full", "mutex"):
    print(name, hasattr(q, name))
try:
    queue.SimpleQueue(5)
except TypeError:
    print("TypeError")
out = []


def consume():
    for item in iter(q.get, None):
        out.append(item)


threads = [threading.Thread(target=consume) for _ in range(3)]
for t in threads:
    t.start()
for n in range(100):
    q.put(n)
for _ in threads:
    q.put(None)
for t in threads:
    t.join()
print(sorted(out) == list(range(100)), q.empty(), isinstance(q, queue.SimpleQueue))
