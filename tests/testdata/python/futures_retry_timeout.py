import time
from concurrent.futures import ThreadPoolExecutor


class Flaky:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    def __call__(self):
        self.calls += 1
        if self.calls <= self.failures:
            raise ConnectionError(f"attempt {self.calls}")
        return f"ok after {self.calls}"


def retry(fn, attempts, delay=0.001):
    for attempt in range(1, attempts + 1):
        try:
            return fn()
        except (ConnectionError, TimeoutError) as e:
            last = e
            time.sleep(delay)
    else:
        raise RuntimeError(f"gave up after {attempt}") from last


with ThreadPoolExecutor(3) as ex:
    fs = {n: ex.submit(retry, Flaky(n), 3) for n in (0, 2, 5)}
    for n, f in fs.items():
        try:
            print(n, f.result(timeout=10))
        except RuntimeError as e:
            print(n, e, "because of", repr(e.__cause__))
start = time.perf_counter()
with ThreadPoolExecutor(4) as ex:
    list(ex.map(time.sleep, [0.05] * 4))
elapsed = time.perf_counter() - start
print(0.04 < elapsed < 2, isinstance(start, float), time.time() > 1e9, time.monotonic() <= time.monotonic())
