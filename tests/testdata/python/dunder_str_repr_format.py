class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


class ReprOnly:
    def __repr__(self):
        return "RO()"


class StrOnly:
    def __str__(self):
        return "so"


class Fmt:
    def __format__(self, spec):
        return f"[{spec}]"


class Bad:
    def __str__(self):
        return 5


class Bytes:
    def __bool__(self):
        return False

    def __bytes__(self):
        return b"own"


b = Both()
print(b, [b], (b,), {"k": b}, {b}, f"{b} {b!r} {b!s:>8} {b!a}", "%s %r" % (b, b), "{} {!r}".format(b, b))
print(ReprOnly(), [ReprOnly()], str(ReprOnly()))
print(StrOnly(), repr(StrOnly()).startswith("<__main__.StrOnly object at 0x"))
print(f"{Fmt()}|{Fmt():x>10}|{Fmt():{'a' + 'b'}}", format(Fmt()), format(Fmt(), "z"), "{:q}".format(Fmt()))
try:
    str(Bad())
except TypeError as e:
    print(e)
try:
    f"{b:>10}"
except TypeError as e:
    print(e)
print(f"{str(b):>10}|{b!s:^9}|")
print(bytes(Bytes()), not Bytes())


class Exc(Exception):
    def __repr__(self):
        return "custom repr"


try:
    raise Exc("text")
except Exc as e:
    print(e, repr(e), [e])
print(repr(ValueError("it's")), repr(KeyError(("a", 1))), str(KeyError("it's")), repr(ValueError()), [ValueError("x", 1)])


class Node:
    def __init__(self, v, kids=()):
        self.v, self.kids = v, list(kids)

    def __repr__(self):
        return f"Node({self.v!r}, {self.kids})"


print(Node(1, [Node("two"), Node(3.0, [Node(None)])]))
