# bytes and bytearray where nothing says that they are: by parameters of functions.
def idx(b, i): return b[i]
b = b"hello\x00\xff"
print([idx(b, i) for i in range(len(b))], idx(b, -1), idx(b, True))
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
def add(x, y): return x + y
def mul(x, y): return x * y
def mod(x, y): return x % y
def lt(x, y): return x < y
def eq(x, y): return x == y
def has(x, y): return x in y
ba = bytearray(b"hello\x00\xff")
for f in (lambda: idx(b, 99), lambda: idx(b, "a"), lambda: idx(b, slice(1, 3)), lambda: idx(b, slice(None, None, -1)), lambda: idx(b, None), lambda: idx(b, 1.0),
          lambda: add(b, b"x"), lambda: add(b, "x"), lambda: add("x", b), lambda: add(b, ba), lambda: add(ba, b), lambda: add(b, 1), lambda: add(1, b),
          lambda: mul(b, 2), lambda: mul(2, b), lambda: mul(b, True), lambda: mul(b, -1), lambda: mul(b, "a"), lambda: mul(b, 1.5), lambda: mod(b"%d-%s|%r|%c|%x|%5.1f|%a", (5, b"x", "é", 65, 255, 1.25, "é")),
          lambda: mod(b"%s", ba), lambda: mod(b"%(a)s", {b"a": b"q"}), lambda: mod(b"%s", "x"), lambda: mod(b"%d", b"1"), lambda: mod(b"a", b"b"), lambda: mod(b"%b", b"b"),
          lambda: lt(b"a", b"b"), lambda: lt(b"a", "a"), lambda: eq(b, ba), lambda: eq(ba, b), lambda: eq(b, "hello"), lambda: eq(b"a", b"a"),
          lambda: has(104, b), lambda: has(b"ell", b), lambda: has(256, b), lambda: has("x", b), lambda: has(b"x", b), lambda: has(None, b), lambda: has(ba, b), lambda: has(b"h", [b"h"]), lambda: has(b"h", {b"h"}),
          lambda: hash(b"ab") == hash(bytes([97, 98])), lambda: {b"ab": 1}[bytes(b"ab")], lambda: {b"k", b"k"}, lambda: sorted([b"b", b"a", b"ab"]), lambda: max(b"abc"), lambda: sum(b"abc"), lambda: list(reversed(b"abc")),
          lambda: list(enumerate(b"ab")), lambda: [*b"ab"], lambda: dict(zip(b"ab", b"cd")), lambda: tuple(b"ab"), lambda: bytes(b"x"), lambda: bytes(ba), lambda: bytes([1, 2]), lambda: bytes(3), lambda: bytes("é", "utf-8"), lambda: bytes("x"),
          lambda: bytes(-1), lambda: bytes([256]), lambda: bytes(["a"]), lambda: isinstance(b, bytes), lambda: type(b), lambda: type(b) is bytes, lambda: bool(b""), lambda: not b"x", lambda: b.__class__, lambda: len(b),
          lambda: b.nothing, lambda: b.decode("utf-8"), lambda: b"abc".decode(), lambda: b[1:3], lambda: b[::2], lambda: b[-3:], lambda: b is b, lambda: str(b), lambda: repr(b), lambda: f"{b!r:>20}", lambda: "%s %r" % (b, b), lambda: bytes.fromhex("00 ff"), lambda: b"abc".hex("-"),
          lambda: b"abc".index(b"z"), lambda: b"a,b".split(","), lambda: b"-".join(["a"]), lambda: b" a ".strip("x"), lambda: b"abc".replace("a", "b"), lambda: b"abc".startswith("a"), lambda: b"abc".startswith((b"x", b"a")),
          lambda: b"aXb".lower(), lambda: b"a b".title(), lambda: b"abc".find(98), lambda: b"abc".count(98), lambda: b"abc".center(9, b"*"), lambda: b"7".zfill(3), lambda: b"a\tb".expandtabs(4), lambda: b"a\nb\r\nc".splitlines(), lambda: b"abc".translate(bytes.maketrans(b"a", b"z")), lambda: b"prefix-x".removeprefix(b"prefix-"), lambda: b"\xe9".isascii(),
          lambda: int(b"12"), lambda: float(b"1.5"), lambda: int.from_bytes(b"\x01\x00", "little"), lambda: ord(b"a"), lambda: b"\xff\xfe".decode("latin-1"), lambda: b"\xff".decode("ascii"), lambda: b"\xffx".decode("utf-8", "replace"), lambda: str(b"abc", "ascii")):
    show(f)
for c in b"ab":
    print(c, end=" ")
a, *rest = b"xyz"
print(a, rest)
x = b"a"
x += b"b"
x *= 2
print(x, b"a" b"b", b"it's", rb"\d")
match b"abc":
    case {}: print("mapping")
    case [*_]: print("seq")
    case b"abc": print("abc")
match b"":
    case bytes(): print("bytes")
def d(v=b"dflt"): return v
class C:
    MAGIC = b"\x89PNG"
    def __getitem__(self, i): return self.MAGIC[i]
print(d(), C()[1], C()[1:3], [z for z in b"\x01\x02"], {b"a": 1}.get(b"a"), set(b"aab") == {97, 98})
ba[0:2] = b"HE"; ba[2] = 76; del ba[-1]; ba += b"!"; ba.extend([33]); ba.insert(0, 62)
print(ba, ba == bytes(ba), bytes(ba) == ba, ba > b"a", b"z" > ba, ba.find(b"L"), b"o" in ba, 33 in ba, ba.upper(), ba[::-1], ba * 2, ba + b"x", b"x" + ba)
show(lambda: ba[99]); show(lambda: ba["x"]); show(lambda: hash(ba)); show(lambda: ba.remove(200))
try: ba[99] = 1
except IndexError as e: print(e)
try: ba[0] = 256
except ValueError as e: print(e)
try: ba["a"] = 1
except TypeError as e: print(e)
try: b[0] = 1
except TypeError as e: print(e)
try: del b[0]
except TypeError as e: print(e)
ba.reverse(); print(ba, ba.pop(), ba.pop(0), ba.copy() is ba, list(ba)[:3], sorted(ba)[:2]); ba.clear(); print(ba)
