"""Attributes that exceptions have by their class, and what they are made of."""


def show(e, *names):
    print(repr(e), "|", str(e), "|", e.args)
    for name in names:
        print("   ", name, "=", repr(getattr(e, name)))


def fails(make):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, "-", e)


show(ImportError("m", name="n", path="p"), "msg", "name", "path")
show(ImportError(), "msg", "name", "path")
show(ImportError("a", "b"), "msg")
show(ModuleNotFoundError("m", name="x"), "msg", "name", "path")
show(NameError("m", name="x"), "name")
show(UnboundLocalError("m"), "name")
show(AttributeError("m", name="x", obj=3), "name", "obj")
show(AttributeError("m"), "name", "obj")

place = ("msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line")
show(SyntaxError("bad", ("/a/f.py", 3, 4, "text here")), *place)
show(SyntaxError("bad", ("f.py", 3, 4, "text here", 3, 9)), *place)
show(SyntaxError("bad"), *place)
show(SyntaxError(), *place)
show(SyntaxError("bad", (None, 3, 4, "text")), "lineno")
show(SyntaxError("bad", ("f.py", None, 4, "text")), "lineno")
show(IndentationError("bad", ["f.py", 3, 4, "text"]), "lineno")
show(SyntaxError("a", ("f", 1, 2, "t"), 5), "lineno")

codec = ("encoding", "object", "start", "end", "reason")
show(UnicodeDecodeError("utf-8", b"abc\xff", 3, 4, "invalid start byte"), *codec)
show(UnicodeDecodeError("utf-8", bytearray(b"abc\xff"), 2, 3, "no"))
show(UnicodeEncodeError("ascii", "h\u1234\u1235", 1, 3, "no"), *codec)
show(UnicodeEncodeError("ascii", "h\xe4", 1, 2, "no"), *codec)
show(UnicodeTranslateError("h\u1234", 1, 2, "no"), *codec)
show(UnicodeTranslateError("h\u1234", 0, 2, "no"), "start")
show(UnicodeError("just", "args"))

os_error = ("errno", "strerror", "filename", "filename2")
show(OSError(2, "No such", "f.txt", None, "g.txt"), *os_error)
show(OSError(2, "No such", "f.txt"), *os_error)
show(OSError(2, "No such", None), *os_error)
show(OSError("x"), *os_error)
show(OSError(), *os_error)
show(OSError(1, 2, 3, 4, 5, 6), *os_error)
show(FileNotFoundError(13, "x"), *os_error)
show(BlockingIOError(11, "x", 5), "characters_written", "filename")
show(OSError(999, "x"))
for number in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115):
    print(number, type(OSError(number, "x")).__name__)

show(StopIteration(1, 2), "value")
show(StopIteration(), "value")
show(SystemExit(1, 2), "code")
show(SystemExit("x"), "code")
show(SystemExit(), "code")
show(KeyError("a"))
show(KeyError("a", "b"))
show(KeyError())

fails(lambda: ValueError("m", foo=3))
fails(lambda: OSError(a=1))
fails(lambda: StopIteration(a=1))
fails(lambda: SyntaxError("a", (1, 2)))
fails(lambda: SyntaxError("a", 3))
fails(lambda: UnicodeDecodeError("utf-8"))
fails(lambda: UnicodeDecodeError("utf-8", "x", 1, 2, "r"))
fails(lambda: UnicodeDecodeError("utf-8", b"x", "1", 2, "r"))
fails(lambda: UnicodeDecodeError(1, b"x", 1, 2, "r"))
fails(lambda: UnicodeEncodeError("ascii", b"x", 1, 2, "r"))
fails(lambda: UnicodeTranslateError("ascii", 1))
fails(lambda: OSError(1, "x").characters_written)

# They can be set, and are not in __dict__.
e = UnicodeDecodeError("utf-8", b"abc\xff", 3, 4, "why")
e.reason = "because"
e.extra = 1
print(e, e.args[4], e.__dict__)
e = OSError(2, "text", "file")
e.filename = "other"
e.errno = 5
print(e, e.args)
e = SystemExit()
e.code = 5
print(e.code, e.args)
e = ImportError("m", name="x")
del e.name
print(e.name, e.msg)
e.msg = "changed"
print(e, e.args)
print(ImportError.name)


# Classes of scripts.
class Own(ImportError):
    def __init__(self, name):
        super().__init__("no " + name, name=name)


show(Own("x"), "name", "msg")


class Quiet(SyntaxError):
    filename = "own"

    def __init__(self):
        pass


show(Quiet(), "filename", "msg")


class Numbered(OSError):
    pass


show(Numbered(2, "x"), *os_error)


class Plain(StopIteration):
    value = "own"


show(Plain(1), "value")
fails(lambda: type("Both", (ImportError, OSError), {}))
