import threading
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field


@dataclass(order=True)
class Result:
    key: str
    value: int = field(compare=False)


class Runner:
    def __init__(self, workers=2):
        self._executor = ThreadPoolExecutor(max_workers=workers)
        self._futures = {}
        self._lock = threading.Lock()
        self.errors = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._executor.shutdown(wait=True)
        return False

    def submit(self, key, fn, *args, **kwargs):
        with self._lock:
            if key in self._futures:
                raise KeyError(f"duplicate {key}")
            future = self._futures[key] = self._executor.submit(self._guard, key, fn, *args, **kwargs)
        return future

    def _guard(self, key, fn, *args, **kwargs):
        try:
            return Result(key, fn(*args, **kwargs))
        except ArithmeticError as e:
            with self._lock:
                self.errors.append((key, type(e).__name__))
            raise

    def results(self):
        for future in as_completed(self._futures.values()):
            if future.exception() is None:
                yield future.result()


with Runner() as runner:
    runner.submit("sum", sum, [1, 2, 3])
    runner.submit("div", lambda a, b: a / b, 1, b=0)
    runner.submit("pow", pow, 2, 8)
    try:
        runner.submit("sum", max, 1)
    except KeyError as e:
        print("refused", e)
    print(sorted(runner.results()), runner.errors)
print(isinstance(runner._futures["div"], Future), repr(runner._futures["div"].exception()))
