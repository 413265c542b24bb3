# Locks in generators and with statements of all kinds, used by several threads.
import contextlib
import threading

lock = threading.RLock()


def holding(items):
    with lock:
        for item in items:
            yield item


def free():
    result = []
    t = threading.Thread(target=lambda: result.append(lock.acquire(False) and lock.release() is None))
    t.start()
    t.join()
    return result[0]


g = holding("abc")
print(free(), next(g), free(), next(g), g.close(), free())
print(list(holding(range(3))), free())


@contextlib.contextmanager
def both(a, b):
    with a:
        with b:
            yield "both"


a, b = threading.Lock(), threading.Lock()
with both(a, b) as what:
    print(what, a.locked(), b.locked())
print(a.locked(), b.locked())
try:
    with both(a, b):
        raise KeyError("in the body")
except KeyError as e:
    print(e, a.locked(), b.locked())
with contextlib.ExitStack() as stack:
    for each in (a, b, threading.Semaphore(), threading.Condition()):
        stack.enter_context(each)
    print(a.locked(), b.locked())
print(a.locked(), b.locked())


def numbers(n):
    for i in range(n):
        with guard:
            yield i


guard = threading.Lock()
shared = iter(range(300))
taken = [[] for _ in range(3)]


def take(into):
    while True:
        with guard:
            item = next(shared, None)
        if item is None:
            return
        into.append(item)


threads = [threading.Thread(target=take, args=(into,)) for into in taken]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(sum(taken, [])) == list(range(300)))
it = numbers(3)
print(next(it), guard.locked(), next(it), guard.locked(), next(it), next(it, "end"), guard.locked())
gen_out = []


def run_generator(gen):
    for x in gen:
        gen_out.append((x, threading.current_thread().name))


t = threading.Thread(target=run_generator, args=(holding("xy"),), name="consumer")
t.start()
t.join()
print(gen_out, free())
