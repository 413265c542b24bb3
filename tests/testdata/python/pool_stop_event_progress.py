import threading
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait


class Progress:
    def __init__(self, total):
        self.total, self.done = total, 0
        self.lock = threading.Lock()

    def step(self, future):
        with self.lock:
            self.done += 1

    def __str__(self):
        return f"{self.done}/{self.total} ({self.done / self.total:.0%})"


def worker(n, stop, fail_at):
    if n == fail_at:
        raise RuntimeError(f"worker {n} failed")
    while not stop.is_set():
        stop.wait(0.005)
    return f"worker {n} stopped"


stop = threading.Event()
progress = Progress(4)
with ThreadPoolExecutor(max_workers=4) as ex:
    futures = [ex.submit(worker, n, stop, 2) for n in range(4)]
    for f in futures:
        f.add_done_callback(progress.step)
    done, pending = wait(futures, return_when=FIRST_EXCEPTION)
    print(len(done), len(pending), [str(f.exception()) for f in done])
    stop.set()
print(progress, [f.result() if not f.exception() else "failed" for f in futures])


def heartbeat(beats, stop):
    while not stop.wait(timeout=0.002):
        beats.append(len(beats))
        if len(beats) >= 3:
            stop.set()
    return "heart stopped"


stop, beats = threading.Event(), []
with ThreadPoolExecutor(1) as ex:
    f = ex.submit(heartbeat, beats, stop)
    deadline = time.monotonic() + 10
    while not f.done() and time.monotonic() < deadline:
        time.sleep(0.001)
    print(f.result(timeout=1), beats)
