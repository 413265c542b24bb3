"""Runs a snippet of package moduletest on CPython: reference.py SNIPPET SETUP RESULT

The setup is Python that runs before. The result is a JSON list of [line of the snippet, what
CPython has there that is not what it wants].
"""

import ast
import json
import operator
import sys
import types

differences = []


def differs(text):
    frame = sys._getframe()
    while frame.f_code.co_filename != "snippet":
        frame = frame.f_back
    differences.append((frame.f_lineno, text))


def eq(got, want):
    if got != want:
        differs(f"{got!r}, not {want!r}")


def catch_of(fn):
    try:
        fn()
    except BaseException as e:
        return e


def catch(fn):
    e = catch_of(fn)
    if e is None:
        differs("no exception")
    return e


def raises(text, fn):
    e = catch_of(fn)
    if e is None:
        return differs("no exception")
    name = type(e).__qualname__
    if type(e).__module__ not in ("builtins", "__main__"):
        name = f"{type(e).__module__}.{name}"
    got = f"{name}: {e}" if str(e) else name
    if got != text:
        differs(got)


def throw(e):
    raise e


def with_(cm, fn):
    with cm as v:
        return fn(v)


def class_(name, bases, attrs, **keywords):
    return types.new_class(name, bases, keywords, lambda body: body.update({"__module__": "__main__"} | attrs))


def compare(x, op, y):
    return {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}[op](x, y)


snippet, setup, result = sys.argv[1:]
attr = getattr
names = {name: globals()[name] for name in ("attr", "catch", "catch_of", "class_", "compare", "eq", "raises", "throw", "with_")}
names |= {"__name__": "__main__"}
exec(setup, names)
for statement in ast.parse(snippet, "snippet").body:
    try:
        exec(compile(ast.Module([statement], []), "snippet", "exec"), names)
    except Exception as e:
        differences.append((statement.lineno, f"{type(e).__name__}: {e}"))
with open(result, "w", encoding="utf-8") as f:
    json.dump(differences, f)
