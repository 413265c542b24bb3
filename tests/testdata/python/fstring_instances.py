# What makes the text of an instance in an f-string.
class A:
    def __repr__(self): return 5
class B:
    def __str__(self): return 5
    def named(self): return 6
    __repr__ = named
class C:
    def __repr__(self): return "C()"
    def __str__(self): return S("str of C")
class S(str): pass
for x in A(), B(), C():
    for f in (lambda: f"{x}"), (lambda: f"{x!r}"), (lambda: f"{x!s}"), (lambda: repr(x)), (lambda: str(x)),(lambda: f"{x!r:>8}"), (lambda: type(f"{x}")):
        try: print(f())
        except TypeError as e: print(e)
