# map with buffersize, and other texts of executors
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
import concurrent.futures

# checklist 2: InvalidStateError is in __all__
print("InvalidStateError" in concurrent.futures.__all__)
pool = ThreadPoolExecutor(1)


# checklist 50, 51, 52: errors before anything else
def attempt(value, executor=pool):
    taken = []

    def numbers():
        taken.append(1)
        yield 1

    try:
        print(list(executor.map(str, numbers(), buffersize=value)))
    except (TypeError, ValueError) as e:
        print(taken, type(e).__name__, e)


for value in ("foo", 2.0, [], 0, -1, False, True, None, 3, 2**63 - 1, 2**63):
    attempt(value)
try:
    Executor().map(str, [1], buffersize="x")
except (TypeError, NotImplementedError) as e:
    print(type(e).__name__, e)


# checklist 53: so many inputs are taken at the call, and one more at each next
def forever(n, step=1):
    while True:
        taken.append(n)
        yield n
        n += step


taken = []
pool = ThreadPoolExecutor(2)
it = pool.map(str, forever(0), buffersize=4)
print(taken, next(it), taken, next(it), taken)
it.close()
print(next(it, None), taken)

# checklist 54, 55: kinds of input
with ThreadPoolExecutor(2) as pool:
    it = pool.map(lambda a, b: a * b, forever(1), forever(10), buffersize=3)
    print([next(it) for _ in range(4)])
    it.close()
    print(list(pool.map(str, [], buffersize=3)), list(pool.map(str, buffersize=3)))
    print(list(pool.map(pow, [1, 2, 3], [2, 2], buffersize=9)))
    print(list(pool.map(str, range(500), buffersize=2)) == [str(i) for i in range(500)])


# An input that fails ends a buffered map, and cancels what was taken.
def fails():
    yield 1
    yield 2
    raise KeyError("input")


pool = ThreadPoolExecutor(1)
it = pool.map(str, fails(), buffersize=2)
try:
    print(next(it))
except KeyError as e:
    print(repr(e))
print(list(it))


# checklist 108: an exception is raised, and returned, whatever its truth
class Falsy(Exception):
    def __bool__(self):
        return False


f = Future()
f.set_exception(Falsy())
try:
    f.result()
except Falsy as e:
    print(e is f.exception(), list(as_completed([f])) == [f])

# checklist 156
try:
    ThreadPoolExecutor(workers=3)
except TypeError as e:
    print(e)
