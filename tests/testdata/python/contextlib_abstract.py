import contextlib
from contextlib import AbstractContextManager, suppress


class M:
    def __enter__(self): pass
    def __exit__(self, *a): pass


class Half:
    def __enter__(self): pass


class None_(M):
    __exit__ = None


print([issubclass(c, AbstractContextManager) for c in (M, Half, None_, int, type(open), contextlib.ExitStack, contextlib.suppress)])
print(isinstance(M(), AbstractContextManager), isinstance(3, AbstractContextManager), isinstance(contextlib.nullcontext(), AbstractContextManager))


class N(AbstractContextManager):
    pass


class O(N):
    def __exit__(self, *a):
        print("exit", a[0])
        return True


for c in AbstractContextManager, N:
    try:
        c()
    except TypeError as e:
        print(e)
with O() as o:
    print(type(o).__name__)
    raise ValueError
print(AbstractContextManager.__abstractmethods__, N.__abstractmethods__, O.__abstractmethods__)
print(type(AbstractContextManager).__name__, type(N).__name__, issubclass(M, N), issubclass(O, AbstractContextManager))

try:
    with suppress(KeyError):
        raise ExceptionGroup("g", [KeyError("a")])
    print("suppressed")
    with suppress(KeyError, IndexError):
        raise ExceptionGroup("g", [KeyError("a"), ExceptionGroup("h", [IndexError(1), ValueError(2)])])
except ExceptionGroup as e:
    print("left", repr(e), e.exceptions, repr(e.__context__), e.__cause__)
try:
    with suppress(ExceptionGroup):
        raise ExceptionGroup("g", [ValueError("a")])
    with suppress(ValueError):
        raise BaseExceptionGroup("g", [KeyboardInterrupt(), ValueError("a")])
except BaseExceptionGroup as e:
    print("left", repr(e))
with suppress():
    print("nothing")
try:
    with suppress():
        raise ExceptionGroup("g", [ValueError("a")])
except ExceptionGroup as e:
    print("left", repr(e))
