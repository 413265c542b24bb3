# stdlib time 1, 2, 4: clocks and sleep.
import time
from concurrent.futures import ThreadPoolExecutor

for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    clock, clock_ns = getattr(time, name), getattr(time, name + "_ns")
    a, b = clock(), clock()
    c, d = clock_ns(), clock_ns()
    print(name, type(a).__name__, type(c).__name__, a <= b, c <= d, abs(c / 1e9 - a) < 5)
    info = time.get_clock_info(name)
    print(info.monotonic, info.adjustable, 0 < info.resolution < 0.1, isinstance(info.implementation, str))
try:
    time.get_clock_info("x")
except ValueError as e:
    print(e)
start = time.perf_counter()
used = time.process_time()
print(time.sleep(0.02), time.sleep(True and 0), time.sleep(0.0))
print(time.perf_counter() - start >= 0.02, time.process_time() - used < 0.02 + time.perf_counter() - start)
for n in range(20000):
    pass
print(time.process_time() > 0)
for bad in (-1, -0.5, float("nan")):
    try:
        time.sleep(bad)
    except ValueError as e:
        print(e)
for bad in ("1", None, [1]):
    try:
        time.sleep(bad)
    except TypeError as e:
        print(type(e).__name__)
start = time.perf_counter()
with ThreadPoolExecutor(8) as pool:
    list(pool.map(time.sleep, [0.1] * 8))
took = time.perf_counter() - start
print(took >= 0.1, f"{1234567.891:,.2f} seconds, {0.1:>10.0f}|")
