# How values say themselves how they travel: __reduce__, __reduce_ex__, __getstate__; and
# values of built-in types that are made anew: iterators, methods, loggers.

import logging
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from functools import partial, singledispatch

log = logging.getLogger("a.b")


class Plain:
    def __init__(self, a):
        self.a = a

    def __reduce__(self):
        return Plain, (self.a,)


class ByProtocol:
    def __init__(self, protocol):
        self.protocol = protocol

    def __reduce__(self):
        raise AssertionError("__reduce_ex__ comes first")

    def __reduce_ex__(self, protocol):
        return ByProtocol, (protocol >= 4,)


class Single:
    def __reduce__(self):
        return "SINGLE"


SINGLE = Single()


class Unknown:
    def __reduce__(self):
        return "NOWHERE"


class Container:
    def __init__(self):
        self.elems, self.items = [], {}

    def append(self, x):
        self.elems.append(x)

    def extend(self, xs):
        self.elems.extend(xs)

    def __setitem__(self, k, v):
        self.items[k] = v

    def __reduce__(self):
        return Container, (), {"name": "c"}, iter([1, 2]), iter([("k", 3), ("l", 4)])


def set_state(obj, state):
    obj.state = ("set", state)


class WithSetter:
    def __reduce__(self):
        return WithSetter, (), 5, None, None, set_state


class Wrong:
    def __reduce__(self):
        return 5


class Counted:
    """Has what cannot be sent, and makes it anew."""

    def __init__(self):
        self.n = 1
        self.lock = threading.Lock()

    def __getstate__(self):
        return {"n": self.n}

    def __setstate__(self, state):
        self.n = state["n"]
        self.lock = threading.Lock()


counted = Counted()


@dataclass(slots=True, frozen=True)
class Slotted:
    a: int
    b: str = "x"


@singledispatch
def kind(x):
    return "other"


@kind.register
def _(x: int):
    return "int"


def same(x):
    return x


def elements(x):
    return type(x).__name__, list(x)


def use_globals():
    return counted.n, counted.lock.locked(), SINGLE is SINGLE


def is_single(x):
    return x is SINGLE


def is_log(x):
    return x is log and x is logging.getLogger("a.b")


def state(x):
    return sorted(vars(x).items())


def apply(f, *args):
    return f(*args)


def enter(manager):
    with manager as x:
        return x


def locks():
    return [threading.Lock()]


def begun(it):
    next(it)
    return it


def main():
    with ProcessPoolExecutor(1) as ex:
        def run(fn, *args):
            try:
                return ex.submit(fn, *args).result()
            except Exception as e:
                return type(e).__name__, type(e.__cause__).__name__

        print(run(use_globals))
        print(run(same, Plain(3)).a, run(same, ByProtocol(0)).protocol)
        print(run(is_single, SINGLE), run(same, SINGLE) is SINGLE, run(same, Unknown()), run(same, Wrong()))
        print(run(state, Container()), run(state, WithSetter()), state(run(same, Container())))
        print(run(same, Counted()).n, run(same, Slotted(1)), run(Slotted, 2, "y"), run(is_log, log), run(same, log) is log)
        print(run(kind, 1), run(kind, "x"), run(apply, kind, 2.5))
        for it in (
            iter([1, 2, 3]), iter((1, 2, 3)), iter(range(0, 9, 3)), iter(b"abc"), iter(bytearray(b"abc")), iter({"a": 1, "b": 2}),
            reversed([1, 2, 3]), enumerate("abc", 5), zip([1, 2], "ab"), map(abs, [-1, -2]), filter(None, [0, 1, 0, 2]),
            iter({7: 8}.items()), iter([]),
        ):
            print(run(elements, it), list(it))
        print(list(run(same, begun(iter("abc")))), list(run(same, begun(map(str, [1, 2])))), list(run(same, begun(reversed((1, 2, 3))))))
        print(run(apply, dict.fromkeys, "ab"), run(apply, int.from_bytes, b"\x01\x00", "big"), run(apply, str.maketrans, "a", "b"))
        print(run(apply, bytes.fromhex, "00ff"), run(apply, (1).__add__, 2), run(apply, partial(partial(pow, 2), 3)))
        print(run(enter, nullcontext(4)), run(enter, suppress(KeyError)))
        print(run(same, logging.makeLogRecord({"msg": "m %d", "args": (1,)})).getMessage())
        print(run(same, (n for n in [1])), run(same, {}.keys()), run(same, sys.stdout), run(locks), run(same, logging.StreamHandler()))


if __name__ == "__main__":
    main()
