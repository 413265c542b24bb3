# stdlib threading 13: Condition
import threading


def error(f, *args):
    try:
        return f(*args)
    except (RuntimeError, AttributeError) as e:
        return f"{type(e).__name__}: {e}"


c = threading.Condition()
for f in (c.wait, c.notify, c.notify_all, c.release):
    print(error(f))
print(error(c.wait_for, lambda: False), error(c.wait_for, lambda: "true at once"))
print(error(threading.Condition, 5))
with c:
    with c:  # its lock is an RLock
        print(c.wait(0.01), c.wait(0), c.wait(-1), c.notify(5), c.notify_all())
        print(c.wait_for(lambda: 0, 0.01), c.wait_for(lambda: [], timeout=-1), c.wait_for(lambda: "yes", 0))

# Those that wait are woken in the order they came, and hold the lock one at a time.
order, waiting = [], []


def wait(n):
    with c:
        with c:
            waiting.append(n)
            c.wait()
            order.append(n)


threads = []
for n in range(4):
    threads.append(threading.Thread(target=wait, args=(n,)))
    threads[-1].start()
    while len(waiting) <= n:
        pass
with c:
    c.notify()
threads[0].join()
print(order)
with c:
    c.notify(2)
threads[1].join(), threads[2].join()
print(sorted(order))
with c:
    c.notify_all()
threads[3].join()
print(sorted(order))

# With a lock of its own, shared by two conditions.
lock = threading.Lock()
not_empty, not_full = threading.Condition(lock), threading.Condition(lock)
box, seen = [], []


def put(items):
    for item in items:
        with not_full:
            while box:
                not_full.wait()
            box.append(item)
            not_empty.notify()


def take(n):
    for _ in range(n):
        with not_empty:
            not_empty.wait_for(lambda: box, timeout=10)
            seen.append(box.pop())
            not_full.notify()


threads = [threading.Thread(target=put, args=(range(5),)), threading.Thread(target=take, args=(5,))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(seen, lock.locked())
with not_empty:
    print(lock.locked(), not_full.wait(0), not_full.acquire(False))


class Latch(threading.Condition):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def count_down(self):
        with self:
            self.n -= 1
            if self.n == 0:
                self.notify_all()

    def await_zero(self):
        with self:
            return self.wait_for(lambda: self.n == 0)


latch = Latch(3)
for _ in range(3):
    threading.Thread(target=latch.count_down).start()
print(latch.await_zero(), latch.n)


def fails():
    raise RuntimeError("in the predicate")


with c:
    print(error(c.wait_for, fails))
print(c.acquire(), c.release())
