import threading
from concurrent.futures import ThreadPoolExecutor

barrier = threading.Barrier(3, timeout=10)


def name():
    barrier.wait()
    return threading.current_thread().name


with ThreadPoolExecutor(3) as ex:
    print(sorted(f.result() for f in [ex.submit(name) for _ in range(3)]))
with ThreadPoolExecutor(3, thread_name_prefix="Worker") as ex:
    print(sorted(f.result() for f in [ex.submit(name) for _ in range(3)]))
with ThreadPoolExecutor(max_workers=1) as ex:
    print(ex.submit(lambda: threading.current_thread().name).result())
    print(ex.submit(lambda: threading.current_thread() is threading.main_thread()).result())
print(threading.current_thread().name, threading.main_thread().name, threading.active_count())
print([t.name for t in threading.enumerate()])
with ThreadPoolExecutor(4) as ex:
    for n in range(3):
        ex.submit(int).result()
    print(len([t for t in threading.enumerate() if t.name.startswith("ThreadPoolExecutor-2_")]))
