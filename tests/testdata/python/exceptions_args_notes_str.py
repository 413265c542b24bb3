class MyError(Exception):
    """Docs."""

    def __init__(self, message, code=None):
        super().__init__(message)
        self.code = code

    def __str__(self):
        base = super().__str__()
        return f"[{self.code}] {base}" if self.code else base


class Sub(MyError):
    default = "sub default"

    def __init__(self, *args, **kw):
        super().__init__(args[0] if args else self.default, **kw)


for e in (MyError("m"), MyError("m", code=5), Sub(), Sub("given", code="x")):
    print(str(e), repr(e), e.args, e.code, isinstance(e, MyError))
e = ValueError(1, "two", [3])
print(e, repr(e), e.args, str(ValueError()), str(ValueError("")), str(ValueError(None)), str(ValueError((1, 2))), repr(ValueError("a\nb")))
print(ValueError("a") == ValueError("a"), ValueError("a").args == ("a",), hash(e) == hash(e))
e.extra = "attribute"
e.args = ("replaced",)
print(e, e.extra, vars(e))
print(KeyError("k"), repr(KeyError("k")), str(KeyError(5)), str(KeyError("a", "b")), f"{KeyError('q')}", "%s" % KeyError("z"))
try:
    raise MyError("with note")
except MyError as err:
    err.add_note("a note")
    print(err.__notes__, err.__traceback__ is not None, err.with_traceback(None) is err, err.__traceback__)
try:
    raise KeyError("missing") from ValueError("the cause")
except KeyError as err:
    print(repr(err.__cause__), err.__suppress_context__)


def classify(exc_type):
    try:
        raise exc_type("boom")
    except (KeyError, IndexError) as e:
        return f"lookup {e.args[0]}"
    except ArithmeticError as e:
        return f"arith {e}"
    except OSError as e:
        return f"os {e} {e.errno}"
    except Exception as e:
        return f"{type(e).__name__} {e}"
    finally:
        print("checked", exc_type.__name__, end="; ")


for t in (KeyError, IndexError, ZeroDivisionError, FileNotFoundError, TimeoutError, RuntimeError, NotImplementedError, StopIteration, MyError):
    print(classify(t))
print(OSError(2, "No such file or directory").errno, FileNotFoundError is type(OSError(2, "x")), isinstance(OSError(13, "p"), PermissionError))
print(SystemExit("bye").code, SystemExit().code, SystemExit(1, 2).code, KeyboardInterrupt().args, StopIteration([1]).value)
print(MyError.__name__, MyError.__doc__, MyError.__mro__[1].__name__, issubclass(Sub, Exception), type(e).__name__)
