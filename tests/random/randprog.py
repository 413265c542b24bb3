#!/usr/bin/env python3
"""Random Python programs, to compare fstar with CPython.

    randprog.py --seed 7 --print                    print a program
    randprog.py -n 2000                             run 2,000 programs on CPython alone: checks this generator
    randprog.py -n 5000 --cmd ../../fstar           run each on CPython and on fstar; exit 1 if they differ
    randprog.py --stats -n 2000                     say how many programs use each feature

CPython is the one that runs this script. Programs depend on the seed alone, always end, and
print nothing that may differ from run to run. stdout and exit status are compared. A program
that differs is saved in --out as seed-N.py and, with as much removed as can be while
it still differs, as seed-N.min.py; beside them what both printed.
"""

import argparse
import ast
import collections
import os
import random
import re
import subprocess
import sys
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PRELUDE = '''\
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
    # Which elements are compared first, sorting, and whether a bool is one, is not known everywhere.
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
        return self.swallow


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
    if hasattr(g, "close"):
        try:
            g.close()
        except Exception as e:
            report(e)


def number(x):
    # Whether x < y has a bool for x is not known here.
    return int(x) if isinstance(x, bool) else x
'''

TYPES = "isbfldetn"  # int str bool float list dict set(e) tuple none; they prefix the names of variables
WORDS = ["", "a", "bc", "xyz", "Hello", "a b", "0", "12", "-3", "é", "线程", "x,y,z", "AbC"]
ERRORS = ["ValueError", "KeyError", "IndexError", "TypeError", "AppError", "SubError", "RuntimeError", "LookupError", "ZeroDivisionError"]
CATCH = ERRORS + ["Exception", "ArithmeticError", "(KeyError, IndexError)", "(TypeError, ValueError, NameError)"]


class Scope:
    def __init__(self, kind, parent=None):
        self.kind = kind  # module, function, generator, method
        self.parent = parent
        self.vars = set()  # may be bound here
        self.bound = set()  # names that are local here
        self.funcs = []
        self.extra = collections.defaultdict(list)
        self.loop = 0  # loops around the place of generation
        self.nofinally = True


