# stdlib queue 1: the classes; stdlib queue 2: their methods
import queue
import threading
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue

q = Queue()
print(q.empty(), q.full(), q.qsize(), q.maxsize, q.put("a"), q.put_nowait("b"), q.qsize(), q.empty(), q.get(), q.get_nowait(), q.empty())
bounded = Queue(maxsize=2)
print(bounded.put(1), bounded.put(2, False), bounded.full(), bounded.qsize(), bounded.maxsize)
for put in (lambda: bounded.put(3, False), lambda: bounded.put_nowait(3), lambda: bounded.put(3, timeout=0.01), lambda: bounded.put(3, block=True, timeout=0)):
    try:
        put()
    except Full as e:
        print("Full", repr(e))
print(bounded.get(block=False), bounded.get(True, 5))
for get in (lambda: bounded.get(False), lambda: bounded.get_nowait(), lambda: bounded.get(timeout=0.01), lambda: bounded.get(True, 0)):
    try:
        get()
    except Empty as e:
        print("Empty", repr(e))
for make in (Queue, LifoQueue, PriorityQueue, SimpleQueue):
    q = make()
    for item in ("banana", "cherry", "apple"):
        q.put(item)
    print(make.__name__, [q.get() for _ in range(3)], q.qsize(), q.empty())
print(Queue(0).full(), Queue(-5).full(), Queue(-5).maxsize, LifoQueue(1).maxsize, PriorityQueue(maxsize=3).maxsize)

# task_done and join
q = Queue()
done = []


def work():
    while True:
        item = q.get()
        done.append(item)
        q.task_done()


threading.Thread(target=work, daemon=True).start()
for n in range(5):
    q.put(n)
print(q.join(), done, q.join())
one = Queue(1)
out = []


def consume():
    for _ in range(5):
        out.append(one.get())


t = threading.Thread(target=consume)
t.start()
for n in range(5):
    one.put(n)
t.join()
print(out, one.empty())
big = Queue()
for n in range(1000):
    big.put(n)
print([big.get() for _ in range(1000)] == list(range(1000)))
for bad in (lambda: Queue(1, 2), lambda: q.put(), lambda: q.get(1, 2, 3), lambda: q.put_nowait(1, 2)):
    try:
        bad()
    except TypeError:
        print("TypeError")
