"""A random program: generate(seed). The same on CPython and on fstar."""

from features import Features
from source import TYPES

PRELUDE = '''\
import functools
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext, suppress

fuel = 3000


class OutOfFuel(BaseException):
    pass


class AppError(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code


class SubError(AppError, ValueError):
    def __str__(self):
        return f"sub {self.code}"


def tick():
    global fuel
    fuel -= 1
    if fuel < 0:
        raise OutOfFuel("out of fuel")


def text(e):
    s = str(e)
    if s == "Python int too large to convert to C ssize_t":  # CPython, where the same code has run before
        s = "cannot fit 'int' into an index-sized integer"
    # Which elements of a set are compared first, sorting, is not the same everywhere.
    return "..." if " at 0x" in s or "not supported between instances" in s else s


def name(e):
    return None if e is None else type(e).__name__


def report(e):
    print("!", name(e), text(e), name(e.__cause__), name(e.__context__))


class CM:
    def __init__(self, tag, swallow=False):
        self.tag = tag
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.tag)
        return self.tag

    def __exit__(self, kind, value, tb):
        print("exit", self.tag, name(value))
        return self.swallow and kind is not GeneratorExit


def drive(g, *sent):
    out = []
    try:
        out.append(next(g))
        for s in sent:
            tick()
            if s == "close":
                g.close()
            elif isinstance(s, Exception):
                out.append(g.throw(s))
            else:
                out.append(g.send(s))
    except StopIteration as stop:
        print("stop", out, stop.value)
    except Exception as e:
        print("drive", out)
        report(e)
    else:
        print("drive", out)
    # Which generators nobody refers to any more is found out later here.
    for _ in range(9):
        try:
            g.close()
            break
        except Exception as e:
            report(e)


def chain(e):
    """What is linked to an exception, as far as it goes."""
    out = []
    while e is not None and len(out) < 8:
        notes = getattr(e, "__notes__", [])
        out.append((name(e), text(e), e.args if " at 0x" not in repr(e.args) else "...", name(e.__cause__), e.__suppress_context__, notes))
        e = e.__cause__ or e.__context__
    print("chain", out)


def show(x):
    s = repr(sorted(x, key=repr)) if isinstance(x, (set, frozenset)) else repr(x)
    return "..." if " at 0x" in s else s


def raise_(e):
    raise e


def attempt(what, f):
    tick()
    try:
        print(what, "->", show(f()))
    except Exception as e:
        print(what, "->", end=" ")
        report(e)
'''


class Program(Features):
    def program(self):
        for t in TYPES:
            for v in (t + "0", t + "1", t + "2"):
                if t in "isl" or self.chance(0.93):
                    self.emit(f"{v} = {self.literal(t)}")
                    self.bind(v)
        sections = [self.section_def] * self.rng.randrange(1, 3) + [self.section_code] * self.rng.randrange(2, 4)
        sections += [self.section_gen] * self.rng.randrange(2) + [self.section_class] * self.rng.randrange(3) + [self.section_maker] * self.rng.randrange(2)
        sections += self.rng.sample(self.features_(), 5)
        self.rng.shuffle(sections)
        for section in sections:
            self.budget = 14
            section()
        names = sorted(v for v in self.module.vars if v[0] in "isbfldt" and v[1:].isdigit() and len(v) == 2)
        for v in names:
            self.emit("try:")
            self.emit(f"    print({v!r}, {v})")
            self.emit("except NameError as x0:")
            self.emit("    report(x0)")
        return PRELUDE + "\n\n" + "\n".join(self.lines) + "\n"

    def features_(self):
        return [
            self.section_decorator, self.section_signature, self.section_nonlocal, self.section_jumps, self.section_pipeline, self.section_descriptor, self.section_metaclass,
            self.section_attributes, self.section_operators, self.section_derived, self.section_exceptions, self.section_groups, self.section_context, self.section_match,
            self.section_threads, self.section_texts, self.section_numbers, self.section_slices, self.section_comprehensions,
        ]

    def section_code(self):
        self.guarded(lambda: [self.stmt(3) for _ in range(self.rng.randrange(2, 5))])

    def section_def(self):
        fn = self.fresh("fn")
        self.guarded(lambda: self.function(fn, 3))
        self.guarded(lambda: self.emit(f"print({self.call(1)})"))

    def section_gen(self):
        fn = self.fresh("gen")
        self.guarded(lambda: self.function(fn, 3, generator=True))
        self.guarded(lambda: (self.st_drive(0), self.emit(f"print(list({fn}({self.literal('i')})))")))

    def section_class(self):
        self.guarded(self.class_)
        self.guarded(lambda: self.emit(f"print({self.object_int(1)})"))
        self.guarded(lambda: self.emit(f"print({self.object_int(1)})"))

    def section_maker(self):
        self.maker()
        self.guarded(lambda: self.emit(f"print({self.makers[-1]}(1), {self.makers[-1]}({self.expr('i', 1)}, 5))"))


def generate(seed):
    """Return a program. It ends, and prints nothing that differs from run to run."""
    return Program(seed).program()