class Gen:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.features = set()
        self.module = Scope("module")
        self.scope = self.module
        self.lines = []
        self.indent = 0
        self.n = 0
        self.budget = 0
        self.comp = []  # loop variables of comprehensions around the expression
        self.nowalrus = 0
        self.funcs = []  # of the module
        self.gens = []
        self.classes = []
        self.makers = []

    # --- helpers

    def use(self, feature):
        self.features.add(feature)

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, seq):
        return self.rng.choice(seq)

    def fresh(self, prefix):
        self.n += 1
        return f"{prefix}{self.n}"

    def emit(self, line):
        self.lines.append("    " * self.indent + line)

    def visible(self, t):
        names = []
        s = self.scope
        while s is not None:
            names += [v for v in sorted(s.vars) if v[0] == t] + s.extra[t]
            s = s.parent
        return names

    # --- expressions

    def expr(self, t, d=2):
        if self.chance(0.012):
            self.use("wrong type on purpose")
            # Not a set, whose order is nobody's business.
            # A bool for a number is not wrong, but the order of the two is not known everywhere here.
            return f"({self.expr(self.pick('isfltdn' if t in 'if' else 'isbfltdn'), d)})"
        names = self.visible(t)
        if names and self.chance(0.35 if d > 0 else 0.6):
            return self.pick(names)
        if d <= 0:
            return self.literal(t)
        return getattr(self, "expr_" + t)(d - 1)

    def literal(self, t):
        r = self.rng
        if t == "i":
            if self.comp and self.chance(0.5):
                return self.pick(self.comp)
            return str(r.choice([0, 1, 2, 3, 5, 7, 10, -1, -4, 100, 2**40])) if self.chance(0.9) else "0x1F"
        if t == "s":
            return repr(self.pick(WORDS))
        if t == "b":
            return self.pick(["True", "False"])
        if t == "f":
            return self.pick(["0.5", "1.0", "-2.25", "3.14159", "1e10", "0.1", "100.0", "-0.0"])
        if t == "l":
            return "[" + ", ".join(self.literal("i") for _ in range(r.randrange(4))) + "]"
        if t == "d":
            return "{" + ", ".join(f"{self.pick(WORDS)!r}: {self.literal('i')}" for _ in range(r.randrange(4))) + "}"
        if t == "e":
            items = [self.literal("i") for _ in range(r.randrange(4))]
            return "{" + ", ".join(items) + "}" if items else "set()"
        if t == "t":
            items = [self.literal(self.pick("isb")) for _ in range(r.randrange(4))]
            return "(" + ", ".join(items) + ("," if len(items) == 1 else "") + ")"
        return "None"

    def expr_i(self, d):
        e = self.expr
        k = self.rng.randrange(27)
        if k < 5:
            return f"({e('i', d)} {self.pick(['+', '-', '*', '+', '-'])} {e('i', d)})"
        if k == 5:
            return f"({e('i', d)} {self.pick(['//', '%'])} {e('i', d)})"
        if k == 6:
            return f"({e('i', d)} {self.pick(['&', '|', '^'])} {e('i', d)})"
        if k == 7:
            self.use("shift and power")
            return self.pick([f"({e('i', d)} % 1000 << {self.rng.randrange(9)})", f"({e('i', d)} >> {self.rng.randrange(9)})", f"(({e('i', d)}) % 1000) ** {self.rng.randrange(4)}"])
        if k == 8:
            return self.pick([f"-{e('i', d)}", f"+{e('i', d)}", f"~({e('i', d)} + 0)", f"abs({e('i', d)})"])
        if k == 9:
            t = self.pick("sldet")
            return f"len({e(t, d)})"
        if k == 10:
            return f"{e('l', d)}[{self.small()}]"
        if k == 11:
            self.use("dict lookup")
            return f"{e('d', d)}[{e('s', d)}]" if self.chance(0.3) else f"{e('d', d)}.get({e('s', d)}, {e('i', d)})"
        if k == 12:
            self.use("conditional expression")
            return f"({e('i', d)} if {e('b', d)} else {e('i', d)})"
        if k == 13:
            return f"sum({self.comp_expr('g', d)})" if self.chance(0.5) else f"sum({e('l', d)}, {e('i', d)})"
        if k == 14:
            return f"{self.pick(['min', 'max'])}({e('i', d)}, {e('i', d)})" if self.chance(0.6) else f"{self.pick(['min', 'max'])}({e('l', d)}, default={self.literal('i')})"
        if k == 15:
            return f"int({e(self.pick('fsbi'), d)})"
        if k in (16, 17, 18):
            return self.call(d)
        if k == 19:
            return self.walrus("i", d)
        if k == 20:
            self.use("bool is int")
            return f"({e('b', d)} + {e('i', d)})"
        if k == 21:
            return f"{e('s', d)}.{self.pick(['count', 'find', 'rfind'])}({e('s', d)})"
        if k == 22:
            self.use("lambda")
            v = self.fresh("k")
            self.comp.append(v)
            body = e("i", d)
            self.comp.pop()
            return f"(lambda {v}, k0=2: {body})({e('i', d)})"
        if k == 23:
            return f"({e('i', d)} {self.pick(['and', 'or'])} {e('i', d)})"
        if k == 24:
            return f"{e('t', d)}.count({e('i', d)})"
        if k == 25 and self.classes:
            return self.object_int(d)
        if self.makers and self.chance(0.5):
            self.use("closure with nonlocal")
            return f"{self.pick(self.makers)}({e('i', d)})"
        return f"round({e('f', d)})"

    def iterable(self, t, d):
        """An expression for the iterable of a comprehension, which may hold no walrus."""
        self.nowalrus += 1
        e = self.object_(d) if t == "o" else self.expr(t, d)
        self.nowalrus -= 1
        return e

    def small(self):
        return str(self.pick([0, 0, 1, -1, 2, -2, 5]))

    def index(self):
        return self.pick(["", "", "0", "1", "2", "-1", "-2", "3", "10"])

    def slice_(self):
        self.use("slice")
        s = f"{self.index()}:{self.index()}"
        if self.chance(0.3):
            self.use("extended slice")
            s += ":" + self.pick(["1", "2", "-1", "-2", "3"])
        return s

    def walrus(self, t, d):
        if self.nowalrus or self.scope.kind == "class":
            return self.expr(t, d)
        names = [v for v in sorted(self.scope.vars) if v[0] == t] or [t + "0"]
        v = self.pick(names)
        self.use("walrus in comprehension" if self.comp else "walrus")
        e = self.expr(t, d)
        self.bind(v)
        return f"({v} := {e})" if t not in "isl" else f"({v} := {self.clip(t, e)})"

    def clip(self, t, e):
        if t == "i":
            return f"({e}) % 1000003" if "*" in e or "<<" in e else e
        if t in "slt":
            return f"({e})[:12]"
        return e

    def call(self, d):
        funcs = list(self.funcs)
        s = self.scope
        while s is not None:
            funcs += s.funcs
            s = s.parent
        if not funcs:
            return self.expr("i", d)
        fn, params, star, kwonly, kwargs = self.pick(funcs)
        if self.chance(0.04):
            self.use("wrong call on purpose")
            return f"{fn}({', '.join(self.expr('i', 0) for _ in range(self.rng.randrange(4)))})"
        args, named = [], False
        for p, default in params:
            if default and self.chance(0.5):
                named = True
                continue
            if named or self.chance(0.15):
                named = True
                args.append(f"{p}={self.expr('i', d)}")
            else:
                args.append(self.expr("i", d))
        if star and not named:
            self.use("star in call")
            args.append("*" + self.expr("l", d))
        for k in kwonly:
            if self.chance(0.6):
                args.append(f"{k}={self.expr('i', d)}")
        if kwargs and self.chance(0.5):
            self.use("double star in call")
            args.append("**{'zz': " + self.expr("i", d) + "}")
        return f"{fn}({', '.join(args)})"

    def object_(self, d):
        self.use("object")
        return f"{self.pick(self.classes)[0]}({self.expr('i', d)})"

    def object_int(self, d):
        o = self.object_(d)
        k = self.rng.randrange(9)
        e = self.expr("i", d)
        return [f"{o}.v", f"{o}.m({e})", f"{o}.p", f"({o} + {e}).v", f"len({o})", f"{o}[{e}]", f"{o}({e})", f"sum(x for x in {self.iterable('o', d)})", f"{o}.kind({e})"][k]

    def expr_b(self, d):
        e = self.expr
        k = self.rng.randrange(12)
        if k < 4:
            t = self.pick("iiisfl")
            return f"({e(t, d)} {self.pick(['<', '<=', '>', '>=', '==', '!='])} {e(t, d)})"
        if k == 4:
            self.use("chained comparison")
            return f"({e('i', d)} {self.pick(['<', '<=', '=='])} {e('i', d)} {self.pick(['<', '>', '!='])} {e('i', d)})"
        if k == 5:
            return f"(not {e(self.pick(TYPES), d)})"
        if k == 6:
            return f"({e('b', d)} {self.pick(['and', 'or'])} {e('b', d)})"
        if k == 7:
            t = self.pick("lets")
            item = "s" if t == "s" else "i"
            return f"({e(item, d)} {self.pick(['in', 'not in'])} {e(t, d)})"
        if k == 8:
            return f"({e(self.pick('nib'), d)} {self.pick(['is', 'is not'])} None)"
        if k == 9:
            return f"isinstance({e(self.pick(TYPES), d)}, {self.pick(['int', 'str', '(list, tuple)', 'bool', 'dict', 'float'])})"
        if k == 10:
            if self.classes and self.chance(0.5):
                return f"({self.object_(d)} {self.pick(['==', '!=', '<'])} {self.object_(d)})"
            return f"{self.pick(['any', 'all'])}({self.comp_expr('g', d)})"
        return f"bool({e(self.pick(TYPES), d)})"

    def expr_f(self, d):
        e = self.expr
        k = self.rng.randrange(6)
        self.use("float")
        if k < 2:
            return f"({e('f', d)} {self.pick(['+', '-', '*'])} {e(self.pick('fi'), d)})"
        if k == 2:
            return f"({e('i', d)} / {e('i', d)})"
        if k == 3:
            return f"round({e('f', d)}, {self.rng.randrange(4)})"
        if k == 4:
            return f"float({e(self.pick('isb'), d)})"
        return f"({e('f', d)} {self.pick(['//', '%'])} {e('f', d)})"

    def expr_s(self, d):
        e = self.expr
        k = self.rng.randrange(15)
        if k == 0:
            return f"({e('s', d)} + {e('s', d)})"
        if k == 1:
            return f"({e('s', d)} * {self.rng.randrange(4)})"
        if k == 2:
            return f"str({e('s', d)})[{self.small()}]"  # x[i] of text counts bytes here, unless x is known to be text
        if k == 3:
            return f"{e('s', d)}[{self.slice_()}]"
        if k == 4:
            return f"{e('s', d)}.{self.pick(['upper', 'lower', 'title', 'strip', 'swapcase', 'capitalize'])}()"
        if k == 5:
            return f"{e('s', d)}.replace({e('s', d)}, {e('s', d)}, 2)"
        if k == 6:
            return f"{e('s', d)}.join(str(x) for x in {self.iterable('l', d)})"
        if k in (7, 8, 9):
            return self.fstring()
        if k == 10:
            return f"{self.pick(['str', 'repr', 'ascii'])}({e(self.pick('isbfldtn'), d)})"
        if k == 11:
            self.use("percent format")
            return "(" + self.pick([f"'%s|%5d' % ({e('s', d)}, {e('i', d)})", f"'%r %-4s|' % ({e('s', d)}, {e('b', d)})", f"'%x %o' % ({e('i', d)}, 8)", f"'%.2f' % {e('f', d)}", f"'%05d' % {e('i', d)}"]) + ")"
        if k == 12:
            self.use("str.format")
            return self.pick(["'{}-{!r:>5}'", "'{1}{0}'", "'{0:>6}|{1:^7}'"]) + f".format({e('i', d)}, {e('s', d)})"
        if k == 13:
            return f"{e('s', d)}.{self.pick(['ljust', 'rjust', 'center', 'zfill'])}({self.rng.randrange(8)})"
        if self.classes:
            return f"{self.pick(['str', 'repr'])}({self.object_(d)})"
        return f"type({e(self.pick(TYPES), d)}).__name__"

    def fstring(self):
        self.use("f-string")
        parts = []
        for _ in range(self.rng.randrange(1, 4)):
            k = self.rng.randrange(8)
            parts.append(self.pick(["", " ", "x", "{{", "}}", "-"]))
            i = self.pick(self.visible("i") or ["7"])
            s = self.pick(self.visible("s") or ["(1, 2)"])
            f = self.pick(self.visible("f") or ["2.5"])
            if k == 0:
                parts.append("{" + i + "}")
            elif k == 1:
                self.use("f-string with spec")
                parts.append("{" + i + ":" + self.pick(["5", "<5", ">+6", "^8", "05d", "x", "#b", ",", "_", "*^9", "e"]) + "}")
            elif k == 2:
                parts.append("{" + s + "!" + self.pick("rsa") + "}")
            elif k == 3:
                self.use("f-string with spec")
                parts.append("{" + f + ":" + self.pick([".2f", "8.3f", "g", ".0f", "+.1e", "010.2f", ".1%"]) + "}")
            elif k == 4:
                self.use("f-string with nested spec")
                parts.append("{" + s + "!s:" + self.pick("<>^") + "{" + str(self.rng.randrange(3, 9)) + "}}")
            elif k == 5:
                self.use("f-string with =")
                parts.append("{" + i + " + 1 = }")
            elif k == 6:
                parts.append("{" + i + " * 2 if " + i + " else " + s + "}")
            else:
                parts.append("{len(str(" + s + ")):03}")
        return 'f"' + "".join(parts) + '"'

    def comp_expr(self, form, d):
        """A comprehension; form g (bare generator), l, e, d."""
        self.use({"g": "generator expression", "l": "list comprehension", "e": "set comprehension", "d": "dict comprehension"}[form])
        self.nowalrus += 1
        it = self.pick([f"range({self.rng.randrange(5)})", self.expr("l", 0), f"sorted({self.expr('e', 0)})"])
        v = self.fresh("k")
        clauses = f"for {v} in {it}"
        self.comp.append(v)
        extra = 0
        if self.chance(0.2):
            self.use("nested comprehension")
            v2 = self.fresh("k")
            clauses += f" for {v2} in range({self.pick(['3', v + ' % 3'])})"
            self.comp.append(v2)
            extra = 1
        self.nowalrus -= 1
        if self.chance(0.08) and not self.nowalrus:
            self.use("walrus in comprehension")
            self.bind("i2")
            clauses += f" if (i2 := {v}) is not None"
        elif self.chance(0.4):
            clauses += f" if {self.expr('b', min(d, 1))}"
        body = self.expr("i", min(d, 1))
        if form == "d":
            body = f"{self.expr('s', 0)} + str({body}): {self.expr('i', 0)}"
        for _ in range(extra + 1):
            self.comp.pop()
        inner = f"{body} {clauses}"
        return {"g": f"({inner})", "l": f"[{inner}]", "e": "{" + inner + "}", "d": "{" + inner + "}"}[form]

    def expr_l(self, d):
        e = self.expr
        k = self.rng.randrange(13)
        if k == 0:
            return f"({e('l', d)} + {e('l', d)})[:8]"
        if k == 1:
            return f"{e('l', d)}[{self.slice_()}]"
        if k in (2, 3):
            return self.comp_expr("l", d)
        if k == 4:
            return f"sorted({e(self.pick('le'), d)}" + self.pick([")", ", reverse=True)", ", key=lambda k0: -k0)", ", key=lambda k0: (k0 % 3, k0))"])
        if k == 5:
            self.use("star in display")
            return f"[*{e('l', d)}, {e('i', d)}, *{e('l', d)}][:8]"
        if k == 6:
            return f"list(range({self.rng.randrange(6)}))"
        if k == 7:
            return f"list(map(lambda k0: k0 + 1, {e('l', d)}))"
        if k == 8:
            return f"[{e('i', d)}, {e('i', d)}]"
        if k == 9:
            return f"list({e('d', d)}.values())"
        if k == 10 and self.gens:
            self.use("generator consumed by list")
            return f"list({self.pick(self.gens)}({e('i', d)}))[:8]"
        if k == 11 and self.classes:
            return f"list({self.object_(d)})[:8]"
        if k == 12:
            return f"[a * b for a, b in zip({self.iterable('l', d)}, {self.iterable('l', d)})]"
        return self.literal("l")

    def expr_d(self, d):
        e = self.expr
        k = self.rng.randrange(6)
        if k == 0:
            return "{" + f"{e('s', d)}: {e('i', d)}, {e('s', d)}: {e('i', d)}" + "}"
        if k == 1:
            return self.comp_expr("d", d)
        if k == 2:
            self.use("star in display")
            return "{**" + e("d", d) + f", {e('s', d)}: {e('i', d)}" + "}"
        if k == 3:
            return f"({e('d', d)} | {e('d', d)})"
        if k == 4:
            return f"dict(zip('abc', {e('l', d)}))"
        return self.literal("d")

    def expr_e(self, d):
        e = self.expr
        k = self.rng.randrange(4)
        self.use("set")
        if k == 0:
            return f"({e('e', d)} {self.pick('|&-^')} {e('e', d)})"
        if k == 1:
            return self.comp_expr("e", d)
        if k == 2:
            return f"set({e('l', d)})"
        return self.literal("e")

    def expr_t(self, d):
        e = self.expr
        k = self.rng.randrange(5)
        if k == 0:
            return f"({e('i', d)}, {e('s', d)})"
        if k == 1:
            return f"tuple({e('l', d)})"
        if k == 2:
            return f"({e('t', d)} + {e('t', d)})"
        if k == 3:
            return f"({e('b', d)}, *{e('l', d)}, {e('f', d)})"
        return f"divmod({e('i', d)}, {e('i', d)})"

    def expr_n(self, d):
        return f"{self.expr('d', d)}.get({self.expr('s', d)})" if self.chance(0.5) else "None"

    # --- statements

    def bind(self, v):
        self.scope.vars.add(v)
        self.scope.bound.add(v)

    def block(self, depth, n=None):
        self.indent += 1
        start = len(self.lines)
        for _ in range(n or self.rng.randrange(1, 4)):
            self.stmt(depth)
        if len(self.lines) == start:
            self.emit("pass")
        self.indent -= 1

    def target(self, t):
        if self.scope.kind == "module" or self.chance(0.7):
            return t + str(self.rng.randrange(3))
        names = [v for v in self.visible(t) if "." not in v and "[" not in v]
        return self.pick(names) if names else t + "0"

    def stmt(self, depth):
        self.budget -= 1
        simple = [(self.st_assign, 10), (self.st_print, 6), (self.st_aug, 4), (self.st_unpack, 2), (self.st_mutate, 4), (self.st_del, 1), (self.st_raise, 2), (self.st_jump, 2), (self.st_drive, 1)]
        nested = [(self.st_if, 4), (self.st_for, 4), (self.st_while, 2), (self.st_try, 5), (self.st_with, 2), (self.st_match, 2), (self.st_closure, 3)]
        kinds = simple + (nested if depth > 0 and self.budget > 0 else [])
        self.rng.choices([k for k, _ in kinds], [w for _, w in kinds])[0](depth)

    def st_assign(self, depth):
        t = self.pick("iiisslldfbetn")
        v = self.target(t)
        e = self.clip(t, self.expr(t, 3))
        self.bind(v)
        self.emit(f"{v} = {e}")

    def st_print(self, depth):
        items = []
        for _ in range(self.rng.randrange(1, 4)):
            t = self.pick(TYPES)
            e = self.expr(t, 2)
            items.append(f"sorted({e})" if t == "e" else e)
        tail = ", sep='|'" if self.chance(0.1) else ", end=';\\n'" if self.chance(0.05) else ""
        self.emit(f"print({', '.join(items)}{tail})")

    def st_aug(self, depth):
        t = self.pick("iiisle")
        v = self.target(t)
        self.use("augmented assignment")
        if t == "i":
            line = f"{v} {self.pick(['+=', '-=', '|=', '^=', '//=', '%='])} {self.expr('i', 1)}"
        elif t == "s":
            line = f"{v} += {self.expr('s', 1)}"
        elif t == "l":
            line = f"{v} += {self.expr('l', 1)}[:3]"
        else:
            line = f"{v} {self.pick(['|=', '&=', '-='])} {self.expr('e', 1)}"
        self.bind(v)
        self.emit(line)

    def st_unpack(self, depth):
        k = self.rng.randrange(4)
        if k == 0:
            self.use("unpacking")
            line = f"i0, i1 = {self.expr('i', 1)}, {self.expr('i', 1)}"
            names = ["i0", "i1"]
        elif k == 1:
            self.use("star unpacking")
            line = f"i0, *l0 = {self.expr('l', 1)}"
            names = ["i0", "l0"]
        elif k == 2:
            self.use("star unpacking")
            line = f"*l1, (i2, s0) = {self.expr('i', 1)}, ({self.expr('i', 1)}, {self.expr('s', 1)})"
            names = ["l1", "i2", "s0"]
        else:
            self.use("unpacking")
            line = f"i1, i2 = {self.expr('l', 1)}"
            names = ["i1", "i2"]
        for n in names:
            self.bind(n)
        self.emit(line)

    def st_mutate(self, depth):
        e = self.expr
        l = self.pick(self.visible("l") or ["[]"])
        d = self.pick(self.visible("d") or ["{}"])
        s = self.pick(self.visible("e") or ["set()"])
        self.emit(
            self.pick([
                f"{l}.append({e('i', 1)})",
                f"{l}[{self.small()}] = {e('i', 1)}",
                f"{l}[{self.slice_()}] = {e('l', 1)}",
                f"{l}.insert({self.small()}, {e('i', 1)})",
                f"print({l}.pop({self.small()}))",
                f"{l}.sort()",
                f"{l}.reverse()",
                f"{d}[{e('s', 1)}] = {e('i', 1)}",
                f"print({d}.pop({e('s', 1)}, None))",
                f"print({d}.setdefault({e('s', 1)}, {e('i', 1)}))",
                f"{d}.update({e('d', 1)})",
                f"{s}.add({e('i', 1)})",
                f"{s}.discard({e('i', 1)})",
                f"{s}.remove({e('i', 1)})",
                f"{d}[{e('s', 0)}] += {e('i', 1)}",
            ])
        )

    def st_del(self, depth):
        self.use("del")
        k = self.rng.randrange(4)
        if k == 0:
            v = self.target(self.pick("isl"))
            self.bind(v)
            self.emit(f"del {v}")
        elif k == 1:
            self.emit(f"del {self.pick(self.visible('l') or ['[1]'])}[{self.small()}]")
        elif k == 2:
            self.emit(f"del {self.pick(self.visible('l') or ['[1]'])}[{self.slice_()}]")
        else:
            self.emit(f"del {self.pick(self.visible('d') or ['{}'])}[{self.expr('s', 1)}]")

    def st_raise(self, depth):
        if self.chance(0.3):
            self.use("assert")
            self.emit(f"assert {self.expr('b', 2)}, {self.expr('s', 1)}")
            return
        self.use("raise")
        err = self.pick(ERRORS)
        arg = self.expr(self.pick("is"), 1)
        cause = self.pick(["", "", "", " from None", " from KeyError(1)"])
        cond = self.expr("b", 2)
        if self.chance(0.3):
            self.emit(f"raise {err}({arg}){cause}")
            return
        self.emit(f"if {cond}:")
        self.emit(f"    raise {err}({arg}){cause}")

    def st_jump(self, depth):
        choices = []
        if self.scope.loop and self.scope.nofinally:
            choices += ["break", "continue"] * 2
        if self.scope.kind in ("function", "generator") and self.scope.nofinally:
            choices += [f"return {self.expr('i', 1)}"]
        if self.scope.kind == "generator":
            choices += [f"yield {self.expr('i', 1)}", f"i0 = yield {self.expr('i', 1)}"] * 2
            if self.gens:
                choices += [f"i1 = yield from {self.pick(self.gens)}({self.expr('i', 0)})"] * 3
        if not choices:
            return self.st_assign(depth)
        line = self.pick(choices)
        for v in ("i0", "i1"):
            if line.startswith(v):
                self.bind(v)
        if line in ("break", "continue"):
            self.use(line)
        if "yield from" in line:
            self.use("yield from")
        if not line.startswith(("yield", "i")):
            self.emit(f"if {self.expr('b', 1)}:")
            line = "    " + line
        self.emit(line)

    def st_drive(self, depth):
        if not self.gens:
            return self.st_print(depth)
        self.use("generator send/throw/close")
        sent = [self.pick(["None", "1", "'close'", "ValueError('thrown')", "KeyError(3)", self.expr("i", 0)]) for _ in range(self.rng.randrange(4))]
        self.emit(f"drive({', '.join([self.pick(self.gens) + '(' + self.expr('i', 1) + ')'] + sent)})")

    def st_if(self, depth):
        self.use("if")
        self.emit(f"if {self.expr('b', 2)}:")
        self.block(depth - 1)
        if self.chance(0.3):
            self.emit(f"elif {self.expr(self.pick('bil'), 2)}:")
            self.block(depth - 1)
        if self.chance(0.5):
            self.emit("else:")
            self.block(depth - 1)

    def loop(self, depth, n=None):
        self.scope.loop += 1
        saved, self.scope.nofinally = self.scope.nofinally, True
        self.indent += 1
        self.emit("tick()")
        self.indent -= 1
        self.block(depth - 1, n)
        self.scope.nofinally = saved
        self.scope.loop -= 1

    def st_for(self, depth):
        self.use("for")
        k = self.rng.randrange(7)
        bind = []
        if k == 0:
            bind, it = ["i0"], f"range({self.rng.randrange(5)})"
        elif k == 1:
            bind, it = ["i1"], f"{self.expr('l', 1)}[:4]"
        elif k == 2:
            bind, it = ["s1"], f"{self.expr('s', 1)}[:4]"
        elif k == 3:
            bind, it = ["s0", "i2"], f"list({self.expr('d', 1)}.items())[:4]"
        elif k == 4:
            bind, it = ["i0", "i1"], f"enumerate({self.expr('l', 1)}[:4])"
        elif k == 5 and self.gens:
            self.use("generator in for")
            bind, it = ["i2"], f"{self.pick(self.gens)}({self.expr('i', 1)})"
        else:
            bind, it = ["i1", "s2"], f"zip({self.expr('l', 1)}, {self.expr('s', 1)})"
        for v in bind:
            self.bind(v)
        self.emit(f"for {', '.join(bind)} in {it}:")
        self.loop(depth)
        if self.chance(0.3):
            self.use("loop else")
            self.emit("else:")
            self.block(depth - 1)

    def st_while(self, depth):
        self.use("while")
        c = self.fresh("w")
        self.emit(f"{c} = {self.rng.randrange(5)}")
        cond = self.pick([f"{c} > 0", f"{c}", f"({c} := {c} - 1) > 0"])
        self.emit(f"while {cond}:")
        self.emit(f"    {c} -= 1")
        self.loop(depth)
        if self.chance(0.3):
            self.use("loop else")
            self.emit("else:")
            self.block(depth - 1)

    def st_try(self, depth):
        self.use("try")
        self.emit("try:")
        self.block(depth - 1)
        handlers = self.rng.randrange(3)
        for h in range(handlers):
            x = self.fresh("x")
            form = self.rng.randrange(5)
            if form == 0 and h == handlers - 1:
                self.use("bare except")
                self.emit("except:")
                self.indent += 1
                self.emit("print('bare')")
                self.indent -= 1
            elif form == 1:
                self.emit(f"except {self.pick(CATCH)}:")
            else:
                self.emit(f"except {self.pick(CATCH)} as {x}:")
                self.emit(f"    report({x})")
            self.block(depth - 1)
            if self.chance(0.25):
                self.use("reraise or chain")
                self.emit("    " + self.pick(["raise", f"raise AppError({self.expr('i', 0)})", f"raise SubError({self.expr('i', 0)}) from ValueError('cause')"]))
        if handlers and self.chance(0.3):
            self.use("try else")
            self.emit("else:")
            self.block(depth - 1)
        if not handlers or self.chance(0.35):
            self.use("finally")
            self.emit("finally:")
            saved, self.scope.nofinally = self.scope.nofinally, self.chance(0.1)
            if self.scope.nofinally:
                self.use("jump in finally possible")
            self.block(depth - 1)
            self.scope.nofinally = saved

    def st_with(self, depth):
        self.use("with")
        one = f"CM({self.expr('s', 1)}{', True' if self.chance(0.4) else ''})"
        v = ""
        if self.chance(0.5):
            v = " as s2"
            self.bind("s2")
        if self.chance(0.25):
            self.use("with of two")
            one += f" as s1, CM({self.rng.randrange(9)})"
            self.bind("s1")
            v = ""
        self.emit(f"with {one}{v}:")
        self.block(depth - 1)

    def st_match(self, depth):
        self.use("match")
        self.emit(f"match {self.expr(self.pick('iltdsn'), 2)}:")
        patterns = [
            ("0 | 1", []), ("[]", []), ("[i0]", ["i0"]), ("[i0, *l0]", ["i0", "l0"]), ("(i1, str(s0))", ["i1", "s0"]), ("{'a': i2}", ["i2"]), ("{'a': i0, **d0}", ["i0", "d0"]),
            ("int(i1)", ["i1"]), ("str() as s1", ["s1"]), ("None", []), ("[_, *_, i2]", ["i2"]), ("float() | bool()", []), ("-1", []), ("'a' | 'bc'", []), ("[1 | 2, i0, *_]", ["i0"]),
        ]
        self.indent += 1
        for pattern, names in self.rng.sample(patterns, self.rng.randrange(1, 5)):
            for n in names:
                self.bind(n)
            guard = f" if {self.expr('b', 1)}" if self.chance(0.25) else ""
            self.emit(f"case {pattern}{guard}:")
            for n in names:
                if n[0] == "i":
                    self.emit(f"    {n} = number({n})")
            self.block(depth - 1)
        if self.chance(0.6):
            self.emit("case _:")
            self.block(depth - 1)
        self.indent -= 1

    def st_closure(self, depth):
        if self.scope.kind not in ("function", "generator"):
            return self.st_try(depth)
        self.use("nested function")
        self.function(self.fresh("inner"), depth - 1, nested=True)

    # --- definitions

    def function(self, fn, depth, nested=False, generator=False, maker=False):
        params, text = [], []
        for i in range(self.rng.randrange(3) if not generator else 1):
            default = self.chance(0.3) or bool(params and params[-1][1])
            p = f"i{i}" if self.chance(0.5) else f"ip{i}"
            params.append((p, default))
            text.append(p + (f"={self.expr('i', 1)}" if default else ""))
            if default:
                self.use("default argument")
        star = not generator and self.chance(0.2)
        kwonly = ["ik"] if not generator and self.chance(0.2) else []
        kwargs = not generator and self.chance(0.15)
        if star:
            self.use("*args")
            text.append("*la")
        elif kwonly:
            text.append("*")
        for k in kwonly:
            self.use("keyword-only argument")
            text.append(f"{k}={self.literal('i')}")
        if kwargs:
            self.use("**kwargs")
            text.append("**da")
        outer = self.scope
        self.emit(f"def {fn}({', '.join(text)}):")
        self.scope = s = Scope("generator" if generator else "function", outer)
        own = [p for p, _ in params] + kwonly + ["la"] * star + ["da"] * kwargs
        for p in own:
            self.bind(p)
        self.indent += 1
        enclosing, o = set(), outer
        if nested:
            enclosing = {v for v in outer.bound if v[0] in TYPES}
        free = sorted(enclosing - set(own))
        if free and self.chance(0.6):
            self.use("nonlocal")
            v = self.pick(free)
            self.emit(f"nonlocal {v}")
            s.vars.add(v)
            own.append(v)
        globs = sorted(v for v in self.module.vars if v not in own and v not in enclosing and v[0] in "isl")
        if globs and self.chance(0.25):
            self.use("global")
            v = self.pick(globs)
            self.emit(f"global {v}")
            s.vars.add(v)
            s.kind_global = v
        self.emit("tick()")
        if self.chance(0.8):
            for v in ("i0", "i1", "i2", "s0", "s1", "l0", "l1", "d0", "b0", "f0", "e1", "t0"):
                if v not in s.vars and self.chance(0.6):
                    self.emit(f"{v} = {self.literal(v[0])}")
                    self.bind(v)
        saved_comp, self.comp = self.comp, []
        saved_nw, self.nowalrus = self.nowalrus, 0
        self.indent -= 1
        self.block(depth, self.rng.randrange(2, 5))
        self.indent += 1
        if generator:
            self.use("generator")
            self.emit(f"yield {self.expr('i', 1)}")
        elif self.chance(0.85):
            self.emit(f"return {self.expr('i', 2)}")
        self.comp, self.nowalrus = saved_comp, saved_nw
        g = getattr(s, "kind_global", None)
        if g:
            s.bound.discard(g)
        self.indent -= 1
        self.scope = outer
        sig = (fn, params, star, kwonly, kwargs)
        if generator:
            self.gens.append(fn)
        elif nested:
            outer.funcs.append(sig)
        else:
            self.funcs.append(sig)
        self.use("function")

    def maker(self):
        """A function that returns a closure, and one such closure."""
        mk, h = self.fresh("make"), self.fresh("h")
        self.emit(f"def {mk}(i0, l0):")
        self.emit("    def inner(i1, *la):")
        self.emit(f"        nonlocal i0{', l0' if self.chance(0.5) else ''}")
        self.emit("        tick()")
        self.scope = Scope("function", self.module)
        self.scope.vars |= {"i0", "i1"}
        self.indent += 2
        for _ in range(2):
            self.emit(f"i0 = {self.clip('i', self.expr('i', 2))}")
        self.emit("l0 = [*la, i0]" if self.chance(0.5) else "print('inner', i0)")
        self.emit(f"return i0 + {self.pick(['i1', '1', 'len(la)'])}")
        self.indent -= 2
        self.scope = self.module
        self.emit("    return inner")
        self.emit(f"{h} = {mk}({self.literal('i')}, [])")
        self.makers.append(h)

    def class_(self):
        self.use("class")
        c = self.fresh("C")
        bases = []
        if self.classes and self.chance(0.7):
            self.use("inheritance")
            bases = [self.pick(self.classes)[0]]
            others = [n for n, b in self.classes if n not in bases and not b]
            if others and self.chance(0.6) and not dict(self.classes)[bases[0]]:
                self.use("multiple inheritance")
                bases.append(self.pick(others))
        e = lambda d=1: self.clip("i", self.expr("i", d))
        outer = self.scope
        self.emit(f"class {c}({', '.join(bases)}):" if bases else f"class {c}:")
        self.scope = Scope("method", self.module)
        self.indent += 1
        self.emit(f"tag = {self.literal('s')}")

        def method(head, *body, decorator=None):
            if decorator:
                self.emit(decorator)
            self.emit(f"def {head}:")
            for line in body:
                self.emit("    " + line)

        sup = bool(bases)
        need = not sup
        self.scope.extra["i"] = ["i9"]
        if need or self.chance(0.4):
            body = ["tick()"]
            if sup:
                self.use("super")
                body.append(f"super().__init__({e()})")
                body.append(f"self.v += {self.literal('i')}")
            else:
                body.append(f"self.v = {e()}")
            method("__init__(self, i9=0)", *body)
        self.scope.extra["i"] = ["i9", "self.v"]
        if need or self.chance(0.5):
            ret = f"super().m(i9) + {e()}" if sup and self.chance(0.6) else e(2)
            method("m(self, i9)", "tick()", f"return {ret}")
        self.scope.extra["i"] = ["self.v"]
        if need or self.chance(0.3):
            self.use("property")
            method("p(self)", f"return {e()}", decorator="@property")
            method("p(self, i9)", f"print('set', i9)", "self.v = i9", decorator="@p.setter")
        self.scope.extra["i"] = ["self.v", "i9"]
        if need or self.chance(0.2):
            self.use("classmethod or staticmethod")
            self.scope.extra["i"] = ["i9"]
            if self.chance(0.5):
                method("kind(cls, i9)", f"return len(cls.__name__[:1]) + {e()}", decorator="@classmethod")
            else:
                method("kind(i9)", f"return {e()}", decorator="@staticmethod")
            self.scope.extra["i"] = ["self.v", "i9"]
        for head, body, p in [
            ("__add__(self, i9)", ["if not isinstance(i9, int):", "    return NotImplemented", f"return type(self)(self.v + {e()})"], 0.7),
            ("__eq__(self, o)", [f"return isinstance(o, {c}) and self.v == o.v"], 0.5),
            ("__lt__(self, o)", ["return self.v < o.v"], 0.5),
            ("__len__(self)", [f"return abs(self.v) % 5"], 0.5),
            ("__getitem__(self, i9)", ["if i9 > 3:", "    raise IndexError(i9)", f"return {e()}"], 0.5),
            ("__call__(self, *la, **da)", ["return self.v + len(la)"], 0.4),
            ("__iter__(self)", ["yield self.v", f"yield {self.literal('i')}"], 0.4),
            ("__str__(self)", ["return f'<{self.v}>'"], 0.3),
            ("__bool__(self)", ["return self.v % 2 == 0"], 0.2),
            ("__contains__(self, i9)", ["return i9 == self.v"], 0.2),
            ("__getattr__(self, n)", ["if n.startswith('__'):", "    raise AttributeError(n)", "return 42"], 0.1),
        ]:
            if self.chance(p * (1 if need else 0.4)):
                self.use("dunder")
                method(head, *body)
        if need or self.chance(0.2):
            method("__repr__(self)", "return f'{type(self).__name__}({self.v!r}, {self.tag})'")
        self.indent -= 1
        self.scope = outer
        self.classes.append((c, bases))
        self.emit(f"print([k.__name__ for k in {c}.__mro__])" if self.chance(0.3) else f"print({c}(3))")

    # --- programs

    def program(self):
        for t in TYPES:
            for v in (t + "0", t + "1", t + "2"):
                if t in "isl" or self.chance(0.93):
                    self.emit(f"{v} = {self.literal(t)}")
                    self.bind(v)
        sections = [self.section_def] * self.rng.randrange(1, 4) + [self.section_code] * self.rng.randrange(3, 8)
        sections += [self.section_gen] * self.rng.randrange(3) + [self.section_class] * self.rng.randrange(4) + [self.section_maker] * self.rng.randrange(2)
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

    def guarded(self, body):
        self.emit("try:")
        self.indent += 1
        body()
        self.indent -= 1
        self.emit("except BaseException as x0:")
        self.emit("    report(x0)")

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
    g = Gen(seed)
    source = g.program()
    while True:
        try:
            compile(source, "program", "exec")
            return source, g.features
        except SyntaxError as e:
            # A name that nonlocal means may have been in an expression that was dropped.
            lines = source.splitlines(True)
            line = lines[e.lineno - 1]
            if not line.lstrip().startswith(("nonlocal", "global")):
                raise
            lines[e.lineno - 1] = line[: len(line) - len(line.lstrip())] + "pass\n"
            source = "".join(lines)


