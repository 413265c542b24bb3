# An AttributeError that the getter of a property raises: __getattr__ is asked then, and the error is told of
# which attribute it is.


class Asks:
    @property
    def raises(self):
        raise AttributeError("no")

    @property
    def deeper(self):
        return self.missing.other

    @property
    def fails(self):
        return (1.5).rfind("x")

    @property
    def other(self):
        return {}["k"]

    def __getattr__(self, name):
        return "asked", name


class AskedError(Exception):
    fails = Asks.fails

    def __getattr__(self, name):
        return "asked", name


class Meta(type):
    fails = Asks.fails

    def __getattr__(cls, name):
        return "asked", name


class Made(metaclass=Meta):
    pass


class Derived(dict):
    fails = Asks.fails

    def __getattr__(self, name):
        return "asked", name


class Refuses(Asks):
    def __getattr__(self, name):
        raise AttributeError(f"refused {name}")


class Plain:
    raises = Asks.raises
    fails = Asks.fails


for _ in range(3):
    for o in (Asks(), AskedError(), Made, Derived(), Refuses(), Plain()):
        for name in ("raises", "deeper", "fails", "other"):
            try:
                print(getattr(o, name))
            except (AttributeError, KeyError) as e:
                print(type(e).__name__, e, getattr(e, "name", ""), type(getattr(e, "obj", None)).__name__)
    for o in (Asks(), AskedError(), Made, Derived(), Refuses(), Plain()):
        try:
            print(o.fails)
        except AttributeError as e:
            print(e, e.name, type(e.obj).__name__)
        try:
            print(o.raises)
        except AttributeError as e:
            print(e, e.name, type(e.obj).__name__)
    print(hasattr(Plain(), "fails"), hasattr(Refuses(), "raises"), getattr(Plain(), "raises", 7))
