a = 2**200
print(a, -a, a // 3, -a // 3, a % 7, -a % 7, a % -7, divmod(-a, 10**20))
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, divmod(-7, 2), divmod(7, -2))
print(a & (a - 1), a | 1, a ^ a, a >> 190, 1 << 70, -1 >> 5, -5 >> 1, ~5, ~-1, -6 & 0xFF, -6 | 3, -6 ^ 5)
print(2**-1, (-2) ** 3, -2**2, 2**3**2, (-8) ** 2, 0**0, pow(3, 100, 7), pow(3, -1, 7), pow(2, 10), 10**20 // 10**18)
print(a.bit_length(), (0).bit_length(), (255).bit_count(), (-1).bit_length(), int("1" * 30), int("-0x1F", 16), int("0b11", 0), int("z", 36), int("1_000"))
print(int(3.99), int(-3.99), int(1e20), int("  42 \n"), int(True), int(), int("٣"), float(2**60), 2**53 + 1 == float(2**53 + 1))
print(hex(255), hex(-255), oct(8), bin(-5), bin(2**70), hex(a)[:10], abs(-a) == a, (5).real, (5).numerator)
print(1 / 3, 7 / 2, -7 / 2, 6 / 3, 2**70 / 2**69, 10**400 // 10**399, 1 / 2**60)
print(round(15, -1), round(25, -1), round(-15, -1), round(12345, -2), round(5), round(7, 3), type(round(2.5)).__name__)
print(0x7FFFFFFFFFFFFFFF + 1, -0x8000000000000000 - 1, 3037000500**2, 2**63 * 2**63, (2**64) % 1000, 99999999999 * 99999999999)
print(sum(range(10**5)), sum([2**64] * 3), max(a, a + 1) == a + 1, sorted([2**65, 1, -(2**65)])[0])
print(str(10**50), f"{10**21:,}", f"{2**100:x}", "%d" % 2**80, f"{10**15:e}", repr(-(10**18)))
print(hash(1) == hash(1.0) == hash(True), {1: "a", 1.0: "b", True: "c"}, 10**22 == 1e22, 10**23 == 1e23)
print(a == 2.0**200, a > 1e60, 10**400 > 1e308, 1 < 1.5 < 2, 2**1000 > float("inf"), -(10**400) < float("-inf"))
for bad in (lambda: 1 << -1, lambda: int("x"), lambda: int(""), lambda: int("1.5"), lambda: int("12", 2), lambda: int(None), lambda: 10**400 / 3,
            lambda: float(10**400), lambda: int(float("nan")), lambda: int(float("inf")), lambda: 1 / 0, lambda: int([]), lambda: 3 & 1.5, lambda: -"x"):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, "" if isinstance(e, TypeError) and "int()" in str(e) else e)
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
f = 1
for i in range(1, 31):
    f *= i
print(f, len(str(2**1000)))
