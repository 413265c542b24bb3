"""A generator that one thread begins and another goes on with, inside of try and with."""
import contextlib
from concurrent.futures import ThreadPoolExecutor

log = []


@contextlib.contextmanager
def noted(name):
    try:
        yield name
    except KeyError as e:
        log.append((name, repr(e)))
        raise
    finally:
        log.append(name)


def numbers():
    try:
        with noted("outer"):
            for i in range(3):
                try:
                    yield i
                except ValueError as e:
                    log.append(repr(e))
                    yield "handled"
            raise KeyError("end")
    except KeyError as e:
        yield repr(e)
    finally:
        log.append("finally")


pool = ThreadPoolExecutor(2)
g = numbers()
print(next(g), pool.submit(next, g).result(), pool.submit(g.throw, ValueError("v")).result())
print(next(g), pool.submit(next, g).result())
print(pool.submit(next, g, "over").result(), log)
log.clear()
g = numbers()
print(pool.submit(next, g).result(), g.close(), log)
log.clear()
g = numbers()
print(next(g), pool.submit(g.close).result(), log, list(g))
