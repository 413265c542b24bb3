# stdlib queue 6: shutdown
import queue
import threading
from concurrent.futures import ThreadPoolExecutor


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (queue.ShutDown, queue.Empty, queue.Full) as e:
        return type(e), str(e), e.args


q = queue.Queue()
q.put(1)
q.put(2)
print(q.is_shutdown, q.shutdown(), q.is_shutdown)
print(attempt(q.put, 3), attempt(q.put_nowait, 3), attempt(q.put, 3, timeout=1), attempt(q.put, 3, False))
print(q.get(), q.get_nowait(), attempt(q.get), attempt(q.get_nowait), attempt(q.get, timeout=1))
print(q.unfinished_tasks, q.task_done(), q.task_done(), q.join(), q.shutdown(), q.qsize(), q.empty())
print(queue.ShutDown, queue.ShutDown.__mro__, hasattr(queue.SimpleQueue(), "shutdown"))

# immediate takes the items out, and they count as done.
for make in (queue.LifoQueue, queue.PriorityQueue):
    q = make()
    for n in range(3):
        q.put(n)
    waiting = threading.Thread(target=q.join)
    waiting.start()
    q.shutdown(immediate=True)
    waiting.join()
    print(q.qsize(), q.unfinished_tasks, attempt(q.get), attempt(q.put, 1))
    q.shutdown(False)
q = queue.Queue()
q.put(1)
q.shutdown()
q.shutdown(True)
print(q.unfinished_tasks, attempt(q.get))

# Those that wait are woken.
empty, full = queue.Queue(), queue.Queue(1)
full.put(0)
with ThreadPoolExecutor(4) as pool:
    fs = [pool.submit(f, *args) for f, *args in ((empty.get,), (empty.get, True, 100), (full.put, 1), (full.put, 1, True, 100))]
    empty.shutdown()
    full.shutdown()
    print([repr(f.exception()) for f in fs])
print(full.get(), attempt(full.get))
