# What classes cannot derive from, and what making them and their instances complains of.
class M1(type):
    pass


class M2(type):
    pass


class A1(metaclass=M1):
    pass


class A2(metaclass=M2):
    pass


class L(list):
    pass


class Slots:
    __slots__ = ("a",)


class Nothing:
    pass


class WithNew:
    def __new__(cls, x):
        return super().__new__(cls)


class NewOther:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never called")


class BadInit:
    def __init__(self):
        return 5


class BadLen:
    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __iter__(self):
        return 5

    def __repr__(self):
        return 5

    def __hash__(self):
        return "x"

    def __index__(self):
        return 1.5

    def __contains__(self, x):
        return [x]

    def __format__(self, spec):
        return 5


def stmt():
    pass


tests = {
    "int and str": lambda: type("Q", (int, str), {}),
    "derived from bool": lambda: type("Q", (bool,), {}),
    "NoneType": lambda: type("Q", (type(None),), {}),
    "range": lambda: type("Q", (range,), {}),
    "slice": lambda: type("Q", (slice,), {}),
    "function": lambda: type("Q", (type(stmt),), {}),
    "exception and dict": lambda: type("Q", (KeyError, dict), {}),
    "twice": lambda: type("Q", (Nothing, Nothing), {}),
    "metaclasses": lambda: type("Q", (A1, A2), {}),
    "bases": lambda: type("Q", 5, {}),
    "dict": lambda: type("Q", (), 5),
    "name": lambda: type(5, (), {}),
    "type of two": lambda: type(1, 2),
    "no class": lambda: type("Q", (5,), {}),
    "slots conflict": lambda: type("Q", (), {"__slots__": ("a",), "a": 1}),
    "slots name": lambda: type("Q", (), {"__slots__": ("a b",)}),
    "slots type": lambda: type("Q", (), {"__slots__": (5,)}),
    "slot unset": lambda: Slots().a,
    "no slot": lambda: setattr(Slots(), "b", 1),
    "no dict": lambda: Slots().__dict__,
    "no arguments": lambda: Nothing(1),
    "no keywords": lambda: Nothing(x=1),
    "new of other": lambda: int.__new__(str),
    "new of none": lambda: dict.__new__(),
    "new of value": lambda: int.__new__(5),
    "new unsafe": lambda: object.__new__(int),
    "new unsafe derived": lambda: object.__new__(L),
    "type.__new__": lambda: type.__new__(type, "a"),
    "type.__new__ of int": lambda: type.__new__(int, "a", (), {}),
    "init": lambda: BadInit(),
    "keywords of list": lambda: L(x=1),
    "many of list": lambda: L(1, 2),
    "len": lambda: len(BadLen()),
    "bool": lambda: bool(BadLen()),
    "iter": lambda: iter(BadLen()),
    "repr": lambda: repr(BadLen()),
    "hash": lambda: hash(BadLen()),
    "index": lambda: [1][BadLen()],
    "format": lambda: f"{BadLen()}",
    "contains": lambda: 3 in BadLen(),
    "subscript": lambda: Nothing()[1],
    "subscript of class": lambda: Nothing[1],
    "subscript of list class": lambda: L[int] and "fine",
    "call": lambda: Nothing()(),
    "minus": lambda: -Nothing(),
    "order of instances": lambda: Nothing() < Nothing(),
    "order of classes": lambda: Nothing < L,
    "loop over class": lambda: list(Nothing),
    "len of class": lambda: len(Nothing),
    "next": lambda: next(Nothing()),
    "with": lambda: Nothing().__enter__(),
    "class name": lambda: setattr(Nothing, "__name__", 5),
    "class of instance": lambda: setattr(Nothing(), "__class__", L),
    "attribute of built-in": lambda: setattr(list, "x", 1),
    "delete from built-in": lambda: delattr(list, "append"),
    "super attribute": lambda: super(L, L()).nope,
    "isinstance": lambda: isinstance(5, 5),
    "issubclass": lambda: issubclass(5, int),
    "issubclass of": lambda: issubclass(int, "int"),
    "init_subclass": lambda: type("Q", (), {}, x=1),
}
for name, f in tests.items():
    try:
        print(f"{name}: {f()!r}")
    except (TypeError, ValueError, AttributeError) as e:
        print(f"{name}: {type(e).__name__} {e}")
print(NewOther(), type(WithNew(1)).__name__, WithNew.__new__(WithNew, 2).__class__.__name__)
try:

    class Bad(Nothing, 5):
        pass
except TypeError as e:
    print(e)
