for x in (0.1, 1.0, -0.0, 1e15, 1e16, 123456789012345680.0, 1e-4, 1e-5, 1.5e300, 5e-324, 1 / 3, 2 / 3, 100.0, 1e22, 1.7976931348623157e308, 0.1 + 0.2, 9007199254740993.0, 3.0e-10):
    print(repr(x), str(x), f"{x}", x == float(repr(x)))
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, [inf, nan], inf - inf, inf * 0, inf > 10**400, float("-Infinity"), float(" 1e3 "), float("1_0.5"), float())
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(1234.5, -2), round(0.5), round(-0.4), round(1e20), round(1.25, 1), round(1.0, 5))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 1e308 * 10, 2.0**0.5, 4**0.5, 2**-2, 0.1 * 3)
print(1.0 == 1, 0.1 + 0.2 == 0.3, 1.5 < 2, 1 < 1.5, nan < 1, nan != nan, max(1, 1.0), max(1.0, 1), 0.0 == -0.0)
print((3.0).is_integer(), (3.5).is_integer(), (0.75).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+1"), (2.5).real)
print(int(2.9), int(-2.9), float(3), float("2.5"), abs(-1.5), -(-2.5), +1.5, not 0.0, bool(nan), 5 // 0.3, 1e3, 10.0**2)
print(f"{0.1:.20f} {1e10:g} {1234.5:.1f} {0.5:.0f} {1.5:.0f} {2.5:.0f} {1e100:.3e} {123.456:10.2f}| {0.000123:g} {1e-5:f}")
print(3.14.__class__.__name__, isinstance(1.0, float), isinstance(1, float), type(1 + 1.0).__name__, type(2 / 1).__name__, type(2**-1).__name__)
print(hash(2.0) == hash(2), {2: "int"}[2.0], 3.0 in [3], [1.0, 2].index(2.0), sum([1, 2.5]), sum([0.5, 0.25]), 2 * 1.5)
for bad in (lambda: float("x"), lambda: float(""), lambda: float(None), lambda: 1.5 & 1, lambda: list()[1.0], lambda: range(1.5), lambda: 2.0**10000, lambda: round(inf), lambda: round(nan), lambda: "a" * 2.0):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e if type(e) is ValueError else "")
total = 0.0
for i in range(10):
    total += 0.1
print(total, 1e16 + 1, 1e16 + 2.0, 0.1 * 0.1)
