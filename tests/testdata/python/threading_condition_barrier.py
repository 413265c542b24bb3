import threading

cond = threading.Condition()
items, log = [], []


def consumer():
    with cond:
        ok = cond.wait_for(lambda: len(items) >= 3, timeout=10)
        log.append((ok, list(items)))


t = threading.Thread(target=consumer)
t.start()
for n in range(3):
    with cond:
        items.append(n)
        cond.notify_all()
t.join()
print(log)
with cond:
    print(cond.wait(timeout=0.01), cond.wait_for(lambda: False, timeout=0.01), cond.wait_for(lambda: "truthy"))
for f in (cond.wait, cond.notify):
    try:
        f()
    except RuntimeError as e:
        print(e)
b = threading.Barrier(3, action=lambda: order.append("action"))
order, indexes = [], []


def meet():
    indexes.append(b.wait())


ts = [threading.Thread(target=meet) for _ in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(order, sorted(indexes), b.parties, b.n_waiting, b.broken)
b.abort()
try:
    b.wait()
except threading.BrokenBarrierError as e:
    print(type(e).__name__, b.broken)
b.reset()
print(b.broken)
fired = threading.Event()
timer = threading.Timer(0.01, fired.set)
timer.start()
print(fired.wait(10))
timer.join()
cancelled = threading.Timer(60, print, args=["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print("done")
