# Exceptions of tasks in worker processes: checklist 109, 110, 220, 221, 222.

import sys
from concurrent.futures import ProcessPoolExecutor


class Rejected(Exception):
    """Its arguments are not those of __init__."""

    def __init__(self, code, why):
        super().__init__(code, why)
        self.code = code


class Quiet(Exception):
    def __str__(self):
        return "quiet " + repr(self.args)


def deep(n):
    if n == 0:
        raise Rejected(7, "too deep")
    deep(n - 1)


def chained():
    try:
        {}["missing"]
    except KeyError as e:
        raise Quiet(1, [2]) from e


def noted():
    e = RuntimeError("noted")
    e.add_note("a note")
    e.extra = {"k": [1]}
    raise e


def leave(status):
    sys.exit(status)


def interrupt():
    raise KeyboardInterrupt("by itself")


def group(n):
    raise OSError(2, "No such thing", "the name")


def show(f):
    e = f.exception()
    cause = e.__cause__
    print(type(e).__name__, e.args, str(e), type(cause).__module__, type(cause).__name__)
    text = str(cause)
    print(text.startswith('\n"""\nTraceback (most recent call last):\n'), text.endswith('\n"""'), text.splitlines()[-2])
    return e


def main():
    with ProcessPoolExecutor(1) as ex:
        e = show(ex.submit(deep, 3))
        print(e.code, isinstance(e, Rejected), str(e.__cause__).count("in deep"), 'raise Rejected(7, "too deep")' in str(e.__cause__))
        e = show(ex.submit(chained))
        print("KeyError: 'missing'" in str(e.__cause__), "direct cause" in str(e.__cause__))
        e = show(ex.submit(noted))
        print(e.extra, e.__notes__)
        e = show(ex.submit(leave, 3))
        print(e.code)
        show(ex.submit(interrupt))
        e = show(ex.submit(group, 1))
        print(e.errno, e.strerror, e.filename)
        show(ex.submit(int, "x"))
        show(ex.submit(len))
        f = ex.submit(deep, 0)
        try:
            f.result()
        except Rejected as e:
            print(e is f.exception())
        ex.submit(deep, 1).result()


if __name__ == "__main__":
    main()
