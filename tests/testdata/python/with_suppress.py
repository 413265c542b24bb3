from contextlib import suppress

with suppress(ZeroDivisionError):
    1 / 0
    print("never")
print("after")
with suppress(LookupError):
    {}["subclass of LookupError"]
try:
    with suppress(KeyError):
        raise ValueError("not suppressed")
except ValueError as e:
    print(e)
with suppress():
    print("nothing to suppress")
for i in range(3):
    with suppress(ValueError):
        if i == 1:
            raise ValueError
        print("i", i)


def f():
    with suppress(Exception):
        raise TypeError("gone")
        return "never"
    return "fell through"


def g():
    with suppress(Exception):
        return "from with"


print(f(), g())
x = "unchanged"
with suppress(ZeroDivisionError):
    x = 1 / 0
print(x)
s = suppress(KeyError)
with s:
    raise KeyError
with s:
    raise KeyError
print("reusable")
with suppress(KeyError) as nothing:
    print(nothing)


class Sup:
    def __enter__(self):
        return self

    def __exit__(self, kind, exc, tb):
        return kind is not None and issubclass(kind, ValueError)


with Sup(), suppress(KeyError):
    raise ValueError("by the outer one")
for i in range(5):
    with Sup():
        if i == 3:
            break
        if i % 2:
            raise ValueError
        print(i)
