import queue
import threading

q = queue.Queue()
results = []
lock = threading.Lock()


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        with lock:
            results.append(item * 2)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for n in range(10):
    q.put(n)
q.join()
for _ in threads:
    q.put(None)
for t in threads:
    t.join()
print(sorted(results), q.empty(), q.qsize())
b = queue.Queue(maxsize=1)
b.put(1)
print(b.full())
try:
    b.put(2, timeout=0.01)
except queue.Full as e:
    print("Full", repr(str(e)))
b.get()
try:
    b.get_nowait()
except queue.Empty as e:
    print("Empty")
lifo, prio = queue.LifoQueue(), queue.PriorityQueue()
for n in (2, 1, 3):
    lifo.put(n)
    prio.put((n, f"job {n}"))
print([lifo.get() for _ in range(3)], [prio.get() for _ in range(3)])
try:
    b.task_done()
    b.task_done()
except ValueError as e:
    print(e)
