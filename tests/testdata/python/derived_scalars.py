# Classes derived from str, int and float: operators, formats, keys of dicts.
class Name(str):
    def __new__(cls, first, last=""):
        self = super().__new__(cls, f"{first} {last}".strip())
        self.first = first
        return self

    def shout(self):
        return self.upper() + "!"


class Folded(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())


class Money(int):
    def __add__(self, other):
        return Money(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other):
        return Money(int.__sub__(self, other))

    def __str__(self):
        return f"${int(self) // 100}.{int(self) % 100:02}"

    def __repr__(self):
        return f"Money({int(self)})"

    def __format__(self, spec):
        return format(str(self), spec)


class Level(int):
    pass


class Temp(float):
    def __round__(self, n=0):
        return "rounded"

    def __mul__(self, o):
        return Temp(float(self) * o)


class Flag(int):
    def __or__(self, o):
        return Flag(int(self) | int(o))

    def __invert__(self):
        return Flag(7 & ~int(self))

    def __bool__(self):
        return int(self) == 1


n = Name("Ann", "Lee")
print(n, n.first, n.shout(), n[0], n[-3:], len(n), n + "!", "Dr " + n, n * 2, 2 * n, n == "Ann Lee", "Ann Lee" == n, n != "x", n < "B", "B" > n, "nn" in n, n in "Ann Lee and", n in ["Ann Lee"], "Ann Lee" in (n,), n in {"Ann Lee"})
print(f"{n:>9}|{n!r}|{n:.3}", "%s %r %5.3s" % (n, n, n), "{0.first} {0}".format(n), n.split(), n.replace("Ann", Name("Bob")), "-".join([n, n]), n.join("ab"), "x Ann Lee".find(n), "Ann Lee".startswith(n), n.encode(), [c for c in n][:3], sorted(n)[-1], repr(n), str(n), type(str(n)).__name__, type(n.upper()).__name__, vars(n))
print({"Ann Lee": 1}[n], {n: 2}["Ann Lee"], {n: 3}.get("Ann Lee"), {n: 1, "Ann Lee": 2}, len({n, "Ann Lee"}), {"Ann Lee": 5}.pop(n), hash(n) == hash("Ann Lee"), isinstance(n, str), int(Name("5")) + 1, float(Name("2.5")), Name("a") + Name("b"), "%(Ann Lee)s" % {"Ann Lee": n}, getattr(Name("x"), Name("first")), "abc".index(Name("c")), n.count(Name("e")))
keys = {Folded("KEY"): 1}
print(keys[Folded("key")], Folded("A") == "a", "a" == Folded("A"), Folded("x") in [Folded("X")], Folded("q") != "Q", {Folded("B"), Folded("b")} == {Folded("b")})
m = Money(1250)
print(m, repr(m), [m], f"{m:>8}|{m}", m + 50, 50 + m, m - 1, m * 2, m / 2, -m, m == 1250, 1250 == m, m > 3, 3 < m, 1000 - m, sum([m, m], Money(0)), sum([m, 1]), max(m, Money(1)), "%d %s %x" % (m, m, m), int(m), hash(m) == hash(1250), divmod(m, 100), m % 100, 2**Level(3), m // 1000, bool(Money(0)), abs(Money(-5)), type(abs(Money(-5))).__name__, round(m, -2))
v = Level(2)
print([10, 20, 30][v], "abc"[v], range(9)[v], list(range(v)), [0] * v, "ab" * v, {2: "two"}[v], {v: "two"}[2], {2.0: "f"}[v], v in (1, 2), 2 in [v], v in {2}, v is v, f"{v:04b} {v!r:>3} {v}", str(v), v + v, type(v + v).__name__, 1 << v, v << 1, v & 3, v | 8, ~v, v.bit_length(), v.real, v.numerator, Level("7"), Level("ff", 16), Level(3.9), Level(), isinstance(v, int), chr(Level(65)), bin(v), v.to_bytes(2, "big"), Level.from_bytes(b"\x05", "big"), type(Level.from_bytes(b"\5", "big")).__name__, slice(v).indices(5), [1, 2, 3][v:], v == True, Level(1) == True, {True: "t"}[Level(1)])
t = Temp(36.66)
print(t, t + 1, 1 + t, t * 2, type(t * 2).__name__, type(t + 1).__name__, 2 * Temp(1.5), f"{t:.1f}", "%.2f" % t, int(t), round(t), round(t, 1), t > 36, 36 < t, t == 36.66, {36.66: "w"}[t], t.is_integer(), Temp("1e3"), -t, abs(-t), t // 1, divmod(Temp(7.5), 2), Temp(), repr(Temp(1)), isinstance(t, float), sum([t, Temp(1)]), min(t, 40))
a, b = Flag(1), Flag(4)
print(a | b, type(a | b).__name__, ~a, a | 2, 2 | a, a & 1, bool(a), bool(b), "yes" if b else "no", a and 5, b or 6, not b, [x for x in (a, b) if x])
for bad in (lambda: Level("x"), lambda: n + 5, lambda: 5 + n, lambda: v + "a", lambda: v.nope, lambda: n < 5, lambda: Temp("x"), lambda: int.__add__("a", 1), lambda: str.upper(5), lambda: v[0], lambda: len(v), lambda: v(), lambda: iter(v), lambda: int.__new__(str), lambda: n % 5, lambda: setattr(1, "a", 2), lambda: v << -1):
    try:
        print("no error", bad())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, str(e))
table = {}
table[n] = 1
table["Ann Lee"] = 2
table[v] = 3
table[2] = 4
table[Name("new")] = 5
del table["new"]
print(table, len(table), [type(k).__name__ for k in table], n in table, 2 in table, "new" in table, {n} | {"Ann Lee"}, {v, 2, 2.0}, v + 1.5, 1.5 + v, v == 2.0, 2.0 == v, v < 2.5, 2.5 > v, v * 0.5, Temp(2) == v, v < Temp(3), Temp(1) + v, v + Temp(1))
