# Process objects: this process, its parent, the workers of a pool: checklist 188, 190.

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def fails(fn, *args, **kwargs):
    try:
        fn(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("nothing was raised")


def text(process, **pids):
    """The repr of a process, with names for the ids in it."""
    s = repr(process)
    for name, pid in pids.items():
        s = s.replace("=%d " % pid, "=%s " % name)
    return s


def me():
    p, parent = multiprocessing.current_process(), multiprocessing.parent_process()
    return os.getpid(), parent.pid, [
        text(p, PARENT=parent.pid),
        (p.pid == os.getpid(), p.ident == p.pid, p.daemon, p.exitcode, p.is_alive()),
        (text(parent), parent.ident == parent.pid, parent.daemon, parent.exitcode, parent.is_alive()),
        (p is multiprocessing.current_process(), parent is multiprocessing.parent_process()),
        multiprocessing.active_children(),
    ]


def exits(status):
    os._exit(status)


if __name__ == "__main__":
    p = multiprocessing.current_process()
    print(p, type(p), multiprocessing.parent_process(), multiprocessing.active_children())
    print(p.name, p.pid == os.getpid(), p.ident == p.pid, p.daemon, p.exitcode, p.is_alive(), p._identity)
    print(p is multiprocessing.current_process(), p == multiprocessing.current_process(), {p: 1}[p])
    for what in (p.terminate, p.kill, p.interrupt, p.join, p.start, lambda: p.nosuch):
        fails(what)
    p.note = "mine"
    print(multiprocessing.current_process().note)

    for context in ("forkserver", "spawn", "fork"):
        ex = ProcessPoolExecutor(1, multiprocessing.get_context(context))
        pid, parent, lines = ex.submit(me).result()
        print(parent == os.getpid(), *lines, sep="\n    ")
        [(key, p)] = ex._processes.items()
        print(key == pid == p.pid == p.ident, ex._processes[pid] is p, multiprocessing.active_children() == [p])
        print(type(p), type(p).__name__, type(p).__module__, p.name, p._identity, p.daemon, p.exitcode, p.is_alive())
        print(text(p, CHILD=pid, PARENT=parent))
        print(p.join(0), p.join(timeout=0.01), p.is_alive())
        ex.shutdown()
        print(text(p, CHILD=pid, PARENT=parent), p.exitcode, p.is_alive(), p.join(), p.name, p.pid == pid)
        print(multiprocessing.active_children())
        print(p.terminate(), p.kill(), p.interrupt())

    print("ends")
    for end, context in (("terminate", "spawn"), ("kill", "spawn"), ("terminate", "fork"), ("kill", "fork")):
        ex = ProcessPoolExecutor(1, multiprocessing.get_context(context))
        ex.submit(abs, 1).result()
        [p] = ex._processes.values()
        print(getattr(p, end)())
        p.join()
        print(text(p, CHILD=p.pid, PARENT=os.getpid()), p.exitcode, p.is_alive())
        ex.shutdown()
    for status in (0, 3, 255):
        ex = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
        ex.submit(abs, 1).result()
        [p] = ex._processes.values()
        try:
            ex.submit(exits, status).result()
        except BrokenProcessPool:
            p.join()
        print(text(p, CHILD=p.pid, PARENT=os.getpid()), p.exitcode)
        ex.shutdown()

    print("errors")
    for name, value in (("pid", 1), ("exitcode", 1), ("daemon", True), ("name", 1)):
        fails(setattr, p, name, value)
    for what in (p.start, lambda: p.nosuch, lambda: p.join(1, 2), lambda: p.is_alive(1)):
        fails(what)
    p.name = "renamed"
    print(p.name, text(p, CHILD=p.pid, PARENT=os.getpid()))
