"""The traceback of a SyntaxError that a script makes."""


def f():
    raise SyntaxError("bad text", ("/a/f.py", 3, 5, "   text here\n", 3, 6))


f()
