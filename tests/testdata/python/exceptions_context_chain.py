# __context__, __cause__ and __suppress_context__.
def show(e):
    depth = 0
    while e is not None:
        print("  " * depth + type(e).__name__, e, "cause" if e.__cause__ else "", e.__suppress_context__)
        e = e.__cause__ or e.__context__
        depth += 1


def first():
    raise KeyError("k")


def second():
    try:
        first()
    except KeyError:
        raise ValueError("v")


def third():
    try:
        second()
    except ValueError as e:
        raise RuntimeError("r") from e


def hidden():
    try:
        third()
    except RuntimeError:
        raise OSError("o") from None


for f in (second, third, hidden):
    try:
        f()
    except Exception as e:
        print(f.__name__)
        show(e)
        print(e.__context__ is None)

try:
    try:
        raise IndexError("one")
    finally:
        raise TypeError("two")
except TypeError as e:
    print(repr(e), repr(e.__context__))

e1 = ValueError("alone")
try:
    raise e1 from TypeError
except ValueError as e:
    print(repr(e.__cause__), e.__context__)
