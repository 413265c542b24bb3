# What type(None), type(...) and functions can do, and their attributes.
def t(s, **names):
    try:
        print(s, "->", repr(eval(s, names)))
    except Exception as e:
        print(s, "->", type(e).__name__, e)


def x(s):
    try:
        exec(s, {})
        print(s, "-> fine")
    except Exception as e:
        print(s, "->", type(e).__name__, e)


def f(a, b=1):
    "doc"
    return a


f.x = 1
for s in "type(None)()", "type(...)()", "type(NotImplemented)()", "type(None)(1)", "type(...)(1)", "type(None)(a=1)", "type(len)()", "type(None)() is None", "type(...)() is ...", "type((x for x in []))()", "type({}.keys())()", "type(iter([]))()":
    t(s)
for s in "f.__get__(3)(), f.__get__(3).__self__", "f.__get__(None, int) is f", "f.__get__(None)", "type(f).__get__(f, 5)(6)", "f.__call__(7)", "type(f).__call__(f, 8)", "len.__get__", "f.__dict__", "len.x", "f.y", "sorted(k for k in dir(f) if k in ('x', '__name__', '__get__', '__call__', '__code__', '__globals__', '__dict__'))":
    t(s, f=f)
for s in ["len.x = 1", "del len.x", "[].append.x = 1", "int.x = 1", "del int.x", "(lambda: 0).x = 1", "import time; time.sleep.x = 1", "str.upper.x = 1", "'a'.upper.x = 1", "print.__name__ = 'x'", "del print.__name__", "def f(): pass\ndel f.x", "def f(): pass\nf.__name__ = 1", "def f(): pass\nf.__code__ = 1", "def f(): pass\nf.__dict__ = 1", "def f(): pass\nf.__dict__ = {'q': 3}; assert f.q == 3; f.r = 4; assert f.__dict__ == {'q': 3, 'r': 4}", "def f(): pass\nf.__defaults__ = 1", "def f(): pass\nf.__kwdefaults__ = 1", "def f(): pass\nf.__closure__ = 1", "def f(): pass\nf.__globals__ = {}", "def f(): pass\ndel f.__name__", "def f(): pass\ndel f.__dict__", "def f(): pass\ndel f.__code__", "(1).x = 1", "(1).real = 1", "None.x = 1", "True.x = 1", "[].x = 1", "object().x = 1", "class A:\n def f(self): pass\nA().f.x = 1", "class A:\n def f(self): pass\nA.f.x = 1\nassert A().f.x == 1", "(x for x in []).x = 1", "range(3).x = 1"]:
    x(s)
for s in "int.__repr__(True)", "bool.__repr__(True)", "repr(True)", "True.__repr__()", "int.__str__(False)", "int.__format__(True, 'd')", "True.bit_length()":
    t(s)
