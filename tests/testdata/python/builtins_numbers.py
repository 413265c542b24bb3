print(abs(-3), abs(-2.5), abs(True), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), pow(2, 8), pow(2, 8, 5), pow(2.0, -1), pow(0, 0))
print(round(3.14159, 2), round(2.5), round(3.5), round(-0.5), round(1234, -2), round(5), round(2.5, 0), round(1e10, 3), type(round(2.0)).__name__, type(round(2.0, 0)).__name__)
print(int("12"), int("-7"), int("ff", 16), int("0o17", 8), int("101", 2), int(" 5 "), int(2.9), int(-2.9), int("1_000"), int("z", base=36))
print(float("1.5"), float("-inf"), float("nan"), float(3), float("1e-3"), float("  2 "), float(".5"), float("5."))
print(bin(10), oct(10), hex(10), bin(-1), bin(0), chr(97), ord("a"), chr(0x1F600), ord("é"), hex(10**18))
print(bool("x"), bool(""), str(5), str(5.0), str(None), str([1, "a"]), repr("a"), ascii("é"), ascii("a'b"), ascii(["é"]))
print(isinstance(1, int), isinstance(1, (str, int)), isinstance(True, int), isinstance("a", str), isinstance([], list), isinstance(1, float), isinstance(None, type(None)), isinstance(int, type), isinstance(1, int | str))
print(issubclass(bool, int), issubclass(int, object), issubclass(KeyError, (IndexError, LookupError)), issubclass(int, int), issubclass(str, int))
print(type(1), type("a"), type([]), type(None), type(print), type(len), type(lambda: 0), type(type), type(1.5), type(()), type({}), type(set()), type(range(1)), type(b""), type(Exception), type(ValueError()))
print(type(1).__name__, type(1) is int, type(1) == int, type(True) is int, type([]) in (list, tuple), type("")("x"), type(5)(7.9), int.__name__, str(int), f"{int}", [int, str])
print(callable(len), callable(5), callable(lambda: 0), callable(int), callable("a".upper), callable(type("X", (), {})), callable(type("Y", (), {"__call__": 1})()))
print(len("abc"), len([1]), len({}), len(range(10)), len({1, 2}), len(b"ab"), max("abc"), min([2, 1]), sum([True, True]))
print(id(1) == id(1), id(None) == id(None), hash("a") == hash("a"), hash(0.5) == hash(0.5), hash((1, 2)) == hash((1, 2)))
a = [1]
print(id(a) == id(a), a is a, a is not [1], None is None, (a is a[:]))
print(getattr("abc", "upper")(), hasattr("a", "upper"), hasattr(5, "nope"), getattr(5, "nope", "d"), getattr([], "append") is not None)
for bad in (lambda: abs("a"), lambda: ord("ab"), lambda: ord(5), lambda: chr(-1), lambda: chr("a"), lambda: hex(1.5), lambda: bin("1"), lambda: isinstance(1, 5), lambda: issubclass(5, int), lambda: getattr(5, "nope"), 
            lambda: round("a"), lambda: int("1", "2"), lambda: hash([]), lambda: hash({}), lambda: divmod("a", 1), lambda: pow("a", 2), lambda: float([]), lambda: float("1,5"), lambda: int("0x1")):
    try:
        print("no error", bad())
    except Exception as e:
        print(type(e).__name__, e)
