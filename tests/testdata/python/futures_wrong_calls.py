"""Calls of concurrent.futures and multiprocessing with arguments that they do not take."""

import multiprocessing
from concurrent.futures import (
    Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait,
)


def show(name, call):
    try:
        print(name, repr(call()))
    except Exception as e:
        print(name, type(e).__name__ + ":", e)


def nothing():
    pass


class Unready(ThreadPoolExecutor):
    """Its pool is not made."""

    def __init__(self):
        pass


class Own(Executor):
    """It has no submit."""


threads, processes, unready, own = ThreadPoolExecutor(1), ProcessPoolExecutor(1), Unready(), Own()
for name, ex in ("threads", threads), ("processes", processes), ("unready", unready), ("own", own):
    show(name + " submit", lambda: ex.submit())
    show(name + " submit by name", lambda: ex.submit(fn=nothing))
    show(name + " map", lambda: ex.map())
    show(name + " map of a number", lambda: ex.map(nothing, 1))
    show(name + " map unknown", lambda: ex.map(nothing, [], other=1))
    show(name + " map timeout", lambda: ex.map(nothing, [], timeout="a"))
    show(name + " map buffersize", lambda: ex.map(nothing, [], timeout="a", buffersize=0))
    show(name + " map buffersize type", lambda: ex.map(nothing, [], buffersize="a"))
    show(name + " map of nothing", lambda: list(ex.map(nothing, [])))
    show(name + " shutdown", lambda: ex.shutdown(True, True))
    show(name + " shutdown unknown", lambda: ex.shutdown(other=1))
    show(name + " enter", lambda: ex.__enter__(1))
    show(name + " exit", lambda: ex.__exit__())
show("processes map chunksize", lambda: processes.map(nothing, [], chunksize=0, buffersize=0))
show("processes map chunksize type", lambda: processes.map(nothing, [], chunksize="a"))
show("processes terminate", lambda: processes.terminate_workers(1))
show("processes kill by name", lambda: processes.kill_workers(now=True))
show("unready submit", lambda: unready.submit(nothing))
show("unready shutdown", lambda: unready.shutdown())
show("own submit", lambda: own.submit(nothing))

for args, kwargs in (
    ((0,), {}), (("a",), {}), ((1, "", 3), {}), ((), {"max_workers": 0, "other": 1}), ((), {"other": 1}),
    ((1, "", None, (), 5), {}), ((1,), {"max_workers": 1}),
):
    show(f"ThreadPoolExecutor {args} {kwargs}", lambda: ThreadPoolExecutor(*args, **kwargs))
for args, kwargs in (
    ((0,), {}), (("a",), {}), ((1, None, 3), {}), ((), {"other": 1}), ((1, None, None, (), 5), {}),
    ((), {"max_tasks_per_child": 0}), ((), {"max_tasks_per_child": "a"}), ((), {"mp_context": 1}),
):
    show(f"ProcessPoolExecutor {args} {kwargs}", lambda: ProcessPoolExecutor(*args, **kwargs))
show("Executor", lambda: Executor(1))
show("Future", lambda: Future(1))

future = Future()
for name in "done", "running", "cancelled", "set_running_or_notify_cancel", "_get_snapshot":
    show(name, lambda: getattr(future, name)(1))
    show(name + " by name", lambda: getattr(future, name)(other=1))
for name in "result", "exception", "set_result", "set_exception", "add_done_callback":
    show(name, lambda: getattr(future, name)(1, 2))
    show(name + " by name", lambda: getattr(future, name)(other=1))
show("result timeout", lambda: future.result("a"))
show("exception timeout", lambda: future.exception(timeout=[]))
show("set_result without one", lambda: future.set_result())

show("wait", lambda: wait())
show("wait for what is no future", lambda: wait([1]))
show("wait timeout", lambda: wait([future], "a"))
show("wait return_when", lambda: wait([future], 0, "SOME"))
show("wait unknown", lambda: wait([], other=1))
show("as_completed", lambda: as_completed())
show("as_completed unknown", lambda: as_completed([], other=1))
show("as_completed timeout", lambda: list(as_completed([], "a")))
done = as_completed([])
show("send", lambda: done.send())
show("throw", lambda: done.throw())
show("throw 4", lambda: done.throw(1, 2, 3, 4))
show("close", lambda: done.close(1))

print(ThreadPoolExecutor.map is Executor.map, ProcessPoolExecutor.map is Executor.map, type(threads._work_queue))

context = multiprocessing.get_context("spawn")
for name in "cpu_count", "current_process", "parent_process", "active_children", "freeze_support":
    show(name, lambda: getattr(context, name)(1))
    show(name + " by name", lambda: getattr(context, name)(other=1))
show("get_context", lambda: context.get_context("spawn", 2))
show("get_context unknown", lambda: context.get_context("other"))
show("get_start_method", lambda: context.get_start_method(False, 2))
show("set_start_method", lambda: context.set_start_method())
show("set_start_method of a context", lambda: context.set_start_method("spawn", True))
process = multiprocessing.current_process()
for name in "is_alive", "start", "terminate", "kill":
    show(name, lambda: getattr(process, name)(1))
    show(name + " by name", lambda: getattr(process, name)(other=1))
show("join", lambda: process.join(1, 2))
show("join itself", lambda: process.join())
threads.shutdown()
processes.shutdown()
