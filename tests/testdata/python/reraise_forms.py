# Bare raise takes the exception being handled, however deep.
def helper():
    raise


def a():
    try:
        raise ValueError("a")
    except ValueError:
        helper()


def b():
    try:
        raise ValueError("b")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


def c():
    try:
        raise ValueError("c")
    except ValueError as e:
        e.args = ("changed",)
        raise e


def d():
    raise


def e():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError:
            if i == 2:
                raise


for f in (a, b, c, d, e):
    try:
        f()
    except Exception as exc:
        print(f.__name__, type(exc).__name__, exc, exc.__context__)
