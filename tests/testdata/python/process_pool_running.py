# A task for which a process is started is running when submit returns, and the process is there:
# checklist 64, 88, 89, 185
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def in_thread(f):
    result = []
    thread = threading.Thread(target=lambda: result.append(f()))
    thread.start()
    thread.join()
    return result[0]


def main():
    with ProcessPoolExecutor(1) as pool:
        f = pool.submit(time.sleep, 0.1)
        print(f._state, f.running(), f.done(), f.cancel())
        fs = [pool.submit(time.sleep, 0.001) for _ in range(9)]
        print(fs[-1]._state, fs[-1].running(), fs[-1].cancel(), fs[-1].cancelled())

    with ProcessPoolExecutor(1, initializer=time.sleep, initargs=(0.05,)) as pool:
        f = pool.submit(len, "")
        print(f._state, f.cancel())

    with ProcessPoolExecutor(1) as pool:
        print(in_thread(lambda: pool.submit(time.sleep, 0.05)._state))

    pool = ProcessPoolExecutor(1)
    fs = [pool.submit(time.sleep, 0.05) for _ in range(20)]
    pool.shutdown(cancel_futures=True)
    print(fs[0].cancelled(), fs[-1].cancelled())

    # _processes
    pool = ProcessPoolExecutor(1)
    print(pool._processes)
    f = pool.submit(time.sleep, 0.05)
    ((pid, process),) = pool._processes.items()
    print(pid == process.pid, pid != os.getpid(), process.is_alive(), process.exitcode)
    pool.shutdown()
    print(pool._processes, process.is_alive(), process.exitcode)

    # The workers are ended before they have begun.
    pool = ProcessPoolExecutor(1)
    fs = [pool.submit(time.sleep, 10) for _ in range(9)]
    for process in pool._processes.values():
        process.terminate()
    pool.shutdown(cancel_futures=True)
    print(type(fs[0].exception()) is BrokenProcessPool)


if __name__ == "__main__":
    main()
