"""What synchronization costs: runs unchanged on python3 and on fstar.

    python3 bench/threads.py
    fstar bench/threads.py
"""

import queue
import threading
import time


def report(name, seconds, count):
    print(f"{name:36} {seconds / count * 1e9:10.0f} ns")


def timed(name, count, function):
    best = None
    for _ in range(7):
        start = time.perf_counter()
        function(count)
        took = time.perf_counter() - start
        best = took if best is None or took < best else best
    report(name, best, count)


def empty_loop(n):
    for _ in range(n):
        pass


def acquire_release(lock):
    def run(n):
        for _ in range(n):
            lock.acquire()
            lock.release()
    return run


def with_lock(lock):
    def run(n):
        for _ in range(n):
            with lock:
                pass
    return run


def contended(n):
    lock = threading.Lock()
    total = [0]

    def add():
        for _ in range(n // 4):
            with lock:
                total[0] += 1

    threads = [threading.Thread(target=add) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert total[0] == n // 4 * 4


def put_get(make):
    def run(n):
        q = make()
        for i in range(n):
            q.put(i)
            q.get()
    return run


def producer_consumer(make):
    def run(n):
        q = make()

        def produce():
            for i in range(n):
                q.put(i)

        t = threading.Thread(target=produce)
        t.start()
        for _ in range(n):
            q.get()
        t.join()
    return run


def ping_pong(n):
    turn = threading.Condition()
    whose = ["ping"]

    def play(me, other):
        for _ in range(n):
            with turn:
                while whose[0] != me:
                    turn.wait()
                whose[0] = other
                turn.notify()

    threads = [threading.Thread(target=play, args=args) for args in (("ping", "pong"), ("pong", "ping"))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def event_ping_pong(n):
    ping, pong = threading.Event(), threading.Event()

    def answer():
        for _ in range(n):
            ping.wait()
            ping.clear()
            pong.set()

    t = threading.Thread(target=answer)
    t.start()
    for _ in range(n):
        ping.set()
        pong.wait()
        pong.clear()
    t.join()


def start_join(n):
    for _ in range(n):
        t = threading.Thread(target=int)
        t.start()
        t.join()


def event_is_set(n):
    e = threading.Event()
    for _ in range(n):
        e.is_set()


def local_attribute(n):
    data = threading.local()
    data.x = 0
    for _ in range(n):
        data.x += 1


def current_name(n):
    for _ in range(n):
        threading.current_thread().name


timed("an empty loop", 30_000, empty_loop)
timed("Lock acquire, release", 20_000, acquire_release(threading.Lock()))
timed("RLock acquire, release", 20_000, acquire_release(threading.RLock()))
timed("with Lock", 20_000, with_lock(threading.Lock()))
timed("with RLock", 20_000, with_lock(threading.RLock()))
timed("with Condition", 10_000, with_lock(threading.Condition()))
timed("with Semaphore", 10_000, with_lock(threading.Semaphore()))
timed("with Lock, 4 threads", 20_000, contended)
timed("Queue put, get", 5_000, put_get(queue.Queue))
timed("SimpleQueue put, get", 10_000, put_get(queue.SimpleQueue))
timed("PriorityQueue put, get", 5_000, put_get(queue.PriorityQueue))
timed("Queue, producer and consumer", 5_000, producer_consumer(queue.Queue))
timed("Queue(1), producer and consumer", 1_000, producer_consumer(lambda: queue.Queue(1)))
timed("SimpleQueue, producer and consumer", 5_000, producer_consumer(queue.SimpleQueue))
timed("Condition ping-pong", 1_000, ping_pong)
timed("Event ping-pong", 1_000, event_ping_pong)
timed("Thread start, join", 3_000, start_join)
timed("Event.is_set", 20_000, event_is_set)
timed("local().x += 1", 10_000, local_attribute)
timed("current_thread().name", 10_000, current_name)
