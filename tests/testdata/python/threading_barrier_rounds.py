# stdlib threading 14: Barrier
import threading


def everybody(f, n):
    results, lock = [], threading.Lock()

    def one(k):
        try:
            r = f(k)
        except Exception as e:
            r = f"{type(e).__name__}({e})"
        with lock:
            results.append(r)

    threads = [threading.Thread(target=one, args=(k,)) for k in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sorted(results, key=str)


log = []
b = threading.Barrier(3, action=lambda: log.append(f"round {len(log)}"))
print(b.parties, b.n_waiting, b.broken)
print(everybody(lambda k: [b.wait() in (0, 1, 2) for _ in range(4)], 3), log)
print(everybody(lambda k: b.wait(10), 3))
print(b.abort(), b.broken, b.n_waiting, everybody(lambda k: b.wait(), 2))
print(b.reset(), b.broken, everybody(lambda k: b.wait(), 3))


def action():
    raise ValueError("action")


bad = threading.Barrier(2, action)
print(everybody(lambda k: bad.wait(), 2), bad.broken)
short = threading.Barrier(2, timeout=0.01)
print(everybody(lambda k: short.wait(), 1), short.broken)
short.reset()
print(everybody(lambda k: short.wait(10), 2), short.broken)
print(everybody(lambda k: short.wait(0), 1), everybody(lambda k: short.wait(), 1))

# reset while threads wait
r = threading.Barrier(3)
outcome = []


def waits():
    try:
        r.wait()
    except threading.BrokenBarrierError as e:
        outcome.append((repr(e), isinstance(e, RuntimeError), r.broken))


threads = [threading.Thread(target=waits) for _ in range(2)]
for t in threads:
    t.start()
while r.n_waiting < 2:
    pass
r.reset()
for t in threads:
    t.join()
print(outcome, r.n_waiting, r.broken)
one = threading.Barrier(1)
print(one.wait(), one.wait())
try:
    one.parties = 3
except AttributeError:
    print("AttributeError")
