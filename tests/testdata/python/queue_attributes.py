# What scripts reach for inside of a queue
import queue
import threading

q = queue.Queue(5)
for n in range(3):
    q.put(n)
with q.mutex:
    print(list(q.queue), len(q.queue), q.queue[0], q.queue[-1], 2 in q.queue, 9 in q.queue, q.queue, bool(q.queue))
    q.queue.clear()
print(q.empty(), q.qsize(), q.unfinished_tasks, q.mutex.locked())
q.queue.append("x")
q.queue.appendleft("w")
q.queue.extend("yz")
q.queue.remove("y")
print(q.qsize(), q.get(), q.get(), q.queue.pop(), len(q.queue))
q.maxsize = 1
q.put(1)
print(q.full(), q.maxsize)
try:
    q.put_nowait(2)
except queue.Full:
    print("Full")
for name in ("mutex", "not_empty", "not_full", "all_tasks_done", "unfinished_tasks", "queue", "maxsize"):
    print(name, hasattr(q, name))

# Others wait for the mutex.
out = []
q.mutex.acquire()
t = threading.Thread(target=lambda: out.append(q.get()))
t.start()
t.join(0.01)
print(out, t.is_alive())
q.mutex.release()
t.join()
print(out)

# join with a timeout, as it is often written
q = queue.Queue()
q.put("task")
with q.all_tasks_done:
    if q.unfinished_tasks:
        print("left", q.all_tasks_done.wait(0.01), q.unfinished_tasks)
threading.Timer(0.01, lambda: (q.get(), q.task_done())).start()
with q.all_tasks_done:
    print(q.all_tasks_done.wait_for(lambda: q.unfinished_tasks == 0, timeout=10), q.unfinished_tasks)
lifo, heap = queue.LifoQueue(), queue.PriorityQueue()
for n in (3, 1, 2):
    lifo.put(n)
    heap.put(n)
print(lifo.queue, heap.queue, heap.queue[0])


def typed(q: queue.Queue[int], other: "queue.Queue[str] | None" = None) -> queue.SimpleQueue[str]:
    return q


tasks: queue.Queue[tuple[int, str]] = queue.Queue()
print(typed(tasks) is tasks, queue.Queue.__name__, type(tasks) is queue.Queue)
tasks.note = "an attribute"
print(tasks.note, isinstance(queue.PriorityQueue(), queue.Queue), issubclass(queue.LifoQueue, queue.Queue))
