# Slots given twice and by two bases; classes without an order; the repr of a property.
def make(*bases, **attrs):
    try:
        print(type("Z", bases, attrs).__mro__)
    except Exception as e:
        print(type(e).__name__, e)


class A:
    pass


class B(A):
    pass


class C(A):
    pass


class X(B, C):
    pass


class Y(C, B):
    pass


for bases in (A, B), (A, B, C), (B, A, C), (B, C, A), (object, A), (A, object, B), (X, Y), (X, Y, A), (A, X, Y):
    make(*bases)


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("b",)


class S3(S1):
    __slots__ = ("c",)


class S0:
    __slots__ = ()


class Weak:
    __slots__ = ("__weakref__",)


for bases in (S1, S2), (S1, S0), (S0, S2), (S3, S1), (S3, S2), (A, S1), (S1, A, S2), (Weak, S1):
    make(*bases)
make(__slots__=("a", "a"))
make(__slots__=("a",), a=1)
make(__slots__=("1a",))
print(repr(property()).startswith("<property object at 0x"), classmethod(len), staticmethod(len))
