# stdlib threading 9: Lock
import threading


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (RuntimeError, ValueError, TypeError, OverflowError) as e:
        return type(e).__name__, str(e)


lock = threading.Lock()
print(error(lock.release))
print(lock.acquire(), error(lock.acquire, False), error(lock.acquire, blocking=0), error(lock.acquire, True, 0), error(lock.acquire, timeout=0.01))
print(error(lock.acquire, False, 1), error(lock.acquire, False, 0.5))
print(error(lock.acquire, True, -2)[0], error(lock.acquire, True, "1")[0], error(lock.acquire, timeout=None)[0], error(lock.acquire, timeout=1e30)[0], error(lock.acquire, timeout=float("nan"))[0])
print(error(lock.acquire, wait=True)[0], error(lock.acquire, 1, 2, 3)[0])
print(lock.locked(), lock.release(), lock.locked(), error(lock.release))
print(lock.acquire(False, -1), lock.acquire(blocking=False), lock.release())


# Another thread may release it.
lock.acquire()
order = []


def release():
    order.append("release")
    lock.release()


threading.Thread(target=release).start()
with lock as got:
    order.append(got)
print(order, lock.locked())


def leave(how):
    with lock:
        if how == "return":
            return how
        for _ in range(1):
            if how == "break":
                break
        else:
            raise ValueError(how)
    return "end"


print(leave("return"), lock.locked(), leave("break"), lock.locked(), error(leave, "error"), lock.locked())
lock.acquire()
try:
    print("in try")
finally:
    lock.release()
print(lock.__enter__(), lock.locked(), lock.__exit__(None, None, None), lock.locked())

# Who waits gets it, in turn.
turns = []


def take(n):
    with lock:
        turns.append(n)


lock.acquire()
threads = [threading.Thread(target=take, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
lock.release()
for t in threads:
    t.join()
print(sorted(turns), lock.locked())
