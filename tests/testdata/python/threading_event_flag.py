# stdlib threading 11: Event
import threading

e = threading.Event()
print(e.is_set(), e.set(), e.is_set(), e.set(), e.wait(), e.wait(0), e.clear(), e.is_set(), e.clear())
print(e.wait(0), e.wait(0.01), e.wait(-5), e.wait(timeout=0.01), bool(e))
results = []
threads = [threading.Thread(target=lambda: results.append(e.wait())) for _ in range(4)]
for t in threads:
    t.start()
print(results)
e.set()
e.clear()  # those that waited were woken all the same
for t in threads:
    t.join()
print(results, e.is_set())


class Stopper(threading.Event):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def stop(self):
        self.set()
        return f"{self.name}: stopped"


s = Stopper("s")
ticks = []


def tick():
    while not s.is_set():
        ticks.append(1)
        if len(ticks) == 3:
            enough.set()
        s.wait(0.001)


enough = threading.Event()
t = threading.Thread(target=tick)
t.start()
print(enough.wait(10), s.stop(), t.join(10), t.is_alive(), len(ticks) >= 3, isinstance(s, threading.Event))
for bad in ("x", [1]):
    try:
        e.wait(bad)
    except TypeError:
        print("TypeError")
