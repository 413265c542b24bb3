# What is handled in a call is handled no longer when an exception has left it: in a task, a callback,
# a thread, a method and a function that builtins call.
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
import threading, atexit
def bad():
    try: 1 // 0
    except Exception as e: raise ValueError("x")
def plain():
    raise KeyError("k")
def chain(e):
    """The classes of e and what it came from."""
    n = []
    while e is not None:
        n.append(type(e).__name__); e = e.__context__
    return n
def handling():
    import sys
    return repr(sys.exception())
if __name__ == '__main__':
    for P in ThreadPoolExecutor, ProcessPoolExecutor:
        with P(1) as pool:
            for i in range(3):
                print(chain(pool.submit(bad).exception()))
            print(chain(pool.submit(plain).exception()), pool.submit(handling).result())
    from concurrent.futures import Future
    f = Future()
    def cb(f): bad()
    def cb2(f): print("cb2", handling())
    f.add_done_callback(cb); f.add_done_callback(cb2)
    import logging; logging.disable(100)
    f.set_result(1)
    print(handling())
    def g():
        try: yield 1
        finally: bad()
    def t2():
        bad()
    threading.excepthook = lambda a: print("hook", chain(a.exc_value))
    for i in range(2):
        t = threading.Thread(target=t2); t.start(); t.join()
    class Bad:
        def __repr__(self): bad()
    for i in range(3):
        try: repr(Bad())
        except ValueError as e: print(chain(e))
        print(handling())
    def key(x): bad()
    for i in range(2):
        try: sorted([1,2], key=key)
        except ValueError as e: print(chain(e), handling())
    print(handling())
    def h(): print("atexit", handling())
    atexit.register(h)
