class Vec:
    def __init__(self, *v):
        self.v = v

    def __repr__(self):
        return f"Vec{self.v}"

    def __add__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(*(a + b for a, b in zip(self.v, o.v)))

    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(a * b for a, b in zip(self.v, k.v))
        return Vec(*(a * k for a in self.v))

    def __rmul__(self, k):
        return Vec(*(k * a for a in self.v), "r")

    def __neg__(self):
        return Vec(*(-a for a in self.v))

    def __pos__(self):
        return self

    def __invert__(self):
        return "inverted"

    def __abs__(self):
        return sum(abs(a) for a in self.v)

    def __matmul__(self, o):
        return "matmul"

    def __floordiv__(self, o):
        return ("floordiv", o)

    def __divmod__(self, o):
        return ("divmod", o)

    def __pow__(self, e, mod=None):
        return ("pow", e, mod)

    def __rsub__(self, o):
        return ("rsub", o)

    def __round__(self, n=None):
        return ("round", n)

    def __index__(self):
        return self.v[0]

    def __int__(self):
        return 77

    def __float__(self):
        return 7.5

    def __ilshift__(self, o):
        return ("ilshift", o)

    def __rshift__(self, o):
        return ("rshift", o)


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a * 3, 3 * a, a * b, -a, +a is a, ~a, abs(Vec(-1, 2)), a // 2, divmod(a, 2), a**3, pow(a, 2, 5))
print(10 - a, round(a), round(a, 2), int(a), float(a), [10, 20, 30][a], hex(Vec(255)), a >> 1)
x = a
x <<= 5
print(x)
x = a
x += b
print(x, a)
for op in (lambda: a + 1, lambda: 1 + a, lambda: a - 1, lambda: a % 2, lambda: "s" + a, lambda: a / None):
    try:
        print(op())
    except TypeError as e:
        print(e)


class Sub(Vec):
    def __radd__(self, o):
        return "Sub radd first"


print(a + Sub(1, 1), list(range(Vec(3)))[-1])
