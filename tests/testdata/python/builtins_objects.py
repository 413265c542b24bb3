class A:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        return "m"

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s(v):
        return v


a = A()
print(getattr(a, "x"), getattr(a, "m")(), getattr(a, "z", None), hasattr(a, "y"), hasattr(A, "y"), vars(a), a.__dict__ is vars(a))
setattr(a, "z", 3)
delattr(a, "y")
print(a.z, hasattr(a, "y"), vars(a))
print([n for n in dir(a) if not n.startswith("_")], [n for n in dir(A) if not n.startswith("_")], "append" in dir([]), "upper" in dir(str))
print(A.c() is A, a.c() is A, a.s(5), A.s(6), A.m(a), type(a).x, a.__class__.__name__, A.__name__, A.__module__, A.m.__name__, A.m.__qualname__)
o = object()
print(type(o).__name__, isinstance(o, object), o == o, o != object(), repr(o).startswith("<object object at 0x"), hasattr(o, "__dict__"))
try:
    o.x = 1
except AttributeError as e:
    print(type(e).__name__)
B = type("B", (A,), {"w": 9, "f": lambda self: self.w})
print(B.__name__, B().f(), B().m(), B.__bases__, issubclass(B, A), B.c() is B)


def func(p, q=1):
    "doc of func"
    return p, q


print(func(1), func.__name__, func.__doc__, func.__module__, func.__defaults__, func.__qualname__)
func.attr = "functions have attributes"
print(func.attr, func.__dict__, callable(func), "func" in globals(), globals()["func"] is func)
print((lambda: 0).__name__, len.__name__, [].append.__name__, int.__doc__ is not None, print.__name__)
p = property(lambda self: 5)
print(type(p).__name__, type(A.__dict__["c"]).__name__, type(A.__dict__["s"]).__name__, type(a.m).__name__, type(func).__name__, type(len).__name__)
print(callable(A), callable(a), isinstance(A, type), isinstance(a.m, object), type(A), type(type(a)))
print(slice(1, 2), slice(None), type(slice(1)).__name__, slice(1, 2, 3).indices(10))
try:
    vars(5)
except TypeError as e:
    print(e)
try:
    delattr(a, "nope")
except AttributeError as e:
    print(type(e).__name__)
try:
    a.nope()
except AttributeError as e:
    print(e, e.name, e.obj is a)
try:
    A.nope
except AttributeError as e:
    print(e)
try:
    func.nope
except AttributeError as e:
    print(e)
try:
    None.x
except AttributeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(type(e).__name__)
