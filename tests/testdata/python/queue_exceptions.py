# stdlib queue 3: the exceptions; stdlib queue 4: wrong timeouts, task_done too often
import queue

print(queue.Empty, queue.Full, queue.Empty.__mro__[1], issubclass(queue.Full, Exception), issubclass(queue.Empty, queue.Full))
print(repr(queue.Empty()), str(queue.Full()), queue.Empty.__module__, queue.Full.__module__)


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


q = queue.Queue(1)
print(error(q.get, timeout=-1), error(q.get, True, -0.5), error(q.get, False, -1), error(q.get_nowait))
print(error(q.put, 1, timeout=-1), error(q.put, 1, False, -1), error(q.get))
print(error(queue.Queue().put, 1, timeout=-1), error(queue.SimpleQueue().get, timeout=-1), error(queue.SimpleQueue().put, 1, timeout=-1))
print(error(q.task_done), error(q.task_done), error(q.task_done))
print(error(q.join))
try:
    try:
        q.get_nowait()
    except queue.Empty:
        raise KeyError("nothing there")
except KeyError as e:
    print(repr(e.__context__))
while True:
    try:
        q.get(timeout=0.001)
    except queue.Empty:
        break
q.get_nowait()
