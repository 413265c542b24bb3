"""help() of functions and methods; exit and quit."""
def plain():
    pass


def documented(a, b=2, /, c: int = 3, *args: str, d, e="x", **kw) -> list:
    """Does it.

    Args:
        a: one.
    """


class A:
    def method(self, y=None):
        "Doc of the method."

    @classmethod
    def cls(cls, x): "of the class"


help(plain)
help(lambda x, *, y: x)
help(A.method)
help(A(1).method) if False else help(A().method)


def keywords(*, key=(1, 2)): "Only keywords."


help(keywords)
print(exit, quit, repr(exit))
print(help)
try:
    exit(3)
except SystemExit as e:
    print(repr(e), e.code)
try:
    quit()
except SystemExit as e:
    print(repr(e), e.code)
help("no_such_thing_at_all")
