# stdlib threading 3: the states of a thread in its repr; stdlib threading 9 to 14: the reprs of the rest
import threading


def plain(obj):
    """The repr without addresses and identifiers."""
    text = repr(obj)
    for ident in sorted((str(t.ident) for t in threads if t.ident), key=len, reverse=True):
        text = text.replace(" " + ident, " IDENT")
    words = []
    for word in text.split(" "):
        head, x, tail = word.partition("0x")
        words.append(head + "ADDRESS" + tail.lstrip("0123456789abcdef") if x else word)
    return " ".join(words)


class Worker(threading.Thread):
    pass


go, ready = threading.Event(), threading.Event()


def work():
    ready.set()
    go.wait()


threads = [threading.main_thread()]
print(plain(threads[0]))
t = threading.Thread(target=work)
threads.append(t)
print(plain(t))
t.start()
ready.wait()
print(plain(t))
go.set()
t.join()
print(plain(t))
for t in (threading.Thread(name="d", daemon=True), Worker(name="w"), threading.Timer(1, work)):
    threads.append(t)
    print(plain(t))
    if t.name == "d":
        t.start()
        t.join()
        print(plain(t))

lock = threading.Lock()
print(plain(lock))
with lock:
    print(plain(lock))
r = threading.RLock()
print(plain(r).replace("RLock object", "RLock"))
e = threading.Event()
print(plain(e))
e.set()
print(plain(e))
print(plain(threading.Semaphore(0)), plain(threading.Semaphore()), plain(threading.BoundedSemaphore(3)))
print(plain(threading.Condition(lock)))
b = threading.Barrier(2)
print(plain(b))
b.abort()
print(plain(b))


class Flag(threading.Event):
    pass


print(plain(Flag()))
for c in (threading.Thread, threading.Timer, threading.Event, threading.Condition, threading.Barrier, threading.Semaphore,
          threading.BoundedSemaphore, threading.local, threading.BrokenBarrierError):
    print(c)
