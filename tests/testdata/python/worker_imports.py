# What a task imports is what its process has imported, with all that the script has set there:
# the top level does not run again. A module that nobody has imported is new in each worker.

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def plain():
    import _worker_side

    return _worker_side.value, _worker_side.get(), "_worker_side" in sys.modules


def names():
    from _worker_side import get, value

    def inner():
        import _worker_side as module

        module.value = "set by a task"
        return module.get()

    return value, get(), inner()


def alias():
    import other_name

    return other_name.value


def blocked():
    try:
        import contextlib
    except ImportError as e:
        return type(e).__name__, str(e)
    return contextlib.__name__


if __name__ == "__main__":
    context = get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        print(pool.submit(plain).result(), flush=True)
    import _worker_side

    _worker_side.value = 2
    sys.modules["other_name"] = _worker_side
    sys.modules["contextlib"] = None
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        for task in (plain, names, plain, alias, blocked):
            print(task.__name__, pool.submit(task).result(), flush=True)
    print(_worker_side.value)
