# Errors in entering and leaving a with statement.
class Fail:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == "enter":
            raise ValueError("enter fails")
        return self

    def __exit__(self, kind, value, tb):
        print("exit called with", kind and kind.__name__)
        if self.where == "exit":
            raise RuntimeError("exit fails")
        return self.where == "swallow"


class NoExit:
    def __enter__(self):
        print("never")


class Half:
    def __exit__(self, *args):
        print("never")


def attempt(first, second=None):
    try:
        with Fail(first):
            if second:
                raise KeyError(second)
    except Exception as e:
        print(first, "->", type(e).__name__, e, "| context", repr(e.__context__))
    else:
        print(first, "-> fine")


attempt("enter")
attempt("exit")
attempt("exit", "body")
attempt("swallow", "body")
attempt("none", "body")
attempt("none")

for manager in (NoExit(), Half(), 3):
    try:
        with manager:
            print("never")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)

try:
    with Fail("none") as f, Fail("enter"):
        print("never")
except ValueError as e:
    print(e)
