from ints import Ints
from source import TYPES, WORDS
from texts import Texts


class Expressions(Ints, Texts):
    def expr(self, t, d=2):
        if self.chance(0.012):
            self.use("wrong type on purpose")
            # Not a set, whose order is nobody's business.
            return f"({self.expr(self.pick('isbfltdn'), d)})"
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
        k = self.rng.randrange(28)
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
        if k == 27:
            number = self.number().replace("float('nan')", "float('inf')")  # two NaNs may be one element of a set
            return f"({number} {self.pick(['+', '-', '*', '//', '%', '&', '|', '^', '<', '=='])} {e('i', d)})"
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
        return str(self.pick([0, 0, 1, -1, 2, -2, 5, True, False]))

    def index(self):
        return self.pick(["", "", "0", "1", "2", "-1", "-2", "3", "10", "True"])

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
            if p[:2] == "iq" and named:
                continue
            if p[:2] != "iq" and (named or self.chance(0.15)):
                named = True
                args.append(f"{p}={self.expr('i', d)}")
            else:
                args.append(self.expr("i", d))
        if star and not named:
            self.use("star in call")
            args.append("*" + self.expr("l", d))
        # CPython computes the arguments by name before it iterates over what is behind a single star.
        value = self.literal if args and args[0][0] == "*" else lambda t: self.expr(t, d)
        for k in kwonly:
            if self.chance(0.6):
                args.append(f"{k}={value('i')}")
        if kwargs and self.chance(0.5):
            self.use("double star in call")
            args.append("**{'zz': " + value("i") + "}")
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
        k = self.rng.randrange(16)
        if k == 15:
            return f"str({self.text_method() if self.chance(0.7) else self.format_expr()})"
        if k == 0:
            return f"({e('s', d)} + {e('s', d)})"
        if k == 1:
            return f"({e('s', d)} * {self.rng.randrange(4)})"
        if k == 2:
            return f"{e('s', d)}[{self.small()}]"
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
        k = self.rng.randrange(7)
        if k == 6:
            self.use("bools and ints as keys")
            return "{" + f"{e('b', d)}: {e('i', d)}, {self.literal('i')}: {e('s', d)}, 1: {self.literal('b')}" + "}"
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
