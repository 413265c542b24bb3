"""What concurrent.futures has: names, exceptions, constants."""
import concurrent.futures
import concurrent.futures as cf
import concurrent.futures._base
import concurrent.futures.thread
from concurrent.futures import *  # noqa: F403
from concurrent.futures.process import BrokenProcessPool
from concurrent.futures._base import CANCELLED_AND_NOTIFIED, FINISHED, PENDING

# checklist 1, 2: the names that a script can import with *
for name in ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
             "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor"]:
    print(name, name in cf.__all__, hasattr(cf, name))
print(ThreadPoolExecutor is cf.ThreadPoolExecutor, cf.InvalidStateError.__name__)

# checklist 3
try:
    cf.Executioner
except AttributeError as e:
    print(e)

# checklist 4
print([cf.FIRST_COMPLETED, cf.FIRST_EXCEPTION, cf.ALL_COMPLETED], PENDING, FINISHED, CANCELLED_AND_NOTIFIED)

# checklist 5
print(concurrent.futures.thread.BrokenThreadPool, concurrent.futures.thread.ThreadPoolExecutor is ThreadPoolExecutor)
print(BrokenProcessPool, BrokenProcessPool.__mro__[1:3], concurrent.futures.process.BrokenProcessPool is BrokenProcessPool)
print(concurrent.futures._base.Future is Future, concurrent.futures._base.Executor is Executor)

# checklist 6
print(cf.TimeoutError is TimeoutError, concurrent.futures._base.TimeoutError is TimeoutError)


# checklist 7, 9
def tree(c):
    return [k.__module__ + "." + k.__qualname__ for k in c.__mro__ if k is not object]


for c in [cf.CancelledError, cf.InvalidStateError, cf.BrokenExecutor, concurrent.futures.thread.BrokenThreadPool,
          cf.Future, cf.Executor, cf.ThreadPoolExecutor]:
    print(c, tree(c))

# checklist 8
try:
    f = Future()
    f.cancel()
    f.result()
except Exception as e:
    print("caught", repr(e), isinstance(e, concurrent.futures._base.Error))
