import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed

gate = threading.Event()
with ThreadPoolExecutor(2) as ex:
    slow = ex.submit(gate.wait)
    quick = ex.submit(lambda: "quick")
    quick.result()
    got = []
    try:
        for f in as_completed([slow, quick], timeout=0.02):
            got.append(f.result())
    except TimeoutError as e:
        print(type(e).__name__, e)
    print(got)
    try:
        slow.result(timeout=0.01)
    except TimeoutError as e:
        print("result:", type(e).__name__, repr(str(e)))
    try:
        slow.exception(timeout=0)
    except TimeoutError as e:
        print("exception:", type(e).__name__)
    try:
        list(ex.map(lambda n: gate.wait(), [1], timeout=0.01))
    except TimeoutError as e:
        print("map:", type(e).__name__)
    print(slow.done(), slow.running(), quick.done(), quick.running())
    gate.set()
print(slow.result(), slow.done())
