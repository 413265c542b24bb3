import math
from math import ceil, floor, gcd, inf, isclose, pi, sqrt

print(math.sqrt(16), sqrt(2), ceil(2.1), floor(-2.1), math.trunc(-2.7), gcd(12, 18), math.lcm(4, 6), math.factorial(20), math.comb(5, 2), math.perm(5, 2))
print(pi, math.e, inf, math.nan != math.nan, math.isnan(math.nan), math.isinf(-inf), math.isfinite(1.0), isclose(0.1 + 0.2, 0.3), math.tau > 6)
print(math.pow(2, 10), math.exp(0), math.log(1), math.log10(1000), math.log2(8), math.log(8, 2), math.sin(0), math.cos(0), math.atan2(0, 1), math.hypot(3, 4), math.degrees(math.pi), math.radians(0))
print(math.fabs(-2), math.fmod(-7, 3), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.prod([1, 2, 3]), math.isqrt(99), math.fsum([0.1] * 10))
print(type(ceil(2.0)).__name__, ceil(5), floor(10**20), math.isqrt(10**40), [round(math.sqrt(n), 3) for n in range(5)], math.dist([0, 0], [3, 4]))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.sqrt("x"), lambda: math.ceil(inf)):
    try:
        bad()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__)
