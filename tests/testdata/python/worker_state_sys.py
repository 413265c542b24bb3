# What the script has set in sys, threading and other modules holds in the workers of a
# process pool, as if they were forked.

import atexit
import os
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


class Tee:
    def __init__(self, mark, to):
        self.mark = mark
        self.to = to
        self.lines = []

    def write(self, text):
        self.lines.append(text)
        return self.to.write(f"{self.mark}{text}" if text.strip() else text)

    def flush(self):
        self.to.flush()


class Module:
    answer = 42


def hook(*args):
    print("hook", [getattr(a, "__name__", a) for a in args[:2]])


def thread_hook(args):
    print("thread hook", args.exc_type.__name__, args.exc_value, args.thread.name)


def sleep(seconds):
    return f"slept {seconds}"


def fail():
    raise ValueError("in a thread")


def work():
    import made_up

    print("a line")
    print("to stderr?", file=sys.stderr)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    sys.excepthook(KeyError, KeyError("k"), None)
    with ThreadPoolExecutor(1) as pool:
        name = pool.submit(lambda: threading.current_thread().name).result()
    sys.stdout.flush()
    return [
        made_up.answer, sys.modules["made_up"] is made_up,
        sys.argv, sys.path[0], sys.path[-1], path is sys.path,
        sys.getrecursionlimit(), sys.getswitchinterval(),
        type(sys.stdout).__name__, sys.stdout.lines[:2], sys.stderr is sys.stdout, sys.stdout.to is sys.__stdout__,
        threading.excepthook is thread_hook, threading.__excepthook__ is thread_hook,
        sys.displayhook is sys.__displayhook__, sys.excepthook is hook, sys.flag, hasattr(os, "linesep"),
        threading.stack_size(), thread.name, name, time.sleep(1), real_sleep(0),
    ]


def ends():
    """Tells, as it ends, of functions of atexit: only its own."""
    atexit.register(print, "atexit of the worker", flush=True)
    return "ends"


if __name__ == "__main__":
    atexit.register(print, "atexit of the parent", flush=True)
    sys.argv.append("more")
    path = sys.path
    sys.path.insert(0, "/first")
    sys.path.append("/last")
    sys.setrecursionlimit(2345)
    sys.setswitchinterval(0.25)
    sys.excepthook = hook
    sys.flag = {"set": True}
    del os.linesep
    sys.modules["made_up"] = Module()
    threading.excepthook = thread_hook
    threading.stack_size(1 << 20)
    for _ in range(2):
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).result()
    real_sleep, time.sleep = time.sleep, sleep
    sys.stdout = sys.stderr = Tee("> ", sys.stdout)
    print("parent")
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        f = pool.submit(work)
        f.exception()
        sys.stdout = sys.__stdout__
        for value in f.result():
            print(value, flush=True)
        print(pool.submit(ends).result(), flush=True)
    print(sys.stderr.lines)
