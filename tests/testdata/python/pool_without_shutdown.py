# A pool that nobody shuts down finishes its tasks before the program ends.
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()


def task(n):
    gate.wait()
    print("task", n)


ex = ThreadPoolExecutor(1)
for n in range(3):
    ex.submit(task, n)
print("end of the script")
gate.set()
