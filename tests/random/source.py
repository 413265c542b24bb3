"""What the parts of the generator share: chance, scopes, lines, variables.

It runs on CPython and on fstar, and gives the same on both.
"""

TYPES = "isbfldetn"  # int str bool float list dict set(e) tuple none; they prefix the names of variables
WORDS = ["", "a", "bc", "xyz", "Hello", "a b", "0", "12", "-3", "é", "线程", "x,y,z", "AbC", "🙂b", "  pad ", "a\tb\nc"]
ERRORS = ["ValueError", "KeyError", "IndexError", "TypeError", "AppError", "SubError", "RuntimeError", "LookupError", "ZeroDivisionError", "AttributeError", "OverflowError"]
CATCH = ERRORS + ["Exception", "ArithmeticError", "(KeyError, IndexError)", "(TypeError, ValueError, NameError)"]


class Random:
    """Two generators of Lehmer's, combined: the same numbers on every Python, without big ints."""

    def __init__(self, seed):
        self.a = seed * 48271 % 2147483563 or 1
        self.b = seed * 69621 % 2147483399 or 1
        for _ in range(5):
            self.next()

    def next(self):
        self.a = self.a * 40014 % 2147483563
        self.b = self.b * 40692 % 2147483399
        return (self.a - self.b) % 2147483562

    def random(self):
        return self.next() / 2147483562

    def randrange(self, a, b=None):
        return self.next() % a if b is None else a + self.next() % (b - a)

    def choice(self, seq):
        return seq[self.next() % len(seq)]

    def weighted(self, pairs):
        n = self.next() % sum(w for _, w in pairs)
        for x, w in pairs:
            n -= w
            if n < 0:
                return x

    def sample(self, seq, n):
        rest = list(seq)
        self.shuffle(rest)
        return rest[:n]

    def shuffle(self, seq):
        for i in range(len(seq) - 1, 0, -1):
            j = self.next() % (i + 1)
            seq[i], seq[j] = seq[j], seq[i]


class Scope:
    def __init__(self, kind, parent=None):
        self.kind = kind  # module, function, generator, method
        self.parent = parent
        self.vars = set()  # may be bound here
        self.bound = set()  # names that are local here
        self.sure = set()  # among them those that a line that stays in the program binds
        self.funcs = []
        self.extra = {}  # expressions by type, besides the variables
        self.loop = 0  # loops around the place of generation
        self.nofinally = True
        self.declared = None  # a name that is global here


class Source:
    def __init__(self, seed):
        self.rng = Random(seed)
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
            names += [v for v in sorted(s.vars) if v[0] == t] + s.extra.get(t, [])
            s = s.parent
        return names

    def bind(self, v):
        self.scope.vars.add(v)
        self.scope.bound.add(v)

    def clip(self, t, e):
        if t == "i":
            return f"({e}) % 1000003" if "*" in e or "<<" in e else e
        if t in "slt":
            return f"({e})[:12]"
        return e

    def guarded(self, body):
        self.emit("try:")
        self.indent += 1
        body()
        self.indent -= 1
        self.emit("except BaseException as x0:")
        self.emit("    report(x0)")