# --- running


def run(command, source, timeout):
    """Return (stdout, exit status); a status of 'timeout' if it takes too long."""
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp, "prog.py")
        path.write_text(source, encoding="utf-8")
        env = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")
        try:
            done = subprocess.run([*command, path.name], cwd=tmp, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout)
        except subprocess.TimeoutExpired:
            return b"", "timeout", b""
        stdout = re.sub(rb"\b0x[0-9a-f]{6,}", b"0x...", done.stdout)
        return stdout, done.returncode, done.stderr


PYTHON = [sys.executable, "-W", "ignore"]


def differs(source, command, timeout):
    """Return None, or what CPython and the command did. CPython must end well."""
    out, status, _ = run(PYTHON, source, timeout)
    if status == "timeout":
        return None
    out2, status2, err2 = run(command, source, timeout)
    if (out, status) == (out2, status2):
        return None
    return (out, status), (out2, status2, err2)


def shrink(source, command, timeout, tries=400):
    """Remove statements while the results still differ."""
    best = source
    progress = True
    while progress and tries > 0:
        progress = False
        k = 0
        while tries > 0 and k < sum(1 for _ in bodies(ast.parse(best))):
            removed = False
            for span in (20, 5, 1):
                tree = ast.parse(best)
                lists = list(bodies(tree))
                body, i = lists[k]
                if span > 1 and len(body) - i < span:
                    continue
                del body[i : i + span]
                if not body:
                    body.append(ast.Pass())
                try:
                    candidate = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
                    if candidate == best:
                        continue
                    compile(candidate, "candidate", "exec")
                except (SyntaxError, ValueError):
                    continue
                tries -= 1
                both = differs(candidate, command, timeout)
                if both and both[0][1] == 0:
                    best, progress, removed = candidate, True, True
                    break
            if not removed:
                k += 1
    return best


