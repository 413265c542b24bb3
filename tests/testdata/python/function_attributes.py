# What a function says of itself, and what it can be given.
import functools


def plain(a, b, /, c=3, *args, d, e=5, **kw):
    """A docstring."""
    return a


print(plain.__name__, plain.__qualname__, plain.__doc__, plain.__module__)
print(plain.__defaults__, plain.__kwdefaults__, plain.__dict__)
code = plain.__code__
print(code.co_name, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
print(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount], code.co_firstlineno)


def bare():
    pass


print(bare.__doc__, bare.__defaults__, bare.__kwdefaults__, bare.__code__.co_argcount)
print((lambda x, y=1: x).__name__, (lambda x, y=1: x).__defaults__, repr(bare).startswith("<function bare at 0x"))


def outer():
    def inner():
        class Local:
            def method(self):
                return lambda: None

        return Local

    return inner


Local = outer()()
print(outer().__qualname__, Local.__qualname__, Local.method.__qualname__)
print(repr(outer()).split(" at ")[0], repr(Local.method).split(" at ")[0])


class C:
    def m(self, x=1):
        "of m"
        return self

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s(y=(1, 2)):
        return y

    @property
    def p(self):
        "of p"
        return 1

    class D:
        def deep(self): ...

    def g(self):
        yield


o = C()
print(C.m.__qualname__, o.m.__qualname__, o.m.__name__, o.m.__doc__, o.m.__self__ is o, o.m.__func__ is C.m)
print(C.c.__self__ is C, C.c.__func__.__qualname__, C.s.__defaults__, C.p.__doc__, C.D.deep.__qualname__, o.m.__defaults__)
print(repr(o.m).startswith("<bound method C.m of <__main__.C object at 0x"), o.m() is o)
print(o.g().__name__, o.g().__qualname__, repr(o.g()).split(" at ")[0])


# Attributes of its own.
def counted():
    counted.calls += 1
    return counted.calls


counted.calls = 0
counted()
counted()
print(counted.calls, counted.__dict__, counted.__name__, hasattr(counted, "other"))
counted.__name__ = "renamed"
counted.__doc__ = "new doc"
print(counted.__name__, counted.__doc__, counted())
del counted.calls
print(hasattr(counted, "calls"), counted.__dict__)
try:
    counted.missing
except AttributeError as e:
    print(e)


# Attributes that a decorator gives.
def route(path, **options):
    def decorate(fn):
        fn.path = path
        fn.options = options
        return fn

    return decorate


@route("/home", method="GET")
def home(request):
    return f"home of {request}"


print(home.path, home.options, home("me"), home.__name__)


def tag(name):
    def decorate(fn):
        if not hasattr(fn, "tags"):
            fn.tags = []
        fn.tags.append(name)
        return fn

    return decorate


class Tagged:
    @tag("a")
    @tag("b")
    def method(self):
        return self.method.tags

    @property
    @tag("prop")
    def prop(self):
        return "value"


print(Tagged().method(), Tagged.method.tags, Tagged().prop, Tagged.prop.fget.tags)


def logged(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        wrapper.count += 1
        return fn(*args, **kwargs)

    wrapper.count = 0
    return wrapper


@logged
def add(x: int, y: int = 2) -> int:
    """Adds."""
    return x + y


print(add(1), add(1, y=5), add.count, add.__name__, add.__doc__, add.__qualname__)
print(add.__wrapped__(3, 4), add.__wrapped__.__defaults__, add.__annotations__ == {"x": int, "y": int, "return": int})


def registry():
    known = {}

    def register(fn):
        known[fn.__name__] = fn
        fn.order = len(known)
        return fn

    return known, register


known, register = registry()


@register
def first():
    return 1


@register
def second():
    return 2


print([(name, fn.order, fn()) for name, fn in known.items()], known["first"] is first)
print(callable(first), isinstance(first, type(plain)), type(first).__name__)
