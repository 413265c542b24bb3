# Descriptors, __init_subclass__, __class_getitem__, __set_name__, __slots__, __new__.
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return f"unbound {self.name}"
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}")
        obj.__dict__[self.name] = value


class Rec:
    age = Typed(int)
    name = Typed(str)


r = Rec()
print(r.age, Rec.name)
r.age = 5
try:
    r.name = 3
except TypeError as e:
    print(e)
print(r.age, r.__dict__)


class Plugin:
    plugins = []

    def __init_subclass__(cls, tag="none", **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Plugin.plugins.append(cls.__name__)


class One(Plugin):
    pass


class Two(Plugin, tag="second"):
    pass


print(Plugin.plugins, One.tag, Two.tag)


class Single:
    _inst = None

    def __new__(cls, *args):
        print("new", args)
        if cls._inst is None:
            cls._inst = super().__new__(cls)
        return cls._inst

    def __init__(self, *args):
        self.args = args


print(Single(1) is Single(2), Single(3).args)


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slots()
s.b = 2
print(s.a + s.b, hasattr(s, "__dict__"))
try:
    s.c = 3
except AttributeError as e:
    print("AttributeError")


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Generic["int"], Generic[1, 2])


class Tuple2(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


t = Tuple2(1, 2)
print(t, t.first, t == (1, 2), len(t))
Dyn = type("Dyn", (Rec,), {"extra": 1, "say": lambda self: "dyn"})
print(Dyn.__name__, Dyn().say(), Dyn.extra, isinstance(Dyn(), Rec))
