"""__getattr__ is asked when what is found fails with an AttributeError: properties, descriptors, and their kin."""

import functools

f0 = 1.5


class Own(AttributeError):
    pass


class D:
    def __get__(self, obj, cls):
        if obj is None:
            return "of the class"
        return obj.missing_too.x


class Base:
    @property
    def deep(self):
        raise Own("deep")


class C(Base):
    @property
    def native(self):
        return (f0).rfind("x")

    @property
    def raises(self):
        raise AttributeError("raises")

    @property
    def derived(self):
        raise Own("derived")

    @property
    def other(self):
        raise KeyError("other")

    @property
    def chained(self):
        return self.native.x

    @functools.cached_property
    def cached(self):
        return None.x

    d = D()

    def __getattr__(self, n):
        if n.startswith("__"):
            raise AttributeError(n)
        if n == "missing_too":
            return 5
        return n, 42

    def read(self):
        return self.native


class Sub(C):
    @property
    def deep(self):
        return super().deep


class Ask:
    def __getattribute__(self, n):
        if n == "a":
            raise AttributeError("a")
        return object.__getattribute__(self, n)

    def __getattr__(self, n):
        return "asked", n

    @property
    def p(self):
        return None.y


class Plain:
    @property
    def p(self):
        return f0.nothing


class Meta(type):
    @property
    def p(cls):
        return None.y

    def __getattr__(cls, n):
        return cls.__name__, n


class WithMeta(metaclass=Meta):
    pass


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for o in C(), Sub():
    for _ in range(2):
        attempt(lambda: o.native)
        attempt(lambda: o.raises)
        attempt(lambda: o.derived)
        attempt(lambda: o.other)
        attempt(lambda: o.chained)
        attempt(lambda: o.cached)
        attempt(lambda: o.d)
        attempt(lambda: o.deep)
        attempt(lambda: o.read())
    for n in "native", "raises", "other", "cached", "d", "deep":
        attempt(lambda: getattr(o, n))
        attempt(lambda: getattr(o, n, "default"))
        attempt(lambda: hasattr(o, n))
        attempt(lambda: o.__getattribute__(n))
        attempt(lambda: object.__getattribute__(o, n))
attempt(lambda: Ask().a)
attempt(lambda: Ask().p)
attempt(lambda: Ask().q)
attempt(lambda: Plain().p)
attempt(lambda: getattr(Plain(), "p", "default"))
attempt(lambda: hasattr(Plain(), "p"))
attempt(lambda: WithMeta.p)
attempt(lambda: WithMeta.q)
attempt(lambda: C.d)


class Named:
    @property
    def p(self):
        raise AttributeError("without a name")

    @property
    def q(self):
        return None.y

    @functools.cached_property
    def r(self):
        raise AttributeError("without a name")


for n in "p", "q", "r":
    for f in lambda: getattr(Named(), n), lambda: eval(f"Named().{n}"):
        try:
            f()
        except AttributeError as e:
            print(e, e.name, type(e.obj).__name__)
