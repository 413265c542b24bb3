"""Calls of methods of the built-in types with arguments that they do not take."""


def show(name, call):
    try:
        print(name, repr(call()))
    except (TypeError, ValueError, OverflowError) as e:
        print(name, type(e).__name__ + ":", e)


# Dunder methods that wrap what an operator does, and those that are methods by themselves.
show("add", lambda: (1).__add__())
show("add 2", lambda: (1).__add__(1, 2))
show("add by name", lambda: (1).__add__(value=1))
show("pow", lambda: (1).__pow__())
show("pow 3", lambda: (1).__pow__(1, 2, 3))
show("neg", lambda: (1).__neg__(1))
show("hash by name", lambda: (1).__hash__(x=1))
show("setitem", lambda: [].__setitem__(1))
show("delitem", lambda: [].__delitem__())
show("len", lambda: [].__len__(1))
show("tuple getitem", lambda: ().__getitem__())
show("list getitem", lambda: [].__getitem__())
show("dict getitem by name", lambda: {}.__getitem__(key=1))
show("dict contains", lambda: {}.__contains__())
show("str contains", lambda: "".__contains__())
show("format", lambda: "".__format__())
show("format int", lambda: "".__format__(1))
show("trunc", lambda: (1).__trunc__(1))
show("int", lambda: (1).__int__(1))
show("init", lambda: [].__init__(1, 2))
show("init by name", lambda: [].__init__(x=1))
show("set init", lambda: set().__init__(1, 2))
show("dict init", lambda: {}.__init__(1, 2))
show("no receiver", lambda: int.__add__())
show("wrong receiver", lambda: int.__add__("a", 1))
show("wrong receiver of a method", lambda: list.__getitem__((1,), 0))

# Their signatures.
for method in (int.__add__, int.__pow__, int.__neg__, list.__getitem__, list.__setitem__, str.__contains__, str.__format__):
    print(method, method.__text_signature__)
for method in (str.upper, list.index, dict.pop, bytes.center, bytes.hex):
    print(method, method.__text_signature__)

# Methods.
show("no arguments", lambda: "".upper(1))
show("no arguments by name", lambda: "".upper(x=1))
show("one argument", lambda: [].append())
show("one argument of two", lambda: [].append(1, 2))
show("at least", lambda: {}.get())
show("at most", lambda: {}.get(1, 2, 3))
show("two", lambda: [].insert(1))
show("unexpected", lambda: "".split(x=1))
show("unexpected of sort", lambda: [].sort(x=1))
show("class method", lambda: dict.fromkeys())
show("class method by name", lambda: dict.fromkeys(iterable=[]))
show("not str", lambda: "a".replace(1, "b"))
show("not str 2", lambda: "a".replace("a", None))
show("not str, and no int", lambda: "a".replace(1, "b", "c"))
show("not bytes", lambda: b"a".replace(1, b"b"))
show("no byte", lambda: b"a".find("a"))
show("byteorder", lambda: (1).to_bytes(1, 1))
show("byteorder None", lambda: int.from_bytes(b"a", None))
show("encoding", lambda: "a".encode(1))
show("fill", lambda: "a".center(3, 1))
show("fill bytes", lambda: b"a".center(3, "x"))
show("width", lambda: "a".center("x"))
show("large width", lambda: "a".center(10**30))
show("large index", lambda: [].insert(10**30, 1))
show("large pop", lambda: [1].pop(-(10**30)))
show("index None", lambda: [1].index(1, None))


# Classes derived from them.
class Number(int):
    pass


class Table(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


class Data(bytes):
    pass


def class_of(v):
    return type(v).__name__, v


print(class_of(Number.from_bytes(b"\x01")), class_of(Number(3).from_bytes(b"\x02")), class_of(True.from_bytes(b"\x01")))
print(class_of(Table.fromkeys(["a", "b"], 3)), class_of(Table(x=1).fromkeys("c", 4)), class_of({}.fromkeys("d")))
print(class_of(Data.fromhex("6162")), class_of(Data(b"x").fromhex("63")), class_of(bytearray.fromhex("64")))

# Attributes that are no methods, and the views.
print(int.real, float.imag, (3).denominator, True.numerator, slice(1, 2).step)
for name in "real", "imag":
    try:
        setattr(3, name, 4)
    except AttributeError as e:
        print(e)
keys = type({}.keys())
print(keys.isdisjoint, keys.mapping, keys.isdisjoint({1: 2}.keys(), [2]))
show("view", lambda: keys.isdisjoint({}, []))
