# MemoryErrors of the interpreter have no context; those that a script raises have.
for f in (lambda: bytes(1 << 61), lambda: [1, 2] * (1 << 60), lambda: (1,) * (1 << 61), lambda: b"ab" * (1 << 61), lambda: "ab" * (1 << 61)):
    try:
        try:
            raise KeyError("first")
        except KeyError:
            f()
    except MemoryError as e:
        print(repr(e), e.args, e.__context__)
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise MemoryError("mine")
except MemoryError as e:
    print(repr(e), repr(e.__context__))