def bodies(tree):
    """Yield (list, index) of every statement, from the top."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                for i, s in enumerate(body):
                    if not isinstance(s, ast.Pass):
                        yield body, i


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="the first seed (default 1)")
    parser.add_argument("-n", type=int, default=1, help="how many programs (default 1)")
    parser.add_argument("--cmd", help="the command to compare with CPython; it gets the program as its last argument")
    parser.add_argument("--timeout", type=float, default=10, help="seconds for one run (default 10)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at once")
    parser.add_argument("--out", default="differences", help="where programs that differ go (default differences/)")
    parser.add_argument("--no-shrink", action="store_true", help="save programs that differ as they are")
    parser.add_argument("--max", type=int, default=20, help="stop after so many differences (default 20)")
    parser.add_argument("--print", action="store_true", help="print the programs; run nothing")
    parser.add_argument("--stats", action="store_true", help="say how many programs use each feature")
    args = parser.parse_args()
    warnings.simplefilter("ignore")  # SyntaxWarnings of programs

    seeds = range(args.seed, args.seed + args.n)
    if args.print:
        for seed in seeds:
            print(generate(seed)[0])
        return 0
    command = None
    if args.cmd:
        command = args.cmd.split()
        if os.sep in command[0]:
            command[0] = os.path.abspath(command[0])

    counts, problems, raised, lines = collections.Counter(), [], collections.Counter(), 0

    def check(seed):
        if len(problems) >= args.max:
            return None
        source, features = generate(seed)
        if command is None:
            out, status, err = run(PYTHON, source, args.timeout)
            problem = None
            if status != 0:
                problem = f"status {status}: {err.decode()[-300:]}"
            return source, features, out, problem
        both = differs(source, command, args.timeout)
        if both is None:
            return source, features, b"", None
        out = Path(args.out)
        out.mkdir(parents=True, exist_ok=True)
        (out / f"seed-{seed}.py").write_text(source, encoding="utf-8")
        small = source
        if not args.no_shrink:
            small = shrink(source, command, args.timeout)
            both = differs(small, command, args.timeout) or both
            (out / f"seed-{seed}.min.py").write_text(small, encoding="utf-8")
        (stdout, status), (stdout2, status2, err2) = both
        (out / f"seed-{seed}.python.txt").write_bytes(stdout + f"status {status}\n".encode())
        (out / f"seed-{seed}.command.txt").write_bytes(stdout2 + f"status {status2}\n".encode() + err2)
        return source, features, b"", f"differs, {len(small.splitlines())} lines: {out}/seed-{seed}*"

    with ThreadPoolExecutor(args.jobs) as pool:
        for seed, result in zip(seeds, pool.map(check, seeds)):
            if result is None:
                continue
            source, features, out, problem = result
            counts.update(features)
            lines += len(source.splitlines())
            raised.update({line.split()[1] for line in out.decode().splitlines() if line.startswith("! ")})
            if problem:
                problems.append(seed)
                print(f"seed {seed}: {problem}", flush=True)
    if args.stats:
        print(f"{lines / args.n:.0f} lines a program, the prelude's {len(PRELUDE.splitlines())} included")
        for feature, n in counts.most_common():
            print(f"{n / args.n:6.1%}  {feature}")
        if command is None:
            print("Exceptions that arrive in a handler that reports them:")
            for name, n in raised.most_common():
                print(f"{n / args.n:6.1%}  {name}")
    print(f"{args.n} programs, {len(problems)} with problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
