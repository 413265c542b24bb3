# stdlib threading 9, 10: what locks say, and RLock.locked
import threading

lock, rlock = threading.Lock(), threading.RLock()
for name, acquire in (("Lock", lock.acquire), ("RLock", rlock.acquire)):
    for args in ((True, -0.5), (True, -1), (True, float("nan")), (True, 1e30), (False, 1), (True, "1"), (True, threading.TIMEOUT_MAX * 2), ("x", 0)):
        try:
            print(name, args, acquire(*args))
        except (TypeError, ValueError, OverflowError) as e:
            print(name, args, type(e).__name__, e)
        else:
            (lock if name == "Lock" else rlock).release()


def shown(r):
    text = repr(r)
    return text[: text.index(" at 0x")].replace(f"={threading.get_ident()} ", "=IDENT ")


r = threading.RLock()
print(r.locked(), shown(r))
print(r.acquire(), r.locked(), shown(r), r.acquire(), shown(r))
print(r.release(), r.locked(), r.release(), r.locked())
holding, done = threading.Event(), threading.Event()


def hold():
    with r:
        holding.set()
        done.wait()


t = threading.Thread(target=hold)
t.start()
holding.wait()
print(r.locked(), r.acquire(False))
done.set()
t.join()
print(r.locked())
