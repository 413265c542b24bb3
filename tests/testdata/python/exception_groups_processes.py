"""Groups and other exceptions with attributes of their own come from worker processes."""
from concurrent.futures import ProcessPoolExecutor


def fail():
    raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [OSError(2, "no", "file")])])


def fail_import():
    raise ImportError("m", name="n", path="p")


def fail_text():
    return b"\xff".decode()


def echo(x):
    return x


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        e = pool.submit(fail).exception()
        print(repr(e), e, e.message, e.exceptions)
        print(e.exceptions[1].exceptions[0].filename)
        e = pool.submit(fail_import).exception()
        print(repr(e), e.name, e.path, e.msg)
        e = pool.submit(fail_text).exception()
        print(e, e.object, e.start, e.reason)
        e = pool.submit(echo, SystemExit(3)).result()
        print(repr(e), e.code)
        e = pool.submit(echo, SyntaxError("bad", ("f.py", 3, 4, "text"))).result()
        print(e, e.lineno)
