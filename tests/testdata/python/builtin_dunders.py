# The dunder methods of built-in types, called by their names and read from the types.
print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__mul__(2), (7).__floordiv__(2), (7).__rmod__(20), (2).__pow__(5), (7).__truediv__(2), (6).__and__(3), (6).__or__(1), (6).__xor__(2), (1).__lshift__(4), (16).__rshift__(2), (5).__neg__(), (-5).__abs__(), (5).__invert__(), (5).__pos__(), (7).__divmod__(2), (0).__bool__(), (5).__index__(), (5).__int__(), (5).__float__(), (5).__hash__(), (5).__repr__(), (5).__str__(), (5).__format__("03"), True.__add__(1), True.__and__(False))
print((5).__eq__(5), (5).__eq__("5"), (5).__ne__(4), (5).__lt__(6), (5).__lt__("x"), (5).__ge__(5), (5).__add__("x"), (5).__add__(1.5), (1.5).__add__(1), (1.5).__radd__(1), (2.5).__mul__(2), (2.5).__int__(), (2.5).__trunc__(), (1.0).__eq__(1), (1.5).__divmod__(1), (7.5).__floordiv__(2))
print("a".__add__("b"), "ab".__mul__(2), "ab".__rmul__(2), "abc".__len__(), "abc".__contains__("b"), "abc".__getitem__(1), "abc".__getitem__(slice(1, None)), "%s!".__mod__("x"), "a".__eq__("a"), "a".__lt__("b"), "a".__eq__(1), "abc".__hash__() == hash("abc"), list("ab".__iter__()), "a".__format__(">3"), "a".__repr__(), "a".__str__())
print([1].__add__([2]), [1].__mul__(2), [1, 2].__len__(), [1].__contains__(1), [1, 2].__getitem__(-1), [1].__eq__([1]), [1].__lt__([2]), [1].__eq__((1,)), next([7].__iter__()), [].__repr__(), [1].__ne__([1]), (1,).__add__((2,)), (1, 2).__getitem__(0), (1,).__hash__() == hash((1,)), (3,).__contains__(3), (1, 2).__len__())
x = [1, 2, 3]
x.__setitem__(0, "a")
x.__delitem__(1)
x.__iadd__([9])
x.__init__(x + [0])
print(x, x.__imul__(2) is x, len(x))
d = {"a": 1}
d.__setitem__("b", 2)
d.__delitem__("a")
d.__init__(c=3)
print(d, d.__getitem__("b"), d.__contains__("c"), d.__len__(), list(d.__iter__()), d.__eq__({"b": 2, "c": 3}), d.__or__({"z": 1}), d.__ior__({"q": 0}) is d, d.__or__(5), d.__lt__({}))
s = {1}
print(s.__and__({1, 2}), s.__or__({2}), s.__sub__({1}), s.__xor__({3}), s.__contains__(1), s.__len__(), s.__le__({1, 2}), s.__rsub__({1, 5}), s.__and__([1]), s.__eq__(frozenset([1])), b"ab".__add__(b"c"), b"ab".__getitem__(0), b"a".__contains__(97), b"a".__eq__(b"a"), range(3).__len__(), range(3).__getitem__(1), range(3).__contains__(2))
print(int.__add__(1, 2), str.__len__("abc"), list.__contains__([1], 1), dict.__getitem__({"k": "v"}, "k"), list.__getitem__([1, 2], 1), str.upper("x"), list.append([], 1), dict.get({}, "q", "dflt"), list.__len__([1]), tuple.__eq__((1,), (1,)), object.__eq__(1, 2), object.__ne__(1, 1) in (False, NotImplemented), object.__str__(5), type.__call__(int, "12"), int.__call__ is not None)
print(list(map(str.strip, [" a ", "b "])), list(map(int.__neg__, [1, -2])), sorted(["b", "A"], key=str.lower), max([[1], [1, 2]], key=list.__len__), dict.fromkeys("ab"), int.from_bytes(b"\x01\x00", "big"), str.maketrans("a", "b"), "abc".translate(str.maketrans("a", "b")), float.fromhex("0x1p3"), bytes.fromhex("ff"))
print(int.__add__, str.upper, list.append, dict.__getitem__, object.__init__, str.__len__, type(str.upper).__name__, type(int.__add__).__name__, str.upper.__name__, str.upper.__qualname__, int.__add__.__objclass__, str.join is str.join, "a".upper == "a".upper)
print([m for m in ("__add__", "__len__", "append", "__iter__", "__hash__", "__call__", "__getitem__", "__next__") if hasattr([], m)], [m for m in ("__add__", "__len__", "__index__", "__iter__", "__float__") if hasattr(5, m)], callable(getattr("a", "__len__")), list.__hash__, dict.__hash__, hasattr(len, "__call__"), len.__call__("abc"), (lambda a: a).__call__(4))
print(isinstance(5, object), (5).__class__, (5).__class__.__class__, [].__class__.__name__, "".__class__.__mro__, (5).__doc__ is not None, bool.__bases__, int.__base__, type.__base__, object.__base__, int.__name__, type("").__qualname__, str.__module__)
for bad in (lambda: int.__add__(5), lambda: int.__add__("a", 5), lambda: (5).__add__(), lambda: (5).__add__(1, 2), lambda: str.upper(5), lambda: str.upper(), lambda: [].__getitem__("a"), lambda: [].__len__(5), lambda: {}.__getitem__("k"), lambda: "a".__add__(5), lambda: [].__add__((1,)), lambda: (5).__nope__, lambda: int.nope, lambda: list.__init__([], 5), lambda: [1].__setitem__(5, 1), lambda: (1).__lshift__(-1), lambda: (1).__truediv__(0), lambda: list.append(5, 5), lambda: dict.items(5)):
    try:
        print("no error", bad())
    except Exception as e:
        print(type(e).__name__, e)
