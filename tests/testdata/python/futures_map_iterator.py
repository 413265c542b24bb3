"""Executor.map: its arguments, order, errors, and what becomes of the calls that nobody reads."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def attempt(fn, *args, **kwargs):
    try:
        print("got", fn(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


pool = ThreadPoolExecutor(3)


# checklist 26, 27
def slow_first(i):
    time.sleep(0.05 if i == 0 else 0)
    return i * i


print(list(pool.map(slow_first, range(6))))

# checklist 28
print(list(pool.map(pow, [1, 2, 3], [2, 2])), list(pool.map(print)))
print(list(pool.map(lambda a, b, c: (a, b, c), "ab", (1, 2, 3), {"x": 1, "y": 2})))

# checklist 29: all is submitted at the call
seen = []
it = pool.map(seen.append, range(5))
pool.submit(int).result()
while len(seen) < 5:
    time.sleep(0.001)
print(sorted(seen))

# checklist 30
print(repr(it).split(" at ")[0], type(it).__name__, iter(it) is it, hasattr(it, "send"), hasattr(it, "throw"))

# checklist 31, 47, 48
attempt(pool.map, print, 5)
attempt(pool.map, print, [1], None)
print(list(pool.map(abs, [-1, -2], chunksize=0)), list(pool.map(abs, [-1, -2], chunksize=50)))

# checklist 33, 34: an exception ends the iteration, and cancels what has not begun
single = ThreadPoolExecutor(1)
gate, ran = threading.Event(), []


def work(i):
    ran.append(i)
    if i == 1:
        raise ZeroDivisionError("at 1")
    if i == 2:
        gate.wait()
    return i


it = single.map(work, range(20))
print(next(it))
attempt(next, it)
attempt(next, it)
gate.set()
single.submit(int).result()
print(len(ran) <= 3, ran[:2])

# checklist 39, 40, 41, 42
gate.clear()
it = single.map(lambda i: gate.wait() if i else i, range(10), timeout=0.05)
print(next(it))
try:
    next(it)
except TimeoutError as e:
    print("timeout", e.args, repr(str(e)))
attempt(next, it, "end")
attempt(next, it, "end")
gate.set()
print(list(single.map(abs, [-3], timeout=5)), list(single.map(abs, [-3], timeout=5.5)))
attempt(single.map, abs, [1], timeout="x")

# checklist 43
gate.clear()
ran.clear()
it = single.map(lambda i: (ran.append(i), gate.wait() if i else i), range(10))
print(next(it))
it.close()
attempt(next, it)
gate.set()
single.submit(int).result()
print(len(ran) <= 2)

# checklist 44: a loop that is left
gate.clear()
ran.clear()


def step(i):
    ran.append(i)
    if i > 2:
        gate.wait()
    return i


for r in single.map(step, range(20)):
    if r == 2:
        break
gate.set()
single.submit(int).result()
print(len(ran) <= 4, ran[:3])

# checklist 45: one that was never asked
ran.clear()
single.map(ran.append, range(5))
single.submit(int).result()
print(ran)

# A loop that is left and taken up again gives the rest.
it = single.map(lambda i: i * 10, range(6))
for r in it:
    if r == 20:
        break
print(list(it))
pool.shutdown()
single.shutdown()

# checklist 58: submit that fails half way
class Failing(ThreadPoolExecutor):
    def submit(self, fn, *args):
        if args[0] == 3:
            raise RuntimeError("no more")
        f = super().submit(fn, *args)
        made.append(f)
        return f


made = []
with Failing(1) as ex:
    attempt(ex.map, abs, [-1, -2, 3, -4])
print([f.result() for f in made])
