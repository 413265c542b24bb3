# stdlib threading 18: what scripts use it for
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

lock = threading.Lock()
counter = 0
results = {}
log = []


def guarded(n):
    global counter
    for _ in range(100):
        with lock:
            value = counter
            counter = value + 1
    with lock:
        results[n] = threading.current_thread().name
        log.append(n)
    return n


with ThreadPoolExecutor(max_workers=4, thread_name_prefix="w") as ex:
    futures = [ex.submit(guarded, n) for n in range(8)]
    print(sorted(f.result() for f in as_completed(futures)))
print(counter, sorted(results), sorted(log), all(name.startswith("w_") for name in results.values()))

stop = threading.Event()
beats = []


def heartbeat():
    while not stop.wait(0.001):
        beats.append(time.monotonic())


t = threading.Thread(target=heartbeat, daemon=True)
t.start()
while len(beats) < 3:
    time.sleep(0.001)
stop.set()
t.join(timeout=10)
print(t.is_alive(), beats == sorted(beats))


class Cache:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        with cls._lock:
            if cls._instance is None:
                cls._instance = super().__new__(cls)
                cls._instance.hits = 0
        return cls._instance


with ThreadPoolExecutor(4) as ex:
    print(len({id(c) for c in ex.map(lambda _: Cache(), range(20))}))


def synchronized(f):
    own = threading.RLock()

    def wrapper(*args):
        with own:
            return f(*args)

    return wrapper


@synchronized
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


with ThreadPoolExecutor(4) as ex:
    print(list(ex.map(factorial, range(8))))


class Progress:
    def __init__(self, total):
        self.total, self.done = total, 0
        self.lock = threading.Lock()
        self.finished = threading.Event()

    def step(self, _):
        with self.lock:
            self.done += 1
            if self.done == self.total:
                self.finished.set()


p = Progress(50)
threads = [threading.Thread(target=p.step, args=(n,)) for n in range(50)]
[t.start() for t in threads]
print(p.finished.wait(10), p.done)
[t.join() for t in threads]
