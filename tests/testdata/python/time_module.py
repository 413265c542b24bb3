import time

t0 = time.time()
p0 = time.perf_counter()
m0 = time.monotonic()
print(time.sleep(0.01), time.sleep(0))
print(type(t0).__name__, time.time() >= t0, time.perf_counter() - p0 >= 0.009, time.monotonic() > m0, isinstance(time.time_ns(), int))
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
try:
    time.sleep("1")
except TypeError as e:
    print(type(e).__name__)
epoch = time.gmtime(0)
print(epoch.tm_year, epoch.tm_mon, epoch.tm_mday, epoch[3], tuple(epoch)[:3])
print(time.strftime("%Y-%m-%d %H:%M:%S", epoch), time.strftime("%d/%m/%y %I%p %j %a %B %%", time.gmtime(86400 * 400)))
elapsed = f"{time.perf_counter() - p0:.0f}"
print("took", elapsed, "seconds")
