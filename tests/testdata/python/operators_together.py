"""What the engine computes in one step though it is written as several: the steps are all there."""


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def product(a, b, c):
    return a * b % c


big = 2**33 + 7
for a in (0, 3, -3, big, -big, 2**62 + 1, 2**63 - 1, -(2**63), 2**70, True, 2.5, "%d,", [1]):
    for b in (3, -big, 2**62 + 3, 2**63 - 1, False, 1.5):
        print(a, b, [attempt(product, a, b, c) for c in (7, -7, big, 2**63 - 1, -(2**63), 2**64, 0, 0.75, True, "x")])


def unbound(which):
    if which != "a":
        a = 5
    if which != "b":
        b = 6
    if which != "c":
        c = 7
    return a * b % c


print([attempt(unbound, which) for which in "abcd"])


def bits(a, b):
    return [attempt(f, a, b) for f in (lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a ^ b, lambda a, b: a << b, lambda a, b: a >> b)]


def constants(a):
    return [attempt(f, a) for f in (lambda a: a & 6, lambda a: a | 9, lambda a: a ^ 3, lambda a: a << 61, lambda a: a >> 2, lambda a: a >> 64, lambda a: a << 64)]


def in_place(a, b):
    x = y = z = v = w = a
    x &= b
    y |= b
    z ^= b
    v <<= b
    w >>= b
    return x, y, z, v, w


for a, b in [(12, 10), (-12, 3), (1, 62), (1, 63), (-1, 63), (5, -1), (2**62, 1), (2**64, 3), (True, False), (3, True), (1.5, 2), ({1, 2}, {2, 3})]:
    print(a, b, bits(a, b), constants(a), attempt(in_place, a, b))

