from contextlib import contextmanager

from definitions import Definitions
from source import ERRORS, WORDS, Scope


class Features(Definitions):
    """Sections about one feature of the language each."""

    # --- helpers

    @contextmanager
    def inside(self, head, kind="method", **names):
        """The body of a function or class. names are expressions by type that it may use."""
        outer, comp = self.scope, self.comp
        self.emit(head)
        self.scope, self.comp = Scope(kind, outer if kind == "nested" else self.module), []
        for t, expressions in names.items():
            self.scope.extra[t] = expressions.split()
        self.indent += 1
        yield
        self.indent -= 1
        self.scope, self.comp = outer, comp

    def many(self, lines, least=1, most=4):
        """Some of the lines, each guarded."""
        for _ in range(self.rng.randrange(least, most + 1)):
            line = self.pick(lines)
            self.guarded(lambda: self.emit(line() if callable(line) else line))

    def attempt(self, expression):
        self.emit(f"attempt({expression!r}, lambda: {expression})")

    def i(self, d=1):
        return self.clip("i", self.expr("i", d))

    # --- functions

    def section_decorator(self):
        self.use("decorator")
        plain, made, counter, fn = (self.fresh(p) for p in ("deco", "deco", "Deco", "fn"))
        with self.inside(f"def {plain}(f):"):
            if self.chance(0.5):
                self.emit("@functools.wraps(f)")
            with self.inside("def wrapper(*la, **da):", "nested", i="len(la) len(da)"):
                self.emit("tick()")
                self.emit(f"print('before', f.__name__, {self.i()})")
                self.emit("try:")
                self.emit(f"    return f(*la, **da) {self.pick('+-*')} {self.i(0)}")
                self.emit(self.pick([f"except {self.pick(ERRORS)} as e:\n        report(e)\n        return {self.literal('i')}", "finally:\n        print('after')"]).replace("\n", "\n" + "    " * (self.indent - 1)))
            self.emit("return wrapper")
        with self.inside(f"def {made}(ia, *, ib={self.literal('i')}):", i="ia ib"):
            with self.inside("def decorate(f):", "nested"):
                with self.inside("def wrapper(i9=0, /, *la, **da):", "nested", i="i9 ia ib"):
                    self.emit("nonlocal ia")
                    self.emit("tick()")
                    self.emit(f"ia += {self.i(0)}")
                    self.emit(f"return f(i9 {self.pick('+-|')} ia, *la, **da)")
                self.emit("wrapper.calls = ib")
                self.emit("return wrapper")
            self.emit("return decorate")
        with self.inside(f"class {counter}:", "class"):
            with self.inside("def __init__(self, f):"):
                self.emit("self.f, self.n = f, 0")
            with self.inside("def __call__(self, *la, **da):", i="self.n"):
                self.emit("tick()")
                self.emit("self.n += 1")
                self.emit("return self.f(*la, **da)")
            if self.chance(0.5):
                with self.inside("def __get__(self, obj, cls):"):
                    self.emit("return self if obj is None else functools.partial(self.__call__, obj)")
        decorators = [plain, f"{made}({self.i()}, ib={self.i(0)})", f"{made}({self.i()})", counter, "functools.cache", "functools.lru_cache(maxsize=2)", "(lambda f: f)"]
        for _ in range(self.rng.randrange(1, 4)):
            self.emit("@" + self.pick(decorators))
        with self.inside(f"def {fn}(i8, i9={self.literal('i')}):", i="i8 i9"):
            self.emit("tick()")
            self.emit(f"return {self.i(2)}")
        for _ in range(self.rng.randrange(1, 4)):
            self.attempt(f"{fn}({self.pick(['1', '2, 3', '', 'i9=2, i8=1', '1, i9=True', '1, 2, 3', self.i(0)])})")
        self.attempt(self.pick([f"{fn}.__name__", f"{fn}.calls", f"{fn}.n", f"{fn}.cache_info()", f"{fn}.__wrapped__(1)", f"{fn}.__qualname__", f"{fn}.__defaults__"]))
        if self.chance(0.5):
            c = self.fresh("C")
            self.emit("@" + self.pick([f"(lambda c: (setattr(c, 'x', {self.literal('i')}), c)[1])", "functools.total_ordering"]))
            with self.inside(f"class {c}:", "class"):
                self.emit("def __init__(self, v=0):")
                self.emit("    self.v = v")
                self.emit("def __eq__(self, o):")
                self.emit("    return self.v == o.v")
                self.emit("def __lt__(self, o):")
                self.emit("    return self.v < o.v")
                self.emit("@" + self.pick([plain, counter, "property", "staticmethod", "classmethod", "functools.cached_property"]))
                self.emit("def m(*la):")
                self.emit("    return len(la)")
            self.many([f"print({c}(1) <= {c}(2), {c}(1) >= {c}(2))", f"print({c}.x)", f"print({c}(1).m())", f"print({c}(1).m)" if self.chance(0.1) else f"print({c}.m())"])

    def section_signature(self):
        self.use("signatures")
        fn = self.fresh("sig")
        names = ["a", "b", "c", "d", "e"]
        n = self.rng.randrange(1, 5)
        slash = self.rng.randrange(n + 1)
        star = self.rng.randrange(slash, n + 1)
        parts, defaulted = [], False
        for k in range(n):
            if k == star and star < n:
                parts.append(self.pick(["*", "*rest"]))
                defaulted = False
            defaulted = self.chance(0.4) if k >= star else defaulted or self.chance(0.3)
            parts.append(names[k] + (f"={self.literal('i')}" if defaulted else ""))
            if k == slash - 1:
                parts.append("/")
        if star == n and self.chance(0.4):
            parts.append("*rest")
        if self.chance(0.4):
            parts.append("**others")
        shown = names[:n] + [p.lstrip("*") for p in parts if p in ("*rest", "**others")]
        if self.chance(0.3):
            self.emit(f"{fn} = lambda {', '.join(parts)}: ({', '.join(shown)},)")
        else:
            self.emit(f"def {fn}({', '.join(parts)}):")
            self.emit(f"    return {', '.join(shown)},")
        for _ in range(self.rng.randrange(2, 6)):
            args = [self.literal("i") for _ in range(self.rng.randrange(n + 1))]
            if self.chance(0.3):
                self.use("star in call")
                args.append("*" + self.pick([self.literal("l"), "(1, 2)", "'xy'", "range(2)", "{}"]))
            args += [f"{k}={self.literal('i')}" for k in self.rng.sample(names[:n] + ["x"] * self.chance(0.2), self.rng.randrange(n))]
            if self.chance(0.3):
                self.use("double star in call")
                args.append("**" + self.pick(["{'a': 1}", "{'x': 2}", "{}", "dict(c=3, d=4)", "{1: 2}", "[]"]))
            self.attempt(f"{fn}({', '.join(args)})")

    def section_nonlocal(self):
        self.use("nonlocal over levels")
        fn = self.fresh("outer")
        with self.inside(f"def {fn}(ia):", "function", i="ia"):
            self.emit(f"ib = {self.i()}")
            self.emit("out = []")
            self.emit(f"for ic in range({self.rng.randrange(1, 4)}):")
            self.emit("    tick()")
            self.indent += 1
            with self.inside(f"def middle(id{self.pick(['=ic', '=0'])}):", "nested", i="ia ib ic id"):
                self.emit("nonlocal ib")
                self.emit(f"ib {self.pick(['+=', '-=', '|='])} {self.i()}")
                with self.inside("def inner():", "nested", i="ia ib ic id"):
                    self.emit(self.pick(["nonlocal ia, id", "nonlocal ib, ia", "nonlocal ia"]))
                    self.emit("tick()")
                    self.emit(f"ia = {self.i()}")
                    self.emit(f"return {self.pick([self.i(2), '[ia + x for x in range(id % 3)]', '{x: lambda: x for x in range(2)}[0]()', '(lambda: ia - ib)()'])}")
                self.emit(self.pick(["return inner", "return inner()", "return lambda: (inner(), ib)", "del id\nreturn inner".replace("\n", "\n" + "    " * self.indent)]))
            self.emit("out.append(middle)")
            self.indent -= 1
            self.emit("return out")
        self.emit("try:")
        self.emit(f"    for k in {fn}({self.i(0)}):")
        self.emit("        r = k()")
        self.emit("        print(r() if callable(r) else r)")
        self.emit("except Exception as x0:")
        self.emit("    report(x0)")

    def section_jumps(self):
        """Functions whose try statements return, break and continue, in finally, too."""
        self.use("jumps through finally")
        fn = self.fresh("jump")
        with self.inside(f"def {fn}(i9):", "function", i="i9 len(out)"):
            self.emit("out = []")
            self.jumps(3, 0)
            self.emit("return out")
        for n in range(3):
            self.attempt(f"{fn}({n})")

    def jumps(self, depth, loops):
        for _ in range(self.rng.randrange(1, 3)):
            k = self.rng.randrange(8 if depth else 4)
            cond = self.pick(["i9 == 0", "i9 == 1", "i9 != 2", "len(out) % 2", "True", "len(out) > 5"])
            if k == 0:
                self.emit(f"out.append({self.rng.randrange(100)})")
            elif k == 1:
                self.emit(f"if {cond}:")
                self.emit("    " + self.pick(["return 'r'", f"raise {self.pick(ERRORS)}({self.rng.randrange(9)})", "1 / 0", "return out"]))
            elif k == 2 or k == 3:
                self.emit(f"if {cond}:")
                self.emit("    " + (self.pick(["break", "continue"]) if loops else "out.append(i9)"))
            elif k < 6:
                self.emit(self.pick(["for j in range(3):", "while tick() or len(out) < 20:"]))
                self.indent += 1
                self.emit("tick()")
                self.emit("out.append('.')")
                self.jumps(depth - 1, loops + 1)
                self.indent -= 1
                if self.chance(0.3):
                    self.emit("else:")
                    self.emit("    out.append('else')")
            else:
                with_ = self.chance(0.2)
                self.emit(f"with CM('w', {self.pick(['True', 'False'])}):" if with_ else "try:")
                self.indent += 1
                self.jumps(depth - 1, loops)
                self.indent -= 1
                if with_:
                    continue
                handled = self.chance(0.5)
                if handled:
                    self.emit(f"except {self.pick(['ValueError', 'ZeroDivisionError', 'Exception', 'LookupError'])} as e:")
                    self.indent += 1
                    self.emit("out.append(name(e))")
                    self.jumps(depth - 1, loops)
                    if self.chance(0.2):
                        self.emit("raise")
                    self.indent -= 1
                    if self.chance(0.3):
                        self.emit("else:")
                        self.emit("    out.append('fine')")
                if not handled or self.chance(0.5):
                    self.emit("finally:")
                    self.indent += 1
                    self.emit("out.append('f')")
                    self.jumps(depth - 1, loops)
                    self.indent -= 1

    # --- generators

    def section_pipeline(self):
        self.use("generators that handle what is thrown")
        inner, outer = self.fresh("pipe"), self.fresh("pipe")
        with self.inside(f"def {inner}(ia):", i="ia"):
            self.emit(f"for ib in range({self.rng.randrange(1, 4)}):")
            self.emit("    tick()")
            self.emit("    try:")
            self.emit("        " + self.pick(["ic = yield ia + ib", "ic = (yield ib) or (yield -ib)", "ic = [(yield ia), (yield ib)][0]", "print('got', (yield ib))\n            ic = 0", "ic = yield from (k for k in (ia, ib))", "with CM(ib, True):\n                ic = yield ia", "ic = len(f'{(yield 7)}{(yield 8):>{(yield 9) or 3}}')", "ic = max((yield 1) or 0, *((yield 2) or [0]), ib)"]).replace("\n    ", "\n" + "    " * self.indent))
            caught = self.pick(["ValueError", "KeyError", "GeneratorExit", "Exception", "BaseException"])
            self.emit(f"    except {caught} as e:")
            self.emit("        print('caught', name(e), name(e.__context__))")
            ends = ["raise", "break", "return ib", "raise AppError(ia) from e", "raise StopIteration(3)"]
            # A generator that goes on after GeneratorExit is closed once more when nobody refers to it.
            self.emit("        " + self.pick(ends if caught in ("GeneratorExit", "BaseException") else ends + ["continue", "yield 'handled'", "ic = -1"]))
            if self.chance(0.5):
                self.emit("    finally:")
                self.emit("        print('finally', ib)")
            if self.chance(0.3):
                self.emit("    else:" if "finally" not in self.lines[-1] else "    if ib > 1:")
                self.emit("        ia += 1")
            self.emit(f"return {self.i(0)}")
        with self.inside(f"def {outer}(ia):", i="ia"):
            self.emit(self.pick(["try:", "with CM('outer'):", f"for _ in range({self.rng.randrange(1, 3)}):"]))
            self.emit(f"    ib = yield from {self.pick([inner + '(ia)', inner + '(ia + 1)', 'iter([1, ia])', 'range(2)', inner + '(1)'])}")
            self.emit("    print('result', ib)")
            if self.lines[-3].endswith("try:"):
                self.emit(self.pick(["finally:", "except (ValueError, KeyError) as e:", "except GeneratorExit:"]))
                self.emit("    " + self.pick(["print('out')", "pass"]))
            self.emit(f"return {self.i()}")
        for _ in range(self.rng.randrange(1, 5)):
            sent = [self.pick(["None", "1", "[5]", "'close'", "ValueError('thrown')", "KeyError(3)", "GeneratorExit()", self.expr("i", 0)]) for _ in range(self.rng.randrange(6))]
            self.guarded(lambda: self.emit(f"drive({', '.join([self.pick([inner, outer]) + '(' + self.i(0) + ')'] + sent)})"))
        g = self.fresh("g")
        self.emit(f"{g} = {outer}({self.literal('i')})")
        steps = [f"print(next({g}))", f"print({g}.send({self.literal('i')}))", f"print({g}.send(None))", f"print({g}.throw(ValueError({self.literal('i')})))", f"print({g}.close())", f"print(list({g}))", f"print(next({g}, 'default'))", f"a, *b = {g}; print(a, b)"]
        self.many(steps, 1, 4)
        self.emit(f"drive({g})")

    # --- classes

    def section_descriptor(self):
        self.use("descriptor")
        d, c, o = self.fresh("D"), self.fresh("C"), self.fresh("o")
        with self.inside(f"class {d}:", "class"):
            self.emit("def __init__(self, default=0):")
            self.emit("    self.default = default")
            if self.chance(0.8):
                self.emit("def __set_name__(self, owner, name):")
                self.emit("    print('set name', owner.__name__, name)")
                self.emit("    self.name = '_' + name")
            else:
                self.emit("name = '_n'")
            if self.chance(0.9):
                with self.inside("def __get__(self, obj, cls=None):", i="self.default"):
                    self.emit("if obj is None:")
                    self.emit(f"    return {self.pick(['self.name', 'cls.__name__', self.i()])}")
                    self.emit(f"return {self.pick(['obj.__dict__.get(self.name, self.default)', 'getattr(obj, self.name)', 'vars(obj)[self.name]', 'getattr(obj, self.name, ' + self.i() + ')'])}")
            if self.chance(0.7):
                self.emit("def __set__(self, obj, value):")
                if self.chance(0.4):
                    self.emit("    if not isinstance(value, int):")
                    self.emit("        raise TypeError(f'{self.name} must be int, not {type(value).__name__}')")
                self.emit(f"    {self.pick(['obj.__dict__[self.name] = value', 'setattr(obj, self.name, value)', 'setattr(obj, self.name, [value])'])}")
            if self.chance(0.6):
                self.emit("def __delete__(self, obj):")
                self.emit(f"    {self.pick(['del obj.__dict__[self.name]', 'delattr(obj, self.name)', 'print(chr(100), self.name)'])}")
        with self.inside(f"class {c}:", "class"):
            self.emit(f"x = {d}({self.i(0)})")
            self.emit(f"y = {self.pick([d + '()', 'x', '5', 'property(lambda self: self.x)'])}")
            with self.inside("def __init__(self, v=None):"):
                self.emit("if v is not None:")
                self.emit(f"    self.{self.pick('xy')} = v")
        sub = c
        if self.chance(0.3):
            sub = self.fresh("C")
            self.emit(f"class {sub}({c}):")
            self.emit(f"    {self.pick(['x = 3', 'z = ' + d + '(9)', 'y = property(lambda self: super(' + sub + ', self).y)'])}")
        self.guarded(lambda: self.emit(f"{o} = {sub}({self.pick(['', self.i(0), chr(39) + 'text' + chr(39)])})"))
        self.many([f"print({o}.x)", f"print({o}.y)", f"print({sub}.x)", f"{o}.x = {self.i(0)}", f"{o}.y = {self.i(0)}", f"{o}.x += 1", f"{o}.y *= 2", f"del {o}.x", f"del {o}.y", f"print(sorted({o}.__dict__.items()))", f"{sub}.x = 1", f"del {c}.x", f"print(hasattr({o}, 'x'), hasattr({o}, 'z'))", f"print({o}.z)", f"vars({o})['x'] = 'in dict'", f"{o}._x = 8", f"print(type({c}.__dict__['x']).__name__)"], 4, 9)

    def section_metaclass(self):
        self.use("metaclass")
        m, c, sub = self.fresh("Meta"), self.fresh("C"), self.fresh("C")
        with self.inside(f"class {m}(type):", "class"):
            if self.chance(0.3):
                self.emit("@classmethod")
                self.emit("def __prepare__(mcls, name, bases, **k):")
                self.emit("    print('prepare', name, sorted(k))")
                self.emit("    return {'prepared': 1}")
            with self.inside("def __new__(mcls, name, bases, ns, **k):", i="len(ns) len(bases)"):
                self.emit("print('new', name, [b.__name__ for b in bases], [n for n in ns if n[:2] != '__'], sorted(k.items()))")
                self.emit(f"ns['added'] = {self.literal('i')}")
                if self.chance(0.2):
                    self.emit("if 'bad' in ns:")
                    self.emit("    raise TypeError(name)")
                self.emit(f"return super().__new__(mcls, {self.pick(['name', 'name', 'name + chr(95)'])}, bases, ns)")
            if self.chance(0.6):
                with self.inside("def __init__(cls, name, bases, ns, **k):"):
                    self.emit("super().__init__(name, bases, ns)")
                    self.emit("cls.made = name.lower()")
            hooks = [
                ("__call__(cls, *la, **da)", ["print('call', cls.__name__, len(la), sorted(da))", "return super().__call__(*la, **da)"]),
                ("__getattr__(cls, n)", ["if n[:2] == '__':", "    raise AttributeError(n)", "return f'{cls.__name__}.{n}'"]),
                ("__len__(cls)", [f"return {self.rng.randrange(4)}"]),
                ("__iter__(cls)", ["yield 1", "yield cls.__name__"]),
                ("__contains__(cls, x)", ["return x == 1"]),
                ("__getitem__(cls, k)", ["if k == 5:", "    raise IndexError(k)", "return (cls.__name__, k)"]),
                ("__instancecheck__(cls, o)", ["return o == 3"]),
                ("__subclasscheck__(cls, o)", ["return o is int"]),
                ("__bool__(cls)", ["return False"]),
                ("__add__(cls, o)", ["return cls.__name__ + getattr(o, '__name__', str(o))"]),
                ("__setattr__(cls, n, v)", ["print('set', n)", "super().__setattr__(n, v)"]),
                ("__repr__(cls)", ["return f'<{cls.__name__}>'"]),
                ("__eq__(cls, o)", ["return True"]),
                ("__hash__(cls)", ["return 7"]),
                ("m(cls)", ["return 'm of ' + cls.__name__"]),
            ]
            for head, body in self.rng.sample(hooks, self.rng.randrange(1, 7)):
                self.emit(f"def {head}:")
                for line in body:
                    self.emit("    " + line)
        body = lambda: self.pick([f"a = {self.i(0)}", f"def m(self): return {self.i(0)}", "b = [a for a in range(3)]", "bad = 1", "def __init__(self, v=1): self.v = v", "pass", "__slots__ = ('v',)"])
        self.guarded(lambda: (self.emit(f"class {c}(metaclass={m}{self.pick(['', ', k=1', ', option=' + self.literal('i')])}):"), self.emit("    " + body())))
        self.guarded(lambda: (self.emit(f"class {sub}({c}{self.pick(['', '', ', k=2'])}):"), self.emit("    " + body()), self.emit("    " + body())))
        e = [f"{k}{x}" for k in (c, sub) for x in ["", ".added", ".made", ".missing", "()", "(1)", "(v=2)", "[3]", " + 1", f" + {c}", ".m()", "().m()", ".__class__.__name__", ".__mro__[0].__name__", ".prepared", ".a"]]
        e += [f"len({c})", f"list({sub})", f"1 in {c}", f"isinstance(3, {sub})", f"issubclass(int, {c})", f"bool({c})", f"{c} == {sub}", f"type({sub}) is {m}", f"setattr({sub}, 'made', 5)", f"{{{c}: 1, {sub}: 2}}", f"type(type)({c!r}, (), {{}})", f"{m}('Made', ({c},), {{'z': 1}}).z", f"[*{c}]", f"hasattr({c}, 'nothing')", f"isinstance({c}, {m})"]
        for _ in range(self.rng.randrange(3, 9)):
            self.attempt(self.pick(e))

    def section_attributes(self):
        self.use("del of attributes")
        c, o = self.fresh("C"), self.fresh("o")
        with self.inside(f"class {c}:", "class"):
            slots = self.chance(0.3)
            if slots:
                self.use("__slots__")
                self.emit(f"__slots__ = {self.pick([chr(39) + 'a' + chr(39), '(' + repr('a') + ', ' + repr('b') + ')', '[' + repr('a') + ', ' + repr('__dict__') + ']'])}")
            else:
                self.emit(f"a = {self.i(0)}")
            hooks = [
                ("__getattr__(self, n)", ["if n[:2] != '__':", "    print('getattr', n)", "if n == 'c':", "    return 1", "raise AttributeError(f'no {n}')"]),
                ("__setattr__(self, n, v)", ["print('setattr', n)", "super().__setattr__(n, v)"]),
                ("__delattr__(self, n)", ["print('delattr', n)", "object.__delattr__(self, n)"]),
                ("__getattribute__(self, n)", ["if n == 'b':", "    return 'b of ' + type(self).__name__", "return super().__getattribute__(n)"]),
                ("__dir__(self)", ["return ['z', 'a']"]),
                ("__init_subclass__(cls, **k)", ["print('subclass', cls.__name__, sorted(k))", "cls.k = len(k)"]),
                ("__class_getitem__(cls, k)", ["return k"]),
                ("__new__(cls, *la)", ["print('new', len(la))", "return super().__new__(cls)"]),
            ]
            for head, body in self.rng.sample(hooks, self.rng.randrange(4)):
                self.emit(f"def {head}:")
                for line in body:
                    self.emit("    " + line)
            self.emit(f"def m(self): return {self.i(0)}")
        if self.chance(0.4):
            self.guarded(lambda: (self.emit(f"class {c}b({c}{self.pick(['', ', k=1'])}):"), self.emit(f"    {self.pick(['pass', '__slots__ = ()', 'b = 4', 'def m(self): return super().m() + 1'])}")))
            self.emit(f"{c} = globals().get('{c}b', {c})")
        self.emit(f"{o} = {c}()")
        self.many([f"print({o}.{x})" for x in "abc"] + [f"{o}.{x} = {self.i(0)}" for x in "abcd"] + [f"del {o}.{x}" for x in "abc"] + [f"{o}.a {self.pick(['+=', '-=', '*=', '//=', '|='])} {self.literal('i')}", f"{o}.a {self.pick(['**=', '<<='])} {self.pick(['0', '1', '5', '-1', 'True'])}", f"{o}.b = [1]; {o}.b[0] += 5; print({o}.b)", f"{o}.b = {{}}; {o}.b['k'] = {o}.b.get('k', 1) + 1; print({o}.b)", f"del {c}.a", f"del {c}.m, {o}.a", f"print({o}.m())", f"{o}.m = lambda: 'own'; print({o}.m())", f"print(getattr({o}, 'zz', 'default'))", f"setattr({o}, 'a', True)", f"delattr({o}, 'a')", f"print(hasattr({o}, 'a'), hasattr({o}, 'b'), hasattr({o}, 'zz'))", f"print(vars({o}))", f"print([n for n in dir({o}) if n[0] != '_'])", f"print({c}.k)", f"print({c}[1])", f"{c}.a += 1; print({c}.a)", f"(({o}.a, {o}.b), [*{o}.c]) = ((1, 2), 'xy'); print({o}.c)", f"for {o}.a in range(3): pass", f"print({o}.a)"], 5, 10)

    def section_operators(self):
        self.use("operators of classes")
        c, r = self.fresh("Op"), self.fresh("Op")
        binary = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift", "matmul", "divmod"]
        signs = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "and": "&", "or": "|", "xor": "^", "lshift": "<<", "rshift": ">>", "matmul": "@"}
        with self.inside(f"class {c}:", "class"):
            self.emit("def __init__(self, v=1): self.v = v")
            chosen = self.rng.sample(binary, 6)
            for n in chosen:
                for prefix in ("", "r", "i"):
                    if self.chance(0.5) and (n, prefix) != ("divmod", "i"):
                        self.emit(f"def __{prefix}{n}__(self, o): return {self.pick(['NotImplemented', repr(prefix + n), f'({prefix + n!r}, self.v, getattr(o, chr(118), o))', 'self'])}")
            others = [
                ("neg(self)", "-self.v"), ("pos(self)", "'pos'"), ("invert(self)", "~self.v"), ("abs(self)", "abs(self.v)"), ("int(self)", "self.v"), ("float(self)", "1.5"), ("index(self)", "self.v"), ("round(self, n=None)", "(self.v, n)"),
                ("bool(self)", "self.v > 1"), ("len(self)", "self.v"), ("hash(self)", "self.v"), ("eq(self, o)", "self.v == getattr(o, 'v', o)"), ("ne(self, o)", "'ne'"), ("lt(self, o)", "self.v < getattr(o, 'v', 0)"), ("le(self, o)", "NotImplemented"), ("ge(self, o)", "[]"),
                ("contains(self, x)", "x"), ("getitem(self, k)", "k if k != 3 else raise_(IndexError(k))"), ("format(self, spec)", "f'<{spec}>'"), ("repr(self)", "f'R{self.v}'"), ("str(self)", "f'S{self.v}'"), ("iter(self)", "iter([self.v, 2])"), ("next(self)", "self.v"), ("reversed(self)", "[3, self.v]"),
                ("call(self, *a)", "a"), ("bytes(self)", "b'xy'"), ("trunc(self)", "7"), ("ceil(self)", "8"), ("str(self)", "3"), ("bool(self)", "2"), ("hash(self)", "'x'"), ("index(self)", "'i'"), ("repr(self)", "5"), ("iter(self)", "[1]"), ("length_hint(self)", "3"),
            ]
            for head, value in self.rng.sample(others, self.rng.randrange(4, 14)):
                self.emit(f"def __{head.replace('(', '__(', 1)}: return {value}")
            self.emit(f"def __setitem__(self, k, v): print('set', k, v)")
            if self.chance(0.5):
                self.emit(f"def __delitem__(self, k): print('del', k)")
            if self.chance(0.2):
                self.emit("__hash__ = None")
        self.emit(f"class {r}({c}):")
        for n in self.rng.sample(binary, 3):
            self.emit(f"    def __r{n}__(self, o): return 'sub {n}'")
        a = lambda: self.pick([f"{c}()", f"{c}({self.rng.randrange(4)})", f"{r}()", self.literal("i"), "'s'", "True", "1.5", "None", "[1]"])
        own = lambda: self.pick([f"{c}()", f"{c}(2)", f"{r}(0)"])
        made = [
            lambda: f"{a()} {signs[self.pick([n for n in chosen if n in signs])]} {own()}", lambda: f"{own()} {signs[self.pick([n for n in chosen if n in signs])]} {a()}", lambda: f"{own()} {self.pick(['<', '<=', '==', '!=', '>', '>='])} {a()}", lambda: f"{a()} {self.pick(['<', '<=', '==', '!=', '>', '>='])} {own()}",
            lambda: f"{self.pick(['-', '+', '~', 'not '])}{own()}", lambda: f"{self.pick(['abs', 'int', 'float', 'round', 'bool', 'len', '(lambda o: hash(o) == hash(o))', 'str', 'repr', 'list', 'tuple', 'next', 'bytes', 'hex', 'bin', 'chr', 'iter', 'sum', 'any', 'sorted'])}({own()})", lambda: f"list(reversed({own()}))", lambda: f"round({own()}, 2)",
            lambda: f"{self.literal('i')} in {own()}", lambda: f"{own()}[{self.pick(['1', '1:2', '::2', '1, 2', '...', '1:2, 3', repr('k')])}]", lambda: f"[10, 20, 30][{own()}]", lambda: f"[10, 20, 30, 40][{own()}:]", lambda: f"'abc'[{own()}:{own()}]", lambda: f"f'{{{own()}:>5}}|{{{own()}!r:4}}|{{{own()}}}'", lambda: f"'%s %r %d' % ({own()}, {own()}, {own()})",
            lambda: f"divmod({own()}, {a()})", lambda: f"pow({own()}, {a()})", lambda: f"{{{own()}: 1, {own()}: 2}}", lambda: f"{own()}(1, 2)", lambda: f"[*{own()}]", lambda: f"max({own()}, {own()}).v", lambda: f"{own()} and {own()} or 5", lambda: f"[{own()}] == [{own()}]", lambda: f"{own()} in [{own()}, 1]", lambda: f"range({own()})", lambda: f"'x' * {own()}", lambda: f"[0] * {own()}", lambda: f"sum([{own()}, {own()}])", lambda: f"print({own()})", lambda: f"(1, {own()}) < (1, {own()})", lambda: f"isinstance({own()}, {c})", lambda: f"divmod({a()}, {own()})", lambda: f"sorted([{own()}, {own()}, {own()}])[0].v",
        ]
        for _ in range(self.rng.randrange(6, 14)):
            self.attempt(self.pick(made)())
        v = self.fresh("op")
        self.emit(f"{v} = {own()}")
        n = self.pick([n for n in chosen if n in signs])
        self.guarded(lambda: (self.emit(f"{v} {signs[n]}= {a()}"), self.emit(f"print(type({v}).__name__, show({v}))")))
        self.many([f"{v}[1] = 2", f"{v}[1:2] = 3", f"del {v}[0]", f"{v}['k'] += 1", f"a, b = {v}", f"for k in {v}: tick(); print(k)"])

    def section_derived(self):
        self.use("class derived from a built-in type")
        c = self.fresh("B")
        base, args, ops = self.pick([
            ("dict", ["", "{'a': 1}", "a=2"], ["o['a']", "o['zz']", "o.get('zz')", "o | {'q': 1}", "{**o}", "sorted(o)", "o == {'a': 1}", "len(o)", "'a' in o", "o.setdefault('n', 3)", "o.pop('a')", "dict(o)", "o.copy()", "list(o.items())", "o.update(b=3)"]),
            ("list", ["", "[3, 1, 2]", "'ba'"], ["o[0]", "o[-1]", "o[1:]", "o + [1]", "[1] + o", "o * 2", "sorted(o)", "o.append(5)", "o.pop()", "len(o)", "o == [3, 1, 2]", "list(reversed(o))", "o.index(1)", "o.extend('xy')", "o.reverse()", "o.copy()", "o.insert(0, 7)", "3 in o"]),
            ("int", ["", "5", "'12'", "True"], ["o + 1", "1 + o", "-o", "o * 2.5", "o // 2", "o == 5", "hash(o) == hash(int(o))", "[0, 1, 2][o]", "f'{o:03d}'", "o.bit_length()", "divmod(o, 3)", "o < 6", "{o: 1}", "str(o)", "repr(o)", "o | 8", "range(o)", "~o"]),
            ("str", ["", "'Abc'", "5"], ["o + 'x'", "'x' + o", "o * 2", "o.upper()", "o[0]", "o[::-1]", "o == 'Abc'", "len(o)", "f'{o:>6}'", "'b' in o", "{o: 1}", "o.join('12')", "list(o)", "repr(o)", "'%s' % o", "o < 'B'"]),
            ("float", ["", "2.5", "'1e3'"], ["o + 1", "o * o", "o == 2.5", "round(o)", "int(o)", "f'{o:.1f}'", "-o", "o.is_integer()", "o // 1", "repr(o)"]),
            ("tuple", ["", "(1, 2)", "'ab'"], ["o[0]", "o + (3,)", "o * 2", "len(o)", "o == (1, 2)", "o[:1]", "1 in o", "list(o)", "o.count(1)", "o < (2,)", "repr(o)"]),
            ("set", ["", "[1, 2]", "'a'"], ["o | {5}", "o & {1}", "1 in o", "len(o)", "sorted(o, key=str)", "o == {1, 2}", "o.add(9)", "o.discard(1)", "o <= {1, 2, 3}", "o - {1}"]),
            ("Exception", ["", "1", "1, 'b'"], ["o.args", "str(o)", "repr(o)", "o.__cause__", "raise_(o)", "o.add_note('n')", "isinstance(o, Exception)"]),
        ])
        methods = {"dict": ["__missing__(self, k): return ('missing', k)", "__setitem__(self, k, v): super().__setitem__(k, v * 2)", "__getitem__(self, k): return [super().__getitem__(k)]", "__contains__(self, k): return True"], "list": ["__getitem__(self, k): return ('item', super().__getitem__(k))", "__len__(self): return 7", "__iter__(self): return iter((8, 9))", "append(self, x): super().append([x])", "__eq__(self, o): return True"], "int": ["__add__(self, o): return ('add', int(self), o)", "__radd__(self, o): return 'radd'", "__eq__(self, o): return False", "__index__(self): return 1", "__bool__(self): return False"], "str": ["__add__(self, o): return 'plus'", "upper(self): return super().upper() + '!'", "__len__(self): return 9", "__getitem__(self, k): return 'g'", "__format__(self, s): return 'F' + s"], "float": ["__add__(self, o): return 'plus'", "__eq__(self, o): return 'eq'", "__int__(self): return 77"], "tuple": ["__new__(cls, *a): return super().__new__(cls, a)", "__len__(self): return 5", "__add__(self, o): return 'plus'"], "set": ["add(self, x): super().add(x * 2)", "__contains__(self, x): return x == 5", "__or__(self, o): return 'or'"], "Exception": ["__init__(self, *a): super().__init__(*a, 'more')", "__str__(self): return 'S'", "__eq__(self, o): return True"]}
        with self.inside(f"class {c}({base}):", "class"):
            for m in self.rng.sample(methods[base] + ["__repr__(self): return 'R'", "__str__(self): return 'S'", "extra(self): return len(self.__dict__)", "__hash__(self): return 3", "__call__(self): return type(self).__mro__[1].__name__"], self.rng.randrange(1, 4)):
                self.emit("def " + m)
        self.guarded(lambda: self.emit(f"o = {c}({self.pick(args)})"))
        for _ in range(self.rng.randrange(3, 8)):
            self.attempt(self.pick(ops + ["o.extra()", "o()", "type(o).__name__", "bool(o)", "setattr(o, 'x', 1)", "vars(o)", "o.x", "isinstance(o, " + base + ")", f"{c}(o) == o"] + ["str(o)", "f'{o}'", "print(o)"] * (base != "set")))

    # --- exceptions

    def section_exceptions(self):
        self.use("exception chains")
        fn = self.fresh("chain")
        with self.inside(f"def {fn}(i9):", i="i9"):
            self.emit("try:")
            self.emit("    try:")
            self.emit(f"        {self.pick([f'raise {self.pick(ERRORS)}({self.i()})', '[][i9]', '{}[i9]', 'i9 / 0', 'int(chr(120))', 'None.a', 'undefined', 'assert i9 < 0, i9', '(1, 2)[0] = 3' if False else '(1, 2).x', 'raise AppError(i9, 1)'])}")
            self.emit(f"    except {self.pick(['Exception', 'LookupError', '(ValueError, TypeError)', 'ArithmeticError'])} as e:")
            self.emit("        " + self.pick(["e.add_note('note')", "e.extra = i9", "print(e.args)", "del e"]))
            self.emit("        " + self.pick([f"raise {self.pick(ERRORS)}(i9) from e" if "del" not in self.lines[-1] else "raise", "raise", f"raise {self.pick(ERRORS)}(2)", "raise SubError(1) from None", "1 // 0", f"raise {self.pick(ERRORS)}"]))
            if self.chance(0.4):
                self.emit("    finally:")
                self.emit("        " + self.pick(["print('finally', i9)", "{}['in finally']", "try:\n                1 / 0\n            except ZeroDivisionError:\n                pass"]).replace("\n    ", "\n" + "    " * (self.indent)))
            self.emit(f"except {self.pick(['ValueError', 'BaseException', 'LookupError'])} as e2:")
            self.emit("    chain(e2)")
            self.emit("    " + self.pick(["return 'handled'", "raise", "raise RuntimeError('last') from e2", "raise e2.__context__ or e2", "e2.__cause__ = None; raise e2", "raise e2.with_traceback(None)", "raise e2 from e2"]))
        for n in (1, 2)[: self.rng.randrange(1, 3)]:
            self.emit("try:")
            self.emit(f"    print({fn}({n}))")
            self.emit("except Exception as x0:")
            self.emit("    chain(x0)")
        self.guarded(lambda: self.emit(f"raise {self.pick(['None', '5', 'ValueError', 'KeyError()', 'int', 'Exception(1) from 5', 'ValueError from TypeError', 'StopIteration(2)', 'AppError', 'SubError(9)', 'OSError(2, ' + repr('gone') + ', ' + repr('f.txt') + ')', 'UnicodeDecodeError(' + repr('utf-8') + ', b' + repr('xy') + ', 0, 1, ' + repr('why') + ')'])}"))

    def section_groups(self):
        self.use("exception groups")
        g = self.fresh("eg")
        leaf = lambda: f"{self.pick(ERRORS)}({self.rng.randrange(9)})"
        group = lambda d: f"{self.pick(['ExceptionGroup', 'ExceptionGroup', 'BaseExceptionGroup'])}({self.pick(WORDS)!r}, [{', '.join(group(d - 1) if d and self.chance(0.3) else leaf() for _ in range(self.rng.randrange(1, 4)))}])"
        self.emit(f"{g} = {group(2)}")
        kinds = ["ValueError", "(KeyError, TypeError)", "LookupError", "lambda e: isinstance(e, ArithmeticError)", "Exception", "lambda e: str(e) == '3'", "5", "ExceptionGroup"]
        for _ in range(self.rng.randrange(2, 6)):
            self.attempt(self.pick([f"{g}", f"str({g})", f"{g}.exceptions", f"{g}.message", f"{g}.split({self.pick(kinds)})", f"{g}.subgroup({self.pick(kinds)})", f"{g}.derive([ValueError(1)])", f"len({g}.exceptions)", f"{group(1)}", f"type({g}).__name__", "ExceptionGroup('x', [])", "ExceptionGroup('x', [1])", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('x', [KeyboardInterrupt()])", "BaseExceptionGroup('x', [KeyboardInterrupt()]).__class__.__name__", "ExceptionGroup('x', 5)", "ExceptionGroup('x')"]))
        self.emit("try:")
        self.emit("    try:")
        self.emit(f"        raise {g} from {self.pick([leaf(), 'None', g])}")
        self.emit(f"    except {self.pick(['ExceptionGroup', 'BaseExceptionGroup', 'ValueError', 'Exception'])} as e:")
        self.emit(f"        match, rest = e.split({self.pick(kinds)})")
        self.emit("        print(repr(match), repr(rest))")
        self.emit("        if rest is not None:")
        self.emit("            raise rest")
        self.emit("except BaseException as x0:")
        self.emit("    chain(x0)")

    # --- with

    def section_context(self):
        self.use("contextmanager")
        cm, c = self.fresh("cm"), self.fresh("With")
        self.emit("@contextmanager")
        with self.inside(f"def {cm}(i9=0):", i="i9"):
            self.emit(f"print('in', {self.i()})")
            form = self.rng.randrange(4)
            if form < 3:
                self.emit("try:")
                self.emit(f"    got = yield {self.i()}")
                if form != 1:
                    self.emit(f"except {self.pick(ERRORS + ['Exception', 'BaseException'])} as e:")
                    self.emit("    report(e)")
                    self.emit("    " + self.pick(["pass", "raise", f"raise {self.pick(ERRORS)}(i9) from e", "yield 'again'", "return"]))
                if form != 0:
                    self.emit("finally:")
                    self.emit("    print('out', i9)")
            else:
                self.emit(self.pick(["yield", "return\n    yield", "yield 1\n    yield 2", "raise KeyError(i9)\n    yield", "yield\n    raise ValueError('exit')"]).replace("\n    ", "\n" + "    " * self.indent))
        with self.inside(f"class {c}:", "class"):
            self.emit(f"def __init__(self, mode={self.rng.randrange(5)}): self.mode = mode")
            if self.chance(0.93):
                self.emit(f"def __enter__(self): return {self.pick(['self', 'self.mode', '(self.mode, [1, 2])'])}")
            self.emit("def __exit__(self, kind, value, tb):")
            self.emit("    print('exit', self.mode, kind and kind.__name__, text(value), tb is None)")
            self.emit("    if self.mode == 1:")
            self.emit("        raise AppError('from exit')")
            self.emit("    if self.mode == 2:")
            self.emit("        raise value" if self.chance(0.3) else "        return kind is not None and issubclass(kind, LookupError)")
            self.emit(f"    return {self.pick(['None', 'True', 'self.mode == 3', '[]', '0', '1'])}")
        item = lambda: self.pick([f"{cm}()", f"{cm}({self.i(0)})", f"{cm}(5) as s1", f"{c}()", f"{c}({self.rng.randrange(5)})", f"{c}({self.rng.randrange(5)}) as (i1, (i2, *l1))", f"{c}() as l0[0]", "CM('c', True)", f"suppress({self.pick(ERRORS)})", "nullcontext(4) as i1", "5"])
        for _ in range(self.rng.randrange(1, 4)):
            items = ", ".join(item() for _ in range(self.rng.randrange(1, 4)))
            self.guarded(lambda: (
                self.emit(f"with {items}:" if self.chance(0.5) else f"with ({items}):"),
                self.emit("    " + self.pick([f"raise {self.pick(ERRORS)}({self.i(0)})", f"print('body', {self.i()})", "{}[1]", f"print([{self.expr('s', 1)}])", "i0 / 0", "raise StopIteration(1)"])),
                self.emit("print('behind')"),
            ))
        if self.chance(0.3):
            fn = self.fresh("fn")
            self.emit(f"def {fn}():")
            self.emit("    for k in range(3):")
            self.emit(f"        with {self.pick([cm + '(k)', c + '(k)', c + '(3)'])}:")
            self.emit("            " + self.pick(["if k: return k", "if k == 1: break", "continue", "raise KeyError(k)"]))
            self.emit("    else:")
            self.emit("        print('else')")
            self.emit("    return 'end'")
            self.attempt(f"{fn}()")
        if self.chance(0.3):
            self.guarded(lambda: (self.emit("with ExitStack() as stack:"), self.emit(f"    print(stack.enter_context({cm}(1)))"), self.emit("    stack.callback(print, 'callback')"), self.emit(f"    stack.push(CM(chr(115)))"), self.emit(f"    {self.pick(['raise KeyError(1)', 'pass', '1 / 0'])}")))

    # --- match

    def section_match(self):
        self.use("match of classes and values")
        p, k = self.fresh("P"), self.fresh("K")
        self.emit(f"class {p}:")
        self.emit(f"    {self.pick(['__match_args__ = (' + repr('x') + ', ' + repr('y') + ')', '__match_args__ = (' + repr('y') + ',)', 'z = 1', '__match_args__ = [' + repr('x') + ']', '__match_args__ = (1,)'] + ['__match_args__ = (' + repr('x') + ', ' + repr('y') + ')'] * 3)}")
        self.emit("    def __init__(self, x, y=0): self.x, self.y = x, y")
        self.emit(f"    def __repr__(self): return f'{p}({{self.x}}, {{self.y}})'")
        self.emit(f"class {k}:")
        self.emit("    A = 1")
        self.emit("    B = 'b'")
        self.emit(f"    C = {self.literal('i')}")

        def pattern(d, names):
            def capture():
                n = f"m{len(names)}"
                names.append(n)
                return n

            r = self.rng.randrange(18 if d else 7)
            if r == 0:
                return capture()
            if r == 1:
                return "_"
            if r == 2:
                return self.pick(["0", "1", "-1", "2.5", "'a'", "'b'", "None", "True", "False", "b'x'", "-0.5", "'x' 'y'", "10 ** 2" if False else "100"])
            if r == 3:
                return f"{k}.{self.pick('ABC')}"
            if r == 4:
                return f"{self.pick(['int', 'str', 'float', 'bool', 'list', 'tuple', 'dict', 'bytes'])}({self.pick(['', capture()]) if self.chance(0.5) else ''})"
            if r == 5:
                return self.pick(["[]", "()", "{}", f"{p}()", "object()", "[_]", "[_, *_]"])
            if r == 6:
                return f"({pattern(0, names)} as {capture()})" if self.chance(0.3) else "1 | 'a' | None"
            if r < 10:
                parts = [pattern(d - 1, names) for _ in range(self.rng.randrange(1, 4))]
                if self.chance(0.4):
                    parts.insert(self.rng.randrange(len(parts) + 1), self.pick(["*_", "*" + capture()]))
                inner = ", ".join(parts)
                return f"[{inner}]" if self.chance(0.7) else f"({inner},)"
            if r < 12:
                parts = [f"{key}: {pattern(d - 1, names)}" for key in self.rng.sample(["'a'", "'k'", "1", f"{k}.B", "None", "-1"], self.rng.randrange(1, 3))]
                if self.chance(0.3):
                    parts.append("**" + capture())
                return "{" + ", ".join(parts) + "}"
            if r < 15:
                parts = [pattern(d - 1, names) for _ in range(self.rng.randrange(3))]
                if len(parts) < 2 and self.chance(0.5):
                    parts.append(f"{self.pick(['y', 'x', 'z'])}={pattern(d - 1, names)}")
                return f"{p}({', '.join(parts)})"
            if r == 15:
                one = [pattern(0, []) for _ in range(2)]
                one = [x if not x.startswith("m") and "m" not in x and x != "_" and "object" not in x else "7" for x in one]
                return f"({' | '.join(one)} | {k}.A)"
            if r == 16:
                n = capture()
                return f"([{n}, 1] | [1, {n}] | {{'k': {n}}} | {p}({n}))"
            return f"({pattern(d - 1, names)})"

        def literal(d):
            return self.pick(["1", "True", "0", "-1", "2.5", "'a'", "'b'", "None", "100", "b'x'", "1.0", "'xy'", "[]", "{}"]) if not d or self.chance(0.3) else self.pick([lambda: f"[{', '.join(literal(d - 1) for _ in range(self.rng.randrange(1, 4)))}]", lambda: f"({literal(d - 1)}, {literal(d - 1)})", lambda: f"{{'a': {literal(d - 1)}, 'k': {literal(d - 1)}, 1: 2}}", lambda: f"{p}({literal(d - 1)})", lambda: f"{p}({literal(d - 1)}, {literal(d - 1)})", lambda: f"{{'b': {literal(d - 1)}}}", lambda: "range(3)", lambda: f"{k}.C"])()

        self.emit(f"def match_{p}(v):")
        self.indent += 1
        self.emit("match v:")
        for n in range(self.rng.randrange(3, 8)):
            names = []
            text = pattern(2, names)
            while text.strip("()").split(" as ")[0].strip("()") in ("_", "m0"):  # always matches
                names = []
                text = pattern(2, names)
            guard = self.pick(["", "", "", f" if {self.pick(names)} != 1" if names else " if v", " if len(str(v)) % 2"])
            self.emit(f"    case {text}{guard}:")
            self.emit(f"        return {', '.join([str(n), *names])},")
        if self.chance(0.5):
            self.emit("    case _:")
            self.emit("        return 'nothing'")
        self.indent -= 1
        for _ in range(self.rng.randrange(3, 9)):
            self.attempt(f"match_{p}({literal(2)})")

    # --- threads

    def section_threads(self):
        self.use("threads")
        task = self.fresh("task")
        outer, self.scope = self.scope, Scope("function")
        self.scope.extra["i"] = ["i9"]
        makers, self.makers = self.makers, []
        funcs, self.funcs, gens, self.gens, classes, self.classes = self.funcs, [], self.gens, [], self.classes, []
        self.emit(f"def {task}(i9, *la, **da):")
        self.indent += 1
        self.emit(f"i0 = {self.i(2)}")
        self.emit(f"s0 = {self.expr('s', 1)}")
        self.bind("i0"), self.bind("s0")
        self.emit(f"for k in range({self.rng.randrange(1, 200)}):")
        self.emit(f"    i0 = (i0 * {self.rng.randrange(2, 50)} + k) % {self.rng.randrange(100, 10007)}")
        if self.chance(0.4):
            self.emit(f"if {self.expr('b', 1)}:")
            self.emit(f"    raise {self.pick(ERRORS)}({self.i(0)})")
        self.emit(f"return {self.pick(['i0', 's0', 'i0, len(la), sorted(da)', self.expr('l', 1)])}")
        self.indent -= 1
        self.scope, self.makers, self.funcs, self.gens, self.classes = outer, makers, funcs, gens, classes
        n = self.rng.randrange(1, 5)
        if self.chance(0.6):
            self.emit(f"with ThreadPoolExecutor(max_workers={n}) as pool:")
            self.emit(f"    fs = [pool.submit({task}, k{self.pick(['', ', 5', ', *range(2)', ', x=k', ', **dict(y=1)'])}) for k in range({self.rng.randrange(1, 7)})]")
            if self.chance(0.3):
                self.emit("    fs.append(pool.submit(lambda: fs[0].exception() and 1))")
            self.emit("for f in fs:")
            self.emit("    tick()")
            self.emit("    " + self.pick(["attempt('result', f.result)", "print(name(f.exception()))", "print(f.done(), f.cancelled(), f.exception() is None)"]))
        if self.chance(0.5):
            self.emit(f"with ThreadPoolExecutor({n}) as pool:")
            self.emit(f"    attempt('map', lambda: list(pool.map({task}, {self.pick(['range(5)', '[3, 1, 2]', self.expr('l', 0)])}{self.pick(['', ', [1, 2, 3]', ', chunksize=2'])})))")
        if self.chance(0.6):
            c = self.fresh("Counter")
            self.emit(f"class {c}:")
            self.emit(f"    def __init__(self): self.n, self.seen, self.lock = {self.literal('i')}, {{}}, {self.pick(['threading.Lock()', 'threading.RLock()'])}")
            self.emit("    def add(self, k):")
            self.emit(f"        for _ in range({self.rng.randrange(1, 300)}):")
            self.emit(f"            {self.pick(['with self.lock: self.n += k', 'self.n += k', 'with self.lock: self.seen[k] = self.seen.get(k, 0) + 1', 'self.seen.setdefault(k, []).append(self.n * 0)'])}")
            self.emit("        return k")
            self.emit(f"c = {c}()")
            self.emit(f"ts = [threading.Thread(target=c.add, args=(k,)) for k in range({self.rng.randrange(1, 5)})]")
            self.emit("for t in ts: tick(); t.start()")
            self.emit("for t in ts: tick(); t.join()")
            self.emit("print(c.n, sorted((k, v if isinstance(v, int) else len(v)) for k, v in c.seen.items()), [t.is_alive() for t in ts])")

    # --- tables of expressions

    def section_texts(self):
        self.use("methods of text")
        for _ in range(self.rng.randrange(5, 12)):
            self.attempt(self.text_method())

    def section_numbers(self):
        self.use("big ints and bools")
        for _ in range(self.rng.randrange(5, 12)):
            self.attempt(self.number_expr())

    def section_slices(self):
        self.use("slices")
        v = self.fresh("seq")
        self.emit(f"{v} = {self.pick(['list(range(8))', '[*' + repr('abcdef') + ']', 'bytearray(b' + repr('abcdef') + ')', '[[1], [2], [3]]'])}")
        ix = lambda: self.pick(["", "0", "1", "-1", "3", "-3", "7", "100", "-100", "True", "None", "2**70"])
        sl = lambda: f"{ix()}:{ix()}" + (":" + self.pick(["", "1", "2", "-1", "-2", "3", "0", "-5", "None"]) if self.chance(0.6) else "")
        for _ in range(self.rng.randrange(4, 10)):
            k = self.rng.randrange(7)
            if k < 3:
                self.attempt(f"{self.pick([v, v, repr('añ线🙂e'), '(1, 2, 3, 4)', 'range(10)', 'b' + repr('bytes'), 'range(9, -3, -2)'])}[{sl()}]")
            elif k == 3:
                self.guarded(lambda: (self.emit(f"{v}[{sl()}] = {self.pick([v, '[]', '[1]', '[1, 2, 3]', repr('xy'), 'range(4)', '5', '(k for k in range(2))', 'b' + repr('zz')])}"), self.emit(f"print({v})")))
            elif k == 4:
                self.guarded(lambda: (self.emit(f"del {v}[{sl()}]"), self.emit(f"print({v})")))
            elif k == 5:
                self.guarded(lambda: (self.emit(f"{v}[{sl()}] {self.pick(['+=', '*='])} {self.pick(['[1]', '2', v])}"), self.emit(f"print({v})")))
            else:
                self.attempt(f"slice({self.pick(['1', 'None', '-2', 'True'])}, {self.pick(['None', '5', '-1'])}, {self.pick(['None', '2', '-1', '0'])}){self.pick(['.indices(7)', '', '.start', ' == slice(1, 5, 2)', '.indices(-1)'])}")
        self.emit(f"print(len({v}))")

    def section_comprehensions(self):
        self.use("comprehensions of comprehensions")
        src = lambda d: self.pick(["range(4)", "'abc'", "[1, 2, 3]", "{'k': 1}.items()", "(True, 2)", "{1: [2]}"]) if not d else comp(d - 1, False)

        def comp(d, walrus=True):
            v, w = self.fresh("k"), self.fresh("k")
            clauses = f"for {v} in {src(d if self.chance(0.4) else 0)}"
            names = [v]
            if self.chance(0.5):
                clauses += f" if {self.pick([v, f'{v} not in (2, chr(98))', f'(y := {v}) or 1' if walrus else f'{v} != 1', f'str({v}) > chr(49)', f'[z for z in [{v}] if z]'])}"
            if self.chance(0.4):
                clauses += f" for {w} in {self.pick(['range(2)', f'[{v}, {v}]', f'str({v})', f'({v},)', f'[{v}] * 2', src(d)])}"
                names.append(w)
                if self.chance(0.5):
                    clauses += f" if {self.pick([w, f'{w} != {v}', f'not {w}'])}"
            body = self.pick([lambda: self.pick(names), lambda: f"({', '.join(names)},)", lambda: f"[{comp(d - 1, walrus)}]" if d else names[-1], lambda: f"(lambda: {names[0]})()", lambda: f"f'{{{names[0]}}}-{{{names[-1]}!r:>4}}'", lambda: f"{names[-1]} if {names[0]} else None", lambda: f"[x for x in [{names[0]}] if {names[-1]}]", lambda: f"(z := {names[0]})" if walrus else f"-{names[0]}"])()
            form = self.rng.randrange(4)
            return [f"[{body} {clauses}]", f"list({body} {clauses})", "{" + f"str({names[0]}): {body} {clauses}" + "}", f"sorted({{str({body}) {clauses}}})"][form]

        for _ in range(self.rng.randrange(2, 6)):
            self.attempt(comp(2))
        with self.inside(f"class {self.fresh('C')}:", "class"):
            self.emit("a = 3")
            self.guarded(lambda: self.emit(f"b = {self.pick(['[a for _ in range(2)]', '[x for x in range(a)]', '[[a, x] for x in range(a)]', '(lambda: a)()', '{a: a}'])}"))
