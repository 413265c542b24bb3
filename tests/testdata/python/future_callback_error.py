# An error in a callback is logged, and the other callbacks run.
from concurrent.futures import ThreadPoolExecutor


def bad(future):
    raise ValueError("in callback")


seen = []
with ThreadPoolExecutor(1) as ex:
    f = ex.submit(lambda: 5)
    f.result()
    f.add_done_callback(bad)
    f.add_done_callback(lambda fut: seen.append(fut.result()))
print(seen, f.result())
