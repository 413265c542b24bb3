# The lock of a handler is a threading.RLock, whoever takes it.
import logging
import threading

h = logging.StreamHandler()
print(type(h.lock) is type(threading.RLock()))
print(h.lock.acquire(timeout=1), h.lock.acquire(blocking=False))
h.release()
h.lock.release()
with h.lock:
    h.acquire()
    h.release()
try:
    h.lock.release()
except RuntimeError as e:
    print(e)

# Another thread waits for it.
h.acquire()
got = []
t = threading.Thread(target=lambda: got.append(h.lock.acquire(timeout=0.01)))
t.start()
t.join()
h.release()
print(got)
changed = threading.Condition(h.lock)
with changed:
    changed.notify_all()
print("done")
