class Base:
    "doc"
    kind = "base"
    def __init__(self, name):
        self.name = name
        self.copy = 3
    def hello(self):
        return "hello " + self.name
    @property
    def loud(self):
        return self.name + "!"
class Derived(Base):
    kind = "derived"
    def __init__(self, name):
        super().__init__(name)
        self.extra = [1]
        self.extra += [2]
        self.copy += 1
    def hello(self):
        return super().hello() + " " + self.kind + " " + __class__.kind
    def nested(self):
        def f(me):
            return super(Derived, me).hello() if False else me.name
        return f(self)
d = Derived("d")
print(d.hello(), d.loud, d.extra, d.nested(), d.copy, Derived.__name__, Base.__doc__)
classes = []
for i in range(3):
    class Loop(Base):
        number = i
        def who(self):
            return __class__.number, super().hello()
    classes.append(Loop)
print([c("n").who() for c in classes])

class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, t, v, tb):
        print("exit", self.name, t is None, repr(v))
        return self.swallow
def use(x):
    with Manager("a") as a, Manager("b", True) as b:
        if x == 0:
            return a.name + b.name
        if x == 1:
            raise ValueError("one")
        print("body")
    print("after")
    return "end"
print(use(0))
print(use(1))
print(use(2))
def loop_with():
    for i in range(4):
        with Manager(str(i)):
            if i == 0:
                continue
            if i == 2:
                break
    return i
print(loop_with())
try:
    with Manager("outer"):
        with Manager("inner"):
            raise KeyError("k")
except KeyError as e:
    print("caught", e.args)
def deco(tag):
    print("make", tag)
    def wrap(f):
        print("wrap", tag)
        def inner(*args, **kw):
            return (tag, f(*args, **kw))
        return inner
    return wrap
@deco("one")
@deco("two")
def f(a, b=2):
    return a + b
print(f(1), f(1, b=5))
def cls_deco(c):
    c.added = 7
    return c
@cls_deco
class Decorated:
    x: int = 1
    y: "undefined_thing"
print(Decorated.added, Decorated.x)
class Err(ValueError):
    def __init__(self, code):
        super().__init__(code)
        self.code = code
try:
    raise Err(5)
except ValueError as e:
    print(e.code, isinstance(e, Err))
def local_class(n):
    class L:
        def __init__(self):
            self.n = n
        def __iter__(self):
            return iter([n, n + 1])
    return L
a, b = local_class(4)()
print(a, b, [x for x in local_class(8)()])
class Conditional:
    if True:
        def m(self):
            return "yes"
    else:
        def m(self):
            return "no"
    try:
        undefined
    except NameError:
        flag = "handled"
    with Manager("class body"):
        inner = 5
    del inner
print(Conditional().m(), Conditional.flag, hasattr(Conditional, "inner"))
class Outer:
    class Inner:
        v = 1
    def make(self):
        return Outer.Inner.v
print(Outer().make())
