# Threads that start threads, and threads beside pools.
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
seen = []


def tree(depth, path):
    with lock:
        seen.append(path)
    if depth:
        children = [threading.Thread(target=tree, args=(depth - 1, path + str(n))) for n in range(2)]
        for c in children:
            c.start()
        for c in children:
            c.join()


t = threading.Thread(target=tree, args=(3, ""))
t.start()
t.join()
print(len(seen), sorted(seen, key=lambda p: (len(p), p))[:7], threading.active_count())


def with_pool():
    with ThreadPoolExecutor(2) as ex:
        return list(ex.map(str, range(3)))


def in_pool(n):
    out = []
    t = threading.Thread(target=lambda: out.append(n * n))
    t.start()
    t.join()
    return out[0]


result = []
t = threading.Thread(target=lambda: result.extend(with_pool()))
t.start()
t.join()
with ThreadPoolExecutor(3) as ex:
    print(result, list(ex.map(in_pool, range(5))))

counts = {}


def count(name, n):
    for _ in range(n):
        with lock:
            counts[name] = counts.get(name, 0) + 1


threads = [threading.Thread(target=count, args=(f"t{n % 5}", 20)) for n in range(100)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(counts.items()))

# A main thread that waits for one that waits for the main thread's lock.
lock.acquire()
order = []


def waits():
    with lock:
        order.append("thread")


t = threading.Thread(target=waits)
t.start()
order.append("main")
lock.release()
t.join()
print(order)
