from concurrent.futures import ThreadPoolExecutor


class TaskError(Exception):
    def __init__(self, task, why):
        super().__init__(task, why)
        self.task = task


def work(n):
    if n == 0:
        raise ValueError("zero")
    if n == 1:
        try:
            {}[n]
        except KeyError as e:
            raise TaskError(n, "wrapped") from e
    if n == 2:
        raise SystemExit(5)
    if n == 3:
        raise KeyboardInterrupt
    if n == 4:
        return TaskError(n, "returned, not raised")
    return n


with ThreadPoolExecutor(2) as ex:
    futures = [ex.submit(work, n) for n in range(6)]
for f in futures:
    e = f.exception()
    print(type(e).__name__, e, repr(e.__cause__) if e else "")
try:
    futures[1].result()
except TaskError as e:
    print("caught", e, e.task, repr(e.__cause__))
try:
    futures[2].result()
except SystemExit as e:
    print("exit", e.code)
print(repr(futures[4].result()))


def nested():
    with ThreadPoolExecutor(1) as inner:
        return inner.submit(work, 0).result()


with ThreadPoolExecutor(1) as ex:
    f = ex.submit(nested)
    try:
        f.result()
    except ValueError as e:
        print("from the inner pool:", e)
    try:
        ex.submit(5).result()
    except TypeError as e:
        print(e)
    try:
        ex.submit(work).result()
    except TypeError as e:
        print(e)
    try:
        ex.submit()
    except TypeError as e:
        print(type(e).__name__)
