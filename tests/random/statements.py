from source import CATCH, ERRORS, TYPES
from expressions import Expressions


class Statements(Expressions):
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
        self.rng.weighted(kinds)(depth)

    def st_assign(self, depth):
        t = self.pick("iiisslldfbetn")
        v = self.target(t)
        e = self.clip(t, self.expr(t, 3))
        self.bind(v)
        if v in self.scope.bound:
            self.scope.sure.add(v)
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
            saved, self.scope.nofinally = self.scope.nofinally, self.chance(0.3)
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