print([attempt(lambda a, b: (a % b, a // b), a, b) for a in (2**40 + 5, -(2**40) - 5, 2**63 - 1, -(2**63)) for b in (3, -3, 2**35, -1, 0, True)])
print([(a + b, a - b, a + b + 1, 1 - b) for a in (True, False) for b in (True, False)], True + 1.5, 2.5 - True)


class Account:
    limit = 10

    def __init__(self):
        self.balance = 1
        self._rate = 2

    @property
    def rate(self):
        return self._rate

    @rate.setter
    def rate(self, value):
        print("rate", value)
        self._rate = value

    @property
    def fixed(self):
        return 1

    @property
    def missing(self):
        return self.nothing


class Loud(Account):
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)


class Slots:
    __slots__ = ("x",)


def more(o, name):
    if name == "balance":
        o.balance += 1
        o.balance -= 3
        o.balance *= 2
        return o.balance
    if name == "rate":
        o.rate += 5
        return o.rate
    if name == "limit":
        o.limit += 1
        return o.limit, type(o).limit
    if name == "fixed":
        o.fixed += 1
    if name == "missing":
        o.missing += 1
    if name == "x":
        o.x += 1
        return o.x


for cls in (Account, Loud, Slots):
    for name in ("balance", "rate", "limit", "fixed", "missing", "x"):
        o = cls()
        if cls is Slots and name == "x":
            print(attempt(more, o, name))
            o.x = 4
        print(cls.__name__, name, attempt(more, o, name), attempt(more, o, name))


def replaced(o):
    o.balance += (o := Account()).balance + 10
    return o.balance


first = Account()
print(replaced(first), first.balance)


class Log:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        print("get", key)
        return self.items.get(key, 0)

    def __setitem__(self, key, value):
        print("set", key, value)
        self.items[key] = value

    def get(self, key, default):
        print("default", key, default)
        return self.items.get(key, default)


def say(x):
    print("say", x)
    return x


class Sub(dict):
    def __missing__(self, key):
        return 40


def item(x, key, y):
    x[key] += y
    x[key] -= 1
    x[key] *= 2
    return x[key]


for x, key, y in [([1, 2], 0, 3), ([1, 2], -1, 3), ([1, 2], 2, 3), ([1.5], 0, 2), (["a"], 0, "b"), ((1, 2), 0, 1), ({"a": 1}, "a", 2), ({}, "a", 2),
                  ({1: 2}, True, 3), ({1: 2**63 - 1}, 1, 1), ({(1, 2): 3}, (1, 2), 4), ({1: 1}, [], 1), (Sub(), "k", 1), (Log(), "k", 1), ("ab", 0, 1), ({"a": []}, "a", [1])]:
    print(attempt(item, x, key, y), list(x) if isinstance(x, (list, tuple)) else x if isinstance(x, dict) else "")

values = {"a": 1}
values[say("a")] += say(2)


def removed(d):
    d["a"] += d.pop("a")
    return d


print(values, removed({"a": 3}), removed({"b": 1, "a": 3}))


def count(d, k, y):
    d[k] = d.get(k, 0) + y
    d[k] = d.get(k, 5) - y
    return d[k]


def count_constant(d, start):
    d["a"] = d.get("a", start) + 1
    d["a"] = d.get("a", start) + 1
    return d


for d in ({}, {"a": 1}, {"a": "x"}, Sub(), Sub(a=3), [1], {1: 1}):
    print(attempt(count, d, "a", 2), attempt(count, d, [], 2), attempt(count, d, (1, "k"), 2.5), attempt(count, d, 1.0, True), d)
    print(attempt(count_constant, d, 3), attempt(count_constant, d, None))
print(count(Log(), "k", 1))


def count_while_iterating(d):
    for k in d:
        d[k + 1] = d.get(k + 1, 0) + 1


def count_unbound(which):
    d = {"z": 1}
    if which:
        k = "z"
    else:
        y = 1
    d[k] = d.get(k, 0) + y


n, m = 7, 8


def grow(d):
    for k in d:
        n = k + 1
        d[n] = d.get(n, 0) + 1


print(attempt(count_while_iterating, {1: 1}), attempt(grow, {1: 1, 2: 2}), attempt(count_unbound, True), attempt(count_unbound, False))


def unpack(a):
    a[0], a[1], a[2] = a
    x, a[0], y = a
    x2, y2, z2 = a
    a[1], a[0] = a[:2]
    for a[0], w in [(1, 2), [3, 4]]:
        pass
    for v, (p, q, r), u in [(0, a, 1), [0, (7, 8, 9), 1]]:
        pass
    return a, x, y, x2, y2, z2, w, p, q, r, u


print(unpack([1, 2, 3]))


def wrong(rows):
    out = []
    for a, b, c in rows:
        out.append(a + b + c)
    return out


print(attempt(wrong, [(1, 2, 3), [4, 5, 6], "abc"]), attempt(wrong, [(1, 2)]), attempt(wrong, [[1, 2, 3, 4]]), attempt(wrong, [5]), attempt(wrong, range(2)), attempt(wrong, []))


def values_of(x, y):
    return x == y, x != y, x < y, x <= y, x > y, x >= y, x == 3 or y, x < 3 and y


for x, y in [(1, 2), (2, 2), (3, 2), (1, 1.0), (1.5, 2), (float("nan"), 1), ("a", "b"), (True, 1), (2**70, 2**70), ([1], [1]), ((1,), (2,))]:
    print(attempt(values_of, x, y))
print(attempt(values_of, 1, "a"), attempt(values_of, None, None))

for text in ["", ",a.", "..", "a", "é,", ",é.é", "xyx"]:
    print([ascii(s) for s in (text.strip(".,"), text.lstrip(".,"), text.rstrip(".,"), text.strip("é"), text.strip(""), text.strip("x"), text.strip("0123456789abcdef,.x"))])

for text in ["", "\n", "a\nb", "a\r\nb\r", "12345678\n12345678", "1234567\v12345678\f123\x1c\x1d\x1e\x1f4\x85", "éééééééé\u2028x\u2029", "12345678", "abcdefgh\x00\x7fijklmno\tp q r s t\n\n"]:
    print(ascii(text.splitlines()), ascii(text.splitlines(True)), text.encode().splitlines())

print([x**y for x in (0.5, 2.0, 1.0, 7.25, 1e-9, 1e9) for y in (-1.5, -0.5, 0.5, 1.5, 2.0, 3.0, 0.0, 1.0, 2.75, 0.015625)])
t = (5, 6, 7)
print([attempt(lambda i: t[i], i) for i in (0, 2, -1, -3, 3, -4, True, None, 2**70)])
