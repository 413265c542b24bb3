# Classes derived from list, tuple, set, frozenset, bytes and bytearray.
class Stack(list):
    def push(self, *xs):
        self.extend(xs)
        return self

    def __getitem__(self, i):
        got = super().__getitem__(i)
        return Stack(got) if isinstance(i, slice) else got

    def __add__(self, other):
        return Stack(list.__add__(self, other))

    def __contains__(self, x):
        return x == "anything" or super().__contains__(x)

    def __repr__(self):
        return f"Stack({list(self)})"


class Logged(list):
    def append(self, x):
        print("append", x)
        super().append(x)

    def __setitem__(self, i, v):
        print("set", i, v)
        super().__setitem__(i, v)

    def __delitem__(self, i):
        print("del", i)
        super().__delitem__(i)

    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __len__(self):
        return super().__len__() + 100


class Point(tuple):
    def __new__(cls, x, y=0):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __add__(self, o):
        return Point(self[0] + o[0], self[1] + o[1])

    def __eq__(self, o):
        return tuple.__eq__(self, o)

    def __hash__(self):
        return super().__hash__()


class Tags(set):
    def add(self, x):
        super().add(x.lower())

    def __or__(self, o):
        return Tags(super().__or__(o))


class Frozen(frozenset):
    pass


class Blob(bytes):
    def hexed(self):
        return self.hex("-")


class Buf(bytearray):
    pass


s = Stack([1]).push(2, 3)
s += (4,)
print(s, s[-1], s[1:], type(s[:2]).__name__, s + [9], [0] + s, s * 2, 2 * s, "anything" in s, 7 in s, s == [1, 2, 3, 4], s != [1], s < [2], [2] > s, len(s), sum(s), max(s), sorted(s, reverse=True), list(reversed(s)), [*s], (*s,), {*s} == {1, 2, 3, 4})
s[0], s[1:2] = "a", [8, 9]
del s[-1]
s.insert(0, "front")
s.remove("a")
first, *rest = s
print(s, first, rest, s.index(9), s.count(8), s.pop(), s.copy(), type(s.copy()).__name__, "-".join(map(str, s)), ",".join(Stack("abc")), str(s), f"{s}", "%s" % s, "%s" % (s,))
s.sort(key=str)
s.note = "attributes too"
print(s, s.note, vars(s), list.__len__(s), list.__repr__(s), isinstance(s, list), s is s, [s].index(s), bool(Stack()))
log = Logged([1])
log.append(2)
log[0] = 5
del log[1]
print(len(log), bool(Logged()), [x for x in log], log)
print((lambda *a: a)(*log), list.__len__(log), log == [5], [5] == log)
p = Point(1, 2)
print(p, p.x, p + (1, 1), (p + p).x, p == (1, 2), (1, 2) == p, hash(p) == hash((1, 2)), {p: "p"}[Point(1, 2)], {(1, 2): "t"}[p], p < (2,), p[::-1], p.index(2), p * 2, len(p), "%d,%d" % p, "{} {}".format(*p), Point(5), isinstance(p, tuple), max(p, (0, 9)), sorted([Point(2), Point(1)]))
x, y = p
print(x, y, [a + b for a, b in [p, p]], dict([p]), tuple(p), type(tuple(p)).__name__)
match p:
    case (1, b):
        print("tuple", b)
match s:
    case ["front", *others]:
        print("list", others)
    case [*others]:
        print("any list", others)
t = Tags(["One"])
t.add("TWO")
print(sorted(t), t == {"One", "two"}, type(t | {"x"}).__name__, type(t & {"two"}).__name__, "two" in t, len(t), t >= {"two"}, Tags(), Frozen([1]), t.isdisjoint({"q"}), sorted(t ^ {"One"}))
f = Frozen([1, 2])
print(f == {1, 2}, hash(f) == hash(frozenset({2, 1})), {f: 1}[frozenset([1, 2])], f | {3}, f - {1}, type(f | f).__name__, f in {f}, sorted(f))
t |= {"three"}
t -= {"One"}
print(sorted(t), type(t).__name__)
b = Blob(b"\x01\xff")
print(b, b.hexed(), b + b"!", b[0], b[:1], b == b"\x01\xff", len(b), {b"\x01\xff": 1}[b], list(b), Blob("é", "utf-8"), b"".join([b, b]), bytes(b), Blob(2), b.decode("latin-1"))
u = Buf(b"ab")
u.append(99)
u += b"d"
u[0] = 65
print(u, len(u), u == b"Abcd", bytes(u), u.upper())
for bad in (lambda: Stack(5), lambda: Stack(1, 2), lambda: s["a"], lambda: s[99], lambda: s + 5, lambda: s < 5, lambda: p["a"], lambda: p + 5, lambda: setattr(p, "x", 1), lambda: t + t, lambda: hash(s), lambda: hash(t), lambda: s.nope, lambda: Frozen(5), lambda: Frozen([1]).add(1), lambda: Blob("x"), lambda: list.append(p, 1), lambda: tuple.__new__(Stack), lambda: object.__new__(Stack)):
    try:
        print("no error", bad())
    except (TypeError, IndexError, AttributeError) as e:
        print(type(e).__name__, str(e).split(" (")[0])
