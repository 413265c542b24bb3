from source import TYPES, Scope
from statements import Statements


class Definitions(Statements):
    def function(self, fn, depth, nested=False, generator=False):
        params, text = [], []
        only = self.rng.randrange(3) if not generator and self.chance(0.2) else 0
        for i in range(self.rng.randrange(3) if not generator else 1):
            default = self.chance(0.3) or bool(params and params[-1][1])
            p = f"iq{i}" if i < only else f"i{i}" if self.chance(0.5) else f"ip{i}"
            params.append((p, default))
            text.append(p + (f"={self.expr('i', 1)}" if default else ""))
            if default:
                self.use("default argument")
            if i == only - 1:
                self.use("positional-only argument")
                text.append("/")
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
            s.sure.add(p)
        self.indent += 1
        enclosing = {v for v in outer.bound if v[0] in TYPES} if nested else set()
        free = sorted(v for v in outer.sure if v[0] in TYPES and v not in own and v != outer.declared) if nested else []
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
            s.declared = v
        self.emit("tick()")
        if self.chance(0.8):
            for v in ("i0", "i1", "i2", "s0", "s1", "l0", "l1", "d0", "b0", "f0", "e1", "t0"):
                if v not in s.vars and self.chance(0.6):
                    self.emit(f"{v} = {self.literal(v[0])}")
                    self.bind(v)
                    s.sure.add(v)
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
        s.bound.discard(s.declared)
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
