# A callback that a worker's thread runs, or the thread of a process pool, cannot wait for its pool.
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def shut(name, executor, f):
    try:
        executor.shutdown(wait=True)
        print(name, "joined")
    except RuntimeError as e:
        print(name, e)
    try:
        executor.submit(int)
    except RuntimeError as e:
        print(name, e)


def main():
    for kind in ThreadPoolExecutor, ProcessPoolExecutor:
        executor = kind(1)
        told = []
        f = executor.submit(time.sleep, 0.2)
        f.add_done_callback(lambda f: told.append(shut(kind.__name__, executor, f)))
        f.result()
        while not told:
            time.sleep(0.01)
        executor.shutdown(wait=False)
        print(kind.__name__, "ended")


if __name__ == "__main__":
    main()
