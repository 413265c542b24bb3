"""Attributes of methods of built-in types, and of class and static methods that are not bound."""
import functools


class C:
    @classmethod
    def c(cls):
        "doc of c"
        return cls

    @staticmethod
    def s():
        "doc of s"
        return 1


class D(C):
    pass


items = []
print(items.append.__self__ is items, getattr(items, "append").__self__ is items)
print("abc".upper.__self__, (3).bit_length.__self__, {1: 2}.get.__self__, b"x".decode.__self__)
bound = "a-b".split
print(bound.__self__, bound.__name__, bound("-"))

c, s = C.__dict__["c"], C.__dict__["s"]
for m in (c, s):
    print(type(m).__name__, m.__func__.__name__, m.__wrapped__ is m.__func__, m.__name__, m.__qualname__, m.__module__, m.__doc__)
    print(m.__isabstractmethod__, repr(m).startswith(f"<{type(m).__name__}(<function C."))
    try:
        m.nosuch
    except AttributeError as e:
        print(e)
print(s.__get__(None, C)(), s.__get__(C())(), s())
print(c.__get__(None, D)(), c.__get__(D())())
print(C.c.__self__, D.c.__self__, C().c.__self__, C.c.__func__ is c.__func__)


@functools.lru_cache
def cached():
    pass


@functools.wraps(cached)
def wrapping():
    pass


print(cached.__wrapped__.__name__, wrapping.__wrapped__ is cached)
