# stdlib threading 12: Semaphore and BoundedSemaphore
import threading


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except ValueError as e:
        return f"ValueError: {e}"


s = threading.Semaphore()
print(s.acquire(), s.acquire(False), s.acquire(timeout=0.01), s.acquire(timeout=0), s.acquire(True, -1), s.release(), s._value)
print(error(threading.Semaphore, -1), error(threading.BoundedSemaphore, -1))
print(error(s.release, 0), error(s.release, -3), error(s.acquire, False, 1), error(s.acquire, blocking=False, timeout=0))
print(s.release(3), s._value, [s.acquire(False) for _ in range(5)])
b = threading.BoundedSemaphore(2)
print(error(b.release), b.acquire(), b.acquire(), b.acquire(False), b.release(2), error(b.release), error(b.release, 2))
with b, b:
    print(b.acquire(blocking=False))
print(b._value, isinstance(b, threading.Semaphore))
zero = threading.Semaphore(0)
got = []


def take(n):
    zero.acquire()
    got.append(n)


threads = [threading.Thread(target=take, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
print(got)
zero.release(2)
zero.release()
for t in threads:
    t.join()
print(sorted(got), zero._value)

# A limit on how many work at once.
limit, lock = threading.BoundedSemaphore(2), threading.Lock()
now = most = 0
meet = threading.Barrier(2, timeout=10)


def work():
    global now, most
    with limit:
        with lock:
            now += 1
            most = max(most, now)
        meet.wait()
        with lock:
            now -= 1


threads = [threading.Thread(target=work) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(now, most)
