"""Functions and methods that have a quick form, with the arguments that it is for and all others."""


def show(name, f):
    try:
        print(name, repr(f()))
    except Exception as e:
        print(name, type(e).__name__, e)


class L(list):
    def append(self, x):
        print("append", x)
        super().append(x)


class D(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def get(self, key, default="nothing"):
        return default


class S(str):
    def upper(self):
        return "UPPER"


class Plain(str):
    pass


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        print("eq", self.n)
        return self.n == getattr(other, "n", other)

    def __repr__(self):
        return f"Key({self.n})"


class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __index__(self):
        return 2

    def __float__(self):
        return 2.5

    def __str__(self):
        return "Len"

    def __format__(self, spec):
        return f"<{spec}>"


class Meta(type):
    def __instancecheck__(cls, x):
        return x == 3


class Odd(metaclass=Meta):
    pass


class Base:
    pass


class Derived(Base):
    pass


x = L([1])
x.append(2)
list.append(x, 3)
print(x, x.pop(), x.pop(0), x)
show("pop", lambda: [].pop())
show("pop", lambda: x.pop(5))
show("append", lambda: x.append())
show("append", lambda: [].append(1, 2))
y = []
for i in range(100):
    y.append(i)
while len(y) > 3:
    y.pop()
print(y)

d = {1: "int", "a": "text", 2.5: "float", Key(7): "key", (1, 2): "tuple"}
for key in [1, True, 1.0, 1.5, "a", Plain("a"), 2.5, 7, Key(7), Key(8), (1, 2), None, 10**30]:
    show(f"get {key!r}", lambda: d.get(key))
    show(f"get {key!r}", lambda: d.get(key, "other"))
    show(f"in {key!r}", lambda: key in d)
show("get", lambda: d.get([]))
show("get", lambda: d.get())
show("get", lambda: {}.get("a", 3))
show("get", lambda: {}.get([], 3))
show("get", lambda: D(a=1).get("a"))
show("D", lambda: D(a=1)["b"])
show("setdefault", lambda: (d.setdefault("a", 3), d.setdefault("z", 3), d.setdefault("z", 4)))
show("setdefault", lambda: d.setdefault([], 3))
show("views", lambda: (list({1: 2}.keys()), list({1: 2}.values()), list({1: 2}.items())))
show("views", lambda: ({1: 2}.keys(), D({1: 2}).values(), D({1: 2}).items()))

s = set()
for e in [1, 1.0, True, "a", Plain("a"), "b", Key(1), Key(9), (1,), None, 1 << 70]:
    s.add(e)
print(len(s), sorted(map(str, s)))
show("add", lambda: s.add([]))
show("in set", lambda: (1 in s, "a" in s, "zz" in s, Key(9) in s, None in s, 1.0 in s))
show("in set", lambda: [] in s)
show("in list", lambda: (1 in [1, 2], 3 in [1, 2.0, "a"], True in [1], 1 in [True], 1.0 in [1], "a" in ["b", "a"], "a" in [Key("a")]))
show("in tuple", lambda: ("a" in ("b", 1), "a" in (Plain("a"),), 2 in (1, Key(2)), 1 in ()))
show("in str", lambda: ("a" in "ba", "" in "", Plain("a") in "a"))
show("in str", lambda: 1 in "1")

for v in [[1, 2], (1,), {1: 2}, {1, 2}, "abc", "äöü", S("ab"), L([1]), Len(4), Len(-1), b"ab", range(3), 5, None]:
    show(f"len {type(v).__name__}", lambda: len(v))
show("len", lambda: len())

for v in [3, True, "3", 3.0, None, Base(), Derived(), int, [3], ValueError("x")]:
    print(type(v).__name__, [isinstance(v, c) for c in (int, bool, str, float, Base, Odd, object, type, (int, str), int | None, list, Exception)])
show("isinstance", lambda: isinstance(3, 3))
show("isinstance", lambda: isinstance(3, (3,)))
print(type(3), type("a"), type([]), type(Base()), type(int), type(None), type(len), type(Odd))

for v in ["12", "-12", "+7", " 12 ", "1_000", "", "-", "+-1", "99999999999999999999", "0012", "12a", "１２", 3.9, -3.9, 1e30, True, Plain("5"), Len(1), b"12", None, [], float("nan")]:
    show(f"int {v!r}" if not isinstance(v, Len) else "int Len", lambda: int(v))
show("int", lambda: int())
show("float", lambda: (float(3), float(True), float("2.5"), float(Len(1)), float(2.5)))
show("str", lambda: (str(3), str(-123456789012), str("a"), str(2.5), str(None), str(True), str(S("x")), str(Len(1)), str()))
show("abs", lambda: (abs(-3), abs(2.5), abs(-2.5), abs(True), abs(-(1 << 63)), abs(-(1 << 70))))
show("chr", lambda: (chr(65), chr(228), chr(True)))
show("chr", lambda: chr(-1))
show("ord", lambda: (ord("a"), ord("ä"), ord(b"a")))
show("ord", lambda: ord("ab"))
show("ord", lambda: ord(""))
show("min", lambda: (min(1, 2), min(2, 1), max(1, 2), max(1.5, 2.5), min(1, 2.5), max("a", "b"), max(True, 1), min(1, 1.0)))
show("min", lambda: min(1, "a"))

for v in ["spam", "SPAM Eggs", "straße", "", "ÄÖ", "a1", "12", "\x1c", "\x85", " a ", "\ta\n", "٣", "\xa0a\xa0"]:
    print(ascii(v), v.upper(), v.lower(), v.isdigit(), v.isalpha(), v.isalnum(), v.isspace(), ascii(v.strip()), ascii(v.lstrip()), ascii(v.rstrip()))
    print(ascii(v.split()), ascii(v.split("a")), v.startswith("s"), v.endswith("s"), v.find("a"), v.find("ß"), v.find(""), ascii(v.replace("a", "bb")), ascii(v.replace("", "-")), ascii(v.replace("a", "")))
for v in ["hello world", "it's a2b HELLO", "", "x", "äb cD", "ǆ ß", "a\x0bb\x1cc\r\nd\n", "a\u2028b\x85c", "a|b||c"]:
    print(ascii(v.title()), ascii(v.capitalize()), v.count("|"), v.count(""), v.count("b"), ascii(v.ljust(5)), ascii(v.rjust(12)), ascii(v.center(9)), ascii(v.splitlines()), ascii(v.splitlines(True)))
show("ljust", lambda: "a".ljust("x"))
show("ljust", lambda: ("a".ljust(3, "-"), "a".rjust(True), "a".rjust(-3), "a".ljust(Len(1))))
show("count", lambda: "a".count(3))
print(S("abc").upper(), Plain("abc").upper(), str.upper(S("abc")), S("a b").split(), type(Plain("a").strip()) is str)
show("split", lambda: "a".split(""))
show("split", lambda: "a".split(3))
show("split", lambda: "a b c".split(" ", 1))
show("split", lambda: "a  b".split(" "))
show("startswith", lambda: ("abc".startswith(("x", "a")), "abc".startswith("b", 1), "abc".startswith(Plain("a"))))
show("startswith", lambda: "abc".startswith(3))
show("strip", lambda: "xaxx".strip("x"))
show("strip", lambda: "a".strip(3))
show("find", lambda: ("äöü".find("ü"), "abc".find("c", 1), "abc".find("z")))
show("replace", lambda: "abcabc".replace("bc", "x", 1))
show("replace", lambda: "abc".replace("a", 3))
show("join", lambda: (", ".join(["a", "b"]), "".join(("a",)), "-".join([]), "-".join("abc"), "-".join(c for c in "xyz"), "-".join([Plain("a"), S("b")]), "-".join({"k": 1})))
show("join", lambda: "-".join(["a", 3]))
show("join", lambda: "-".join(3))
show("join", lambda: "-".join(x if x != 2 else 5 for x in map(str, range(4))))
show("join", lambda: "-".join(print(x) or (x if x == "1" else 5) for x in "123"))
show("join", lambda: b"-".join([b"a", bytearray(b"b")]))
show("join", lambda: b"-".join([b"a", "b"]))
show("same", lambda: ("abc".strip() == "abc", "a".join(["abc"]), "abc"[:]))

for t in ["spam", "späm", "", "x" * 40 + "ä", "y" * 5000, "ä" * 3000]:
    for lo, hi in [(None, None), (1, 3), (-3, None), (None, -1), (3, 1), (-100, 100), (2, 1 << 40), (-(1 << 70), 1 << 70), (True, Len(0)), (35, 41)]:
        part = t[lo:hi]
        print(len(part), ascii(part[:50]), end=" ")
    print(ascii(t[::-1][:5]), [show("[]", lambda: ascii(t[i])) for i in (0, -1, 2, 41, 4999, -5001)])
show("[]", lambda: "abc"["a"])
show("[]", lambda: "abc"[Len(0)])
show("[:]", lambda: "abc"["a":])
show("[:]", lambda: [1, 2, 3, 4][1.5:])
show("[:]", lambda: ([1, 2, 3, 4][1:3], [1, 2, 3][-2:], [1, 2, 3][5:], [1, 2, 3][:], L([1, 2, 3])[1:], [1, 2, 3, 4][Len(0) :], [1, 2, 3][::2]))
show("[:]", lambda: ((1, 2, 3, 4)[1:3], (1, 2, 3)[-2:], (1, 2, 3)[5:], (1, 2, 3)[:], (1, 2)[0:1:]))
show("[:]", lambda: 3[1:2])

for c in "aä€😀":
    print(ascii(c), end=" ")
for c in S("xy"):
    print(c, end=" ")
print()
d = {"a": 1, "b": 2}
for k in d:
    d[k] = 3
print(d)
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
try:
    for k in d:
        del d[k]
        d[k + "y"] = 1
except RuntimeError as e:
    print(e)
for k in D(a=1):
    print(k)

for form, args in [
    ("%s: %d", ("spam", 3)), ("%s", "a"), ("%s", 3), ("%s", None), ("%s", 2.5), ("%s", [1]), ("%s", (1,)), ("%s %s", (True, Len(1))),
    ("%d", 3.9), ("%d", True), ("%d", 1 << 70), ("%d", "a"), ("%5d|%-5d|%05d", (42, 42, 42)), ("%05d", -42), ("%.3d", 7), ("%5.3d|", 7),
    ("%x %X %o", (255, 255, 8)), ("%#x", 255), ("%+d", 3), ("% d", 3), ("%8.3f|%-8.2f|%08.2f", (3.14159, 2.5, -2.5)), ("%f", 3), ("%e", 12345.678),
    ("%g", 0.0001), ("%G", 1e-10), ("%f", "a"), ("%10s|%-10s|%.2s", ("abc", "abc", "abc")), ("%5s", 12), ("%r %a", ("ä", "ä")), ("%c", "a"),
    ("%%", ()), ("%d%%", 5), ("%", 1), ("%s", ()), ("%s %s", ("a",)), ("a", "b"), ("a", ()), ("a", {}), ("%s", {"a": 1}), ("%(a)s", {"a": 1}),
    ("%*d", (5, 3)), ("%100d", 3), ("%s", Len(1)), ("%s", Plain("p")), ("%z", 1), ("%-05d|", 3), ("%05s|", "a"), ("%.f", 2.5), ("%.10s", "abc"), ("%5.1f%s", (float("nan"), "x")),
]:
    show(form, lambda: form % args)

for form, args in [
    ("{}: {}", ("a", 3)), ("{0}{1}{0}", ("a", "b")), ("{}", (Len(1),)), ("{:5}|{:<5}", (3, 4)), ("{:>{}}", ("a", 5)), ("{} {1}", (1, 2)), ("{1} {}", (1, 2)),
    ("{{}} {}", (1,)), ("{", (1,)), ("}", (1,)), ("{}", ()), ("{} {}", (1,)), ("{!r}", ("a",)), ("{:d}", ("a",)), ("{:.2f}", (2.5,)), ("{:x}", (255,)), ("{:,}", (12345678,)),
    ("{a}", (1,)), ("{0[0]}", ("ab",)), ("{0.real}", (3,)), ("{:%}", (0.5,)), ("{}", (None,)), ("{:5}", (None,)), ("{:5}|", (True,)), ("{}", (True,)), ("{} {}", (Plain("a"), S("b"))), ("{:s}", (3,)), ("{:>5}|", ("ä",)),
]:
    show(form, lambda: form.format(*args))
    if len(args) == 1:
        show(form, lambda: form.format(args[0]))
    if len(args) == 2:
        show(form, lambda: form.format(args[0], args[1]))

a = "abc"
print(f"{a}" is a, f"{3}", f"{2.5}", f"{True}", f"{None}", f"{[1]}", f"{Plain('p')}", f"{a}{a}", f"{Len(1)}", f"{Len(1):x}", f"{a!r}", f"{a!s}", f"{1e100}", f"{1 << 70}")
print(3 / 4, 1 / 3, (1 << 60) / 3, (1 << 53) / 1, -7 / 2, 0 / 5, True / 2, 10**30 / 10**29)
show("/", lambda: 1 / 0)
