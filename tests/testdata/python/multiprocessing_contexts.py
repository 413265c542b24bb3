# Start methods and contexts: checklist 182.

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def fails(fn, *args, **kwargs):
    try:
        fn(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("nothing was raised")


def method():
    return multiprocessing.get_start_method()


def own_method():
    fails(multiprocessing.set_start_method, "fork")
    with ProcessPoolExecutor(1) as ex:
        return method(), ex.submit(method).result(), multiprocessing.get_all_start_methods()


if __name__ == "__main__":
    print(multiprocessing.get_all_start_methods(), multiprocessing.get_start_method(allow_none=True))
    print(multiprocessing.get_start_method(), multiprocessing.get_start_method(True))
    fails(multiprocessing.set_start_method, "spawn")
    fails(multiprocessing.set_start_method, "forkserver")

    default = multiprocessing.get_context()
    print(type(default), repr(default).split(" at ")[0])
    for name in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context(name)
        print(type(context), context.get_start_method(), context.get_start_method(allow_none=True))
        print(context is multiprocessing.get_context(name), context is default, context.get_context() is context)
        print(context.get_context("spawn") is multiprocessing.get_context("spawn"))
        fails(context.set_start_method, "spawn")
        fails(context.set_start_method, "spawn", force=True)
        fails(context.get_context, "no such")
        fails(lambda: context.get_all_start_methods)
        fails(lambda: context.nosuch)
        print(context.current_process() is multiprocessing.current_process(), context.parent_process(), context.active_children())
        print(context.cpu_count() == multiprocessing.cpu_count(), context.freeze_support(), context.ProcessError)

    for bad in ("", "Fork", 3, None, 1.5):
        if bad is not None:
            fails(multiprocessing.get_context, bad)
        fails(multiprocessing.set_start_method, bad, force=bad is not None)
    print(method())

    for name in ("spawn", "fork", "forkserver"):
        print(multiprocessing.set_start_method(name, force=True), method(), type(multiprocessing.get_context()))
        print(multiprocessing.get_all_start_methods())
        with ProcessPoolExecutor(1) as ex:
            print(ex._mp_context is multiprocessing.get_context(), ex.submit(own_method).result())
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as ex:
            print(ex.submit(own_method).result())

    print("unset again")
    print(multiprocessing.set_start_method(None, force=True), multiprocessing.get_start_method(allow_none=True))
    print(multiprocessing.set_start_method(None), multiprocessing.get_start_method(allow_none=True))
    multiprocessing.set_start_method(None, force=True)
    multiprocessing.set_start_method("spawn")
    print(method())
    multiprocessing.set_start_method(None, force=True)
    ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    print(multiprocessing.get_start_method(allow_none=True))
    ProcessPoolExecutor(1, max_tasks_per_child=1)
    print(multiprocessing.get_start_method(allow_none=True))
    ProcessPoolExecutor(1)
    print(multiprocessing.get_start_method(allow_none=True))

    for bad in ("spawn", 5, object):
        fails(ProcessPoolExecutor, 1, bad)
    fails(ProcessPoolExecutor, 0, "spawn")
    fails(ProcessPoolExecutor, 1, "spawn", "no callable")
    fails(ProcessPoolExecutor, 1, "spawn", max_tasks_per_child=0)
