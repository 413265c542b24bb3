# Results come in the order of submission, whatever the order of completion.
import threading
from concurrent.futures import ThreadPoolExecutor

finished = []
events = {n: threading.Event() for n in range(4)}
events[3].set()


def job(n):
    events[n].wait()
    finished.append(n)
    if n > 0:
        events[n - 1].set()
    return f"job {n}"


with ThreadPoolExecutor(max_workers=4) as executor:
    futures = [executor.submit(job, n) for n in range(4)]
    print([f.result() for f in futures])
print(finished)
for e in events.values():
    e.clear()
events[3].set()
finished.clear()
with ThreadPoolExecutor(max_workers=4) as executor:
    for result in executor.map(job, range(4)):
        print(result)
print(finished)
by_name = {}
with ThreadPoolExecutor(max_workers=2) as executor:
    for n in "abc":
        by_name[n] = executor.submit(str.upper, n)
print({k: f.result() for k, f in by_name.items()})
one = ThreadPoolExecutor(max_workers=1)
order = []
for n in range(5):
    one.submit(order.append, n)
one.shutdown()
print(order)
