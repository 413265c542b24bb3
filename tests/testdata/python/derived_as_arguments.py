# Instances of classes derived from built-in types as arguments of modules, builtins and formats.
class S(str): pass
class L(list): pass
class D(dict): pass
class T(tuple): pass
class B(bytes): pass
class I(int): pass
from concurrent.futures import *
import logging, functools, queue, threading
with ThreadPoolExecutor(2, thread_name_prefix=S("w")) as ex:
    fs = L(ex.submit(pow, I(2), i) for i in range(3))
    print(sorted(f.result() for f in as_completed(fs)), wait(fs).done == set(fs), list(ex.map(len, L(["a", S("bb"), T((1,2,3))]))))
    f = ex.submit(*T((max, 1, 2)), **D()); print(f.result(timeout=I(3)))
logging.getLogger(S("n")).warning(S("x %s %d"), S("a"), I(3))
logging.warning("%(k)s", D(k=1))
print(B(b"ab")[0], B(b"ab") + b"c", b"x" + B(b"y"), b"%s" % B(b"q"), B(b"ab") == b"ab", {B(b"k"): 1}[b"k"])
q = queue.Queue(I(2)); q.put(1); print(q.maxsize)
t = threading.Thread(target=print, args=L(["hi"]), kwargs=D(end="!\n"), name=S("nm")); t.start(); t.join(); print(t.name)
try: raise ValueError(S("m"), I(1))
except ValueError as e: print(e, e.args)
print("%s %r %d" % T((S("a"), S("b"), I(4))), "{} {:>4}".format(S("q"), I(3)), f"{S('z')!r:>5}", f"{I(5):03d}")
match D(a=1):
    case {"a": x}: print(x)
match L([1,2]):
    case [a, b]: print(a, b)
x, *y = L([1,2,3]); print(x, y)
print(eval(S("1+1")), exec("v=I(3)+1") , v, sum(L([I(1), 2])), sorted(D(b=1, a=2)), [1] + L([2]), L([1]) + [2], L([1]) * I(2))
import time
print(time.strftime(S("%Y"), T(time.gmtime(0))), time.gmtime(I(0)).tm_year, logging.getLevelName(I(10)), threading.Semaphore(I(1)) is not None)
with ThreadPoolExecutor(I(2)) as ex: print(ex.submit(len, "abc").result(timeout=I(4)), wait([ex.submit(len, "a")], return_when=S("ALL_COMPLETED")).not_done)
time.sleep(I(0))
