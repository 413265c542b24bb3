"""Wrong calls of functions that CPython has in C: their messages name the module."""
import functools
import os
import queue
import sys
import threading
import time


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Real:
    def __float__(self):
        return 0.25


def show(name, call):
    try:
        print(name, repr(call()))
    except (TypeError, ValueError, OverflowError) as e:
        print(name, type(e).__name__ + ":", e)


show("globals", lambda: globals(1))
show("globals by name", lambda: globals(x=1))
show("time", lambda: time.time(1))
show("time by name", lambda: time.time(x=1))
show("monotonic_ns", lambda: time.monotonic_ns(1, 2))
show("tzset", lambda: time.tzset(1))
show("sleep", lambda: time.sleep())
show("sleep 2", lambda: time.sleep(1, 2))
show("sleep by name", lambda: time.sleep(seconds=1))
show("mktime", lambda: time.mktime())
show("getpid", lambda: os.getpid(1))
show("getpid by name", lambda: os.getpid(x=1))
show("getppid", lambda: os.getppid(1))
show("getcwd", lambda: os.getcwd(1))
show("cpu_count", lambda: os.cpu_count(1))
show("process_cpu_count", lambda: os.process_cpu_count(1))
show("process_cpu_count by name", lambda: os.process_cpu_count(x=1))
show("kill by name", lambda: os.kill(pid=1, signal=2))
show("kill 1", lambda: os.kill(1))
show("kill float", lambda: os.kill(1.5, 0))
show("kill large", lambda: os.kill(1 << 40, 0))
show("kill index", lambda: os.kill(Index(os.getpid()), Index(0)))
show("kill bool", lambda: os.kill(os.getpid(), False))
show("exit 2", lambda: sys.exit(1, 2))
show("exit by name", lambda: sys.exit(status=1))
show("exc_info", lambda: sys.exc_info(1))
show("exception", lambda: sys.exception(1))
show("getrecursionlimit", lambda: sys.getrecursionlimit(1))
show("setrecursionlimit", lambda: sys.setrecursionlimit())
show("setrecursionlimit by name", lambda: sys.setrecursionlimit(limit=1))
show("setrecursionlimit text", lambda: sys.setrecursionlimit("x"))
show("setrecursionlimit large", lambda: sys.setrecursionlimit(Index(1 << 40)))
show("setrecursionlimit 0", lambda: sys.setrecursionlimit(False))
show("setrecursionlimit index", lambda: (sys.setrecursionlimit(Index(2000)), sys.getrecursionlimit()))
show("getswitchinterval", lambda: sys.getswitchinterval(1))
show("setswitchinterval", lambda: sys.setswitchinterval())
show("setswitchinterval text", lambda: sys.setswitchinterval("x"))
show("setswitchinterval large", lambda: sys.setswitchinterval(1 << 2000))
show("setswitchinterval 0", lambda: sys.setswitchinterval(0))
show("setswitchinterval bool", lambda: (sys.setswitchinterval(True), sys.getswitchinterval()))
show("setswitchinterval real", lambda: (sys.setswitchinterval(Real()), sys.getswitchinterval()))
show("getdefaultencoding", lambda: sys.getdefaultencoding(1))
show("intern", lambda: sys.intern())
show("intern int", lambda: sys.intern(1))
show("intern None", lambda: sys.intern(None))
show("intern derived", lambda: sys.intern(type("D", (str,), {})("x")))
show("displayhook", lambda: sys.displayhook())
show("write", lambda: sys.stdout.write())
show("write int", lambda: sys.stdout.write(1))
show("write by name", lambda: sys.stdout.write(text=""))
show("flush", lambda: sys.stdout.flush(1))
show("isatty", lambda: sys.stdout.isatty(1))
show("seekable", lambda: sys.stdout.seekable(1))
show("get_ident", lambda: threading.get_ident(1))
show("get_native_id", lambda: threading.get_native_id(x=1))
show("current_thread", lambda: threading.current_thread(1))
show("current_thread by name", lambda: threading.current_thread(x=1))
show("locked", lambda: threading.Lock().locked(1))
show("release", lambda: threading.RLock().release(1))
show("simple queue", lambda: queue.SimpleQueue().empty(1))
show("queue", lambda: queue.Queue().empty(1))
show("queue by name", lambda: queue.Queue().empty(x=1))
show("cache_info", lambda: functools.lru_cache(len).cache_info(1))
show("cache_clear by name", lambda: functools.lru_cache(len).cache_clear(x=1))

# Methods of the standard files are those of their class.
print(type(sys.stdout).write(sys.stdout, "text\n"), type(sys.stdout) is type(sys.stderr))
show("update pairs", lambda: (os.environ.update([("FSTAR_A", "1")], FSTAR_B="2"), os.environ["FSTAR_A"], os.environ["FSTAR_B"]))
show("update int", lambda: os.environ.update(1))
