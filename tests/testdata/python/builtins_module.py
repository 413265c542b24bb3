"""The module builtins, and the functions that are about the module that calls them."""
import builtins
import sys
from concurrent.futures import ThreadPoolExecutor

import _namespaces as beside

where = "main"

# The functions are those of the module builtins, whatever module names them.
print([n for n in ("dir", "eval", "exec", "globals", "locals", "vars", "getattr", "print", "open") if not hasattr(builtins, n)])
print(builtins.eval is eval, builtins.dir is dir, beside.the_globals is globals)
print(builtins.globals() is globals(), builtins.vars() is globals())

# They are about the module whose code calls them.
print(beside.name_here(), beside.name_by(globals), beside.the_globals()["__name__"])
print(beside.value_here(), beside.the_eval("where"), beside.call(eval, "where"))
print("where" in beside.the_dir(), "value_here" in beside.the_dir(), "sys" in beside.call(dir))
beside.the_exec("made = where * 2")
print(made, hasattr(beside, "made"))
print(beside.the_vars()["where"])
print(list(map(eval, ["where", "1 + 1"])), sorted(["b", "a"], key=lambda s: eval("where") + s))
print(beside.the_globals() is globals(), beside.the_locals() is globals(), beside.the_vars() is globals())


class C:
    names = beside.the_globals()["where"]

    def m(self):
        return beside.the_globals()["where"]


print(C.names, C().m())


def gen():
    yield beside.the_globals()["where"]
    yield eval("where")


print(list(gen()))
with ThreadPoolExecutor(1) as ex:
    print(ex.submit(lambda: globals()["where"]).result(), ex.submit(eval, "1 + 1").result())

# A built-in function can be replaced, and what is added is a builtin.
saved = builtins.len
builtins.len = lambda x: "replaced"
print(builtins.len([1, 2]))
builtins.len = saved
print(builtins.len([1, 2]))
builtins.answer = 42
print(builtins.answer, "answer" in dir(builtins), sorted(n for n in vars(builtins) if n in ("answer", "abs", "zip")))
del builtins.answer
print(hasattr(builtins, "answer"), hasattr(builtins, "abs"))
del builtins.id
print(hasattr(builtins, "id"), hasattr(builtins, "hex"), hasattr(builtins, "ValueError"))
try:
    del builtins.id
except AttributeError as e:
    print("AttributeError")
try:
    builtins.nothing
except AttributeError as e:
    print(e)

# None is not the same as nothing.
for call in (
    lambda: getattr(1, "x", None), lambda: getattr(1, "x"), lambda: next(iter([]), None), lambda: next(iter([])),
    lambda: max([], default=None), lambda: max([]), lambda: min(1, 2, default=None), lambda: list(iter([1, None, 2].pop, None)),
    lambda: bytes("a", encoding=None), lambda: str(b"a", errors="strict"), lambda: str(b"a", None), lambda: int("7", None), lambda: int(base=3),
    lambda: print(1, sep=None, end=None), lambda: print(1, sep=2), lambda: sum([1], start=None), lambda: round(1.5, None), lambda: pow(2, 3, None),
    lambda: sorted([2, 1], key=None, reverse=1), lambda: dir(None) == sorted(dir(None)), lambda: list(zip([1], [2, 3], strict=None)),
    lambda: hasattr(C(), 1), lambda: setattr(C(), 1, 2), lambda: delattr(C(), "x"), lambda: open("x", encoding=1), lambda: open("x", errors=1),
    lambda: open("x", newline=1), lambda: open("x", "rb", encoding="utf-8"),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


# Attributes that are missing further in are missing for getattr and hasattr, too.
class P:
    @property
    def a(self):
        return [].nothing


print(hasattr(P(), "a"), getattr(P(), "a", "default"))

# Files and generators have classes with their methods.
f = open(__file__)
print(type(f), type(f).__name__, type(f).read(f, 3), hasattr(type(f), "closed"))
for call in (lambda: f.write(), lambda: f.read(1, 2), lambda: f.read("x"), lambda: f.write("x"), lambda: type(f).read(5), lambda: f.seek(1, 1), lambda: f.close(1), lambda: f.tell(x=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).replace("_io.", ""))
f.close()
with open(__file__, "rb") as b:
    print(f.closed, type(b), f.mode, f.encoding, hasattr(b, "encoding"))
g = gen()
print(type(g).__name__, type(g).send(g, None), next(g), g.close(), g.gi_running)
print(g.__name__, g.__qualname__, sorted(n for n in dir(type(g)) if n in ("send", "throw", "close", "__next__")))
print(exit.__class__.__name__, callable(exit), repr(quit))
