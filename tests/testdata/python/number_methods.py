# Methods of numbers, special methods of operators, and what numbers do not do.
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class D:
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 3
    def __ceil__(self): return 4
    def __floor__(self): return 5
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __ipow__(self, o): return ("ipow", o)
    def __complex__(self): return 1
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class InP:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(('add', o)); return self
    def __isub__(self, o): self.log.append(('sub', o)); return self
    def __imul__(self, o): self.log.append(('mul', o)); return self
    def __itruediv__(self, o): self.log.append(('truediv', o)); return self
    def __ifloordiv__(self, o): self.log.append(('floordiv', o)); return self
    def __imod__(self, o): self.log.append(('mod', o)); return self
    def __iand__(self, o): self.log.append(('and', o)); return self
    def __ior__(self, o): self.log.append(('or', o)); return self
    def __ixor__(self, o): self.log.append(('xor', o)); return self
    def __ilshift__(self, o): self.log.append(('lshift', o)); return self
    def __irshift__(self, o): self.log.append(('rshift', o)); return self
    def __ipow__(self, o): self.log.append(('pow', o)); return self
    def __imatmul__(self, o): self.log.append(('matmul', o)); return self
x = InP()
x += 1; x -= 2; x *= 3; x /= 4; x //= 5; x %= 6; x &= 7; x |= 8; x ^= 9; x <<= 10; x >>= 11; x **= 12; x @= 13
print(x.log)
y = D(); y **= 2; print(y)
for f in (
    lambda: (3.0).is_integer(), lambda: (2.5).is_integer(), lambda: float("inf").is_integer(), lambda: (0.75).as_integer_ratio(), lambda: (5).as_integer_ratio(), lambda: (-0.5).as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: float("inf").as_integer_ratio(), lambda: (1e300).as_integer_ratio()[1],
    lambda: (1.5).hex(), lambda: (-0.0).hex(), lambda: (0.1).hex(), lambda: (5e-324).hex(), lambda: float("inf").hex(), lambda: (1e308).hex(), lambda: float.fromhex("0x1.8p+1"), lambda: float.fromhex("-0x.8"), lambda: float.fromhex("inf"), lambda: float.fromhex("1p-1074"), lambda: float.fromhex("zz"), lambda: float.fromhex("0x1p5000"),
    lambda: (255).bit_length(), lambda: (-255).bit_length(), lambda: (0).bit_length(), lambda: (2**100).bit_length(), lambda: (255).bit_count(), lambda: (-7).bit_count(), lambda: True.bit_count(), lambda: (1000).to_bytes(2, "big"), lambda: (1000).to_bytes(2, "little"), lambda: (1000).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (-2).to_bytes(2, "big", signed=True), lambda: (5).to_bytes(), lambda: (5).to_bytes(length=3, byteorder="little"), lambda: (1).to_bytes(1, "middle"),
    lambda: int.from_bytes(b"\x01\x00", "big"), lambda: int.from_bytes([1, 2], "little"), lambda: int.from_bytes(b"\xff", "big", signed=True), lambda: int.from_bytes(b"\x02"), lambda: int.from_bytes(bytearray(b"\x01"), byteorder="big"), lambda: int.from_bytes("a", "big"), lambda: int.from_bytes(b"", "big"),
    lambda: (5).conjugate(), lambda: (5).real, lambda: (5).imag, lambda: (5).numerator, lambda: (5).denominator, lambda: (2.5).real, lambda: (2.5).imag, lambda: (2.5).conjugate(), lambda: True.real, lambda: True.numerator, lambda: (2.5).numerator, lambda: (5).nothing,
    lambda: divmod(7, 2), lambda: divmod(-7, 2), lambda: divmod(7.5, 2), lambda: divmod(D(), 2), lambda: divmod(2, D()), lambda: divmod("a", 2), lambda: divmod(True, 2), lambda: divmod([], {}),
    lambda: round(D()), lambda: round(D(), 2), lambda: round(D(), None), lambda: round(2.5), lambda: round(2.567, 2), lambda: round(1234, -2), lambda: round(2.5, None), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(5, 2), lambda: round(True), lambda: round(-2.5), lambda: round(2.675, 2), lambda: round(1e22, 2), lambda: round(1, 1.5),
    lambda: pow(D(), 2), lambda: pow(D(), 2, 3), lambda: pow(2, D()), lambda: 2 ** D(), lambda: D() ** 2, lambda: pow(2, -1), lambda: pow(2, 3, 0), lambda: pow(2, 3, 5.0), lambda: pow("a", 2), lambda: (-8) ** 3,
    lambda: 1 << 2.0, lambda: 1.0 << 2, lambda: 1 << "a", lambda: "a" << 1, lambda: 1 >> 1.5, lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << I(3), lambda: 1 << 600, lambda: (1 << 600) >> 599, lambda: -1 >> 1000, lambda: True << True, lambda: 5 & 1.0, lambda: 5 | None, lambda: "a" ^ 1, lambda: ~1.5, lambda: -"a", lambda: +[],
    lambda: 10 ** 400 / 3, lambda: 10 ** 400 / 10 ** 399, lambda: 10 ** 400 / 1.5, lambda: 10 ** 400 * 1.5, lambda: 1.5 + 10 ** 400, lambda: float(10 ** 400), lambda: int(1e400), lambda: int(float("nan")), lambda: 1 / 0, lambda: 0 / 5, lambda: -7 // 2, lambda: -7 % 3, lambda: 7 % -3, lambda: 7.5 // -2, lambda: -0.0 // 3,
    lambda: int(I(7)), lambda: float(I(7)), lambda: hex(I(255)), lambda: bin(I(5)), lambda: oct(I(8)), lambda: chr(I(65)), lambda: range(I(2)), lambda: [1, 2, 3][I(1)], lambda: [1] * I(2), lambda: I(2) * [1], lambda: "abc"[I(1):], lambda: [1, 2, 3][:I(2)], lambda: "ab" * I(2), lambda: list(range(I(1), I(3))), lambda: (1, 2)[I(5)], lambda: "x"[I(9)],
    lambda: int("0x1f", 16), lambda: int("0b11", 0), lambda: int("z", 36), lambda: int("12", base=3), lambda: int("９"), lambda: int(" 1_000 "), lambda: int("1__0"), lambda: int(b"7"), lambda: int("1", 1), lambda: int(2.9), lambda: int("2.9"), lambda: int(None), lambda: float("1e5"), lambda: float("nan"), lambda: float("-inf"), lambda: float("1_0.5"), lambda: float(""), lambda: float("1e"), lambda: float([]), lambda: abs(-5), lambda: abs(-2.5), lambda: abs("a"), lambda: abs(True),
    lambda: (3).__class__, lambda: 0.1 + 0.2, lambda: 1e16, lambda: 1e-5, lambda: 123456789.123456789, lambda: 2 ** 0.5, lambda: 10 ** -2, lambda: isinstance(True, int), lambda: hash(1.0) == hash(1) == hash(True), lambda: 1 < 2 < 3 > 0, lambda: 1 == 1.0 == True, lambda: float("nan") == float("nan"), lambda: max(1, 2.5, True), lambda: min([3, 1.0, 2]), lambda: sum([0.1] * 3), lambda: sum([1, 2.5, True]),
):
    show(f)
