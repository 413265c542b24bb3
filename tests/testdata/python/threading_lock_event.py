import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.release(), lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
with lock:
    print("held", lock.locked())
try:
    with lock:
        raise ValueError("released on error")
except ValueError as e:
    print(e, lock.locked())
try:
    lock.acquire(False, 1)
except ValueError as e:
    print(e)
r = threading.RLock()
with r, r:
    print(r.acquire(), r.release())
try:
    r.release()
except RuntimeError as e:
    print(e)
e = threading.Event()
print(e.is_set(), e.wait(0.01), e.set(), e.is_set(), e.wait(), e.wait(timeout=5), e.clear(), e.is_set())
ping, pong, log = threading.Event(), threading.Event(), []


def player():
    for n in range(3):
        ping.wait()
        ping.clear()
        log.append(f"ping {n}")
        pong.set()


t = threading.Thread(target=player)
t.start()
for n in range(3):
    ping.set()
    pong.wait()
    pong.clear()
    log.append(f"pong {n}")
t.join()
print(log)
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release(), s.acquire(timeout=1))
b = threading.BoundedSemaphore(1)
with b:
    print("in")
try:
    b.release()
except ValueError as err:
    print(err)
try:
    threading.Semaphore(-1)
except ValueError as err:
    print(err)
