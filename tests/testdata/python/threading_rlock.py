# stdlib threading 10: RLock
import threading


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (RuntimeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


def elsewhere(f, *args, **kwargs):
    result = []
    t = threading.Thread(target=lambda: result.append(error(f, *args, **kwargs)))
    t.start()
    t.join()
    return result[0]


r = threading.RLock()
print(error(r.release))
print(r.acquire(), r.acquire(), r.acquire(blocking=False))
print(elsewhere(r.acquire, blocking=False), elsewhere(r.acquire, timeout=0.01), elsewhere(r.release))
print(r.release(), r.release(), elsewhere(r.acquire, False), r.release(), error(r.release))
print(elsewhere(r.acquire, False), error(r.acquire, False), "the other thread ended with it")
print(error(r.acquire, False, 1))


class Account:
    def __init__(self):
        self.lock = threading.RLock()
        self.balance = 0

    def add(self, amount):
        with self.lock:
            self.balance += amount

    def move(self, other, amount):
        with self.lock, other.lock:
            self.add(-amount)
            other.add(amount)


def deep(lock, n):
    with lock:
        return n if n == 0 else 1 + deep(lock, n - 1)


a, b = Account(), Account()
threads = [threading.Thread(target=a.move, args=(b, n)) for n in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(a.balance, b.balance, deep(a.lock, 50), elsewhere(a.lock.acquire, False))
