import functools


def repeat(times):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            return [f(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorate


def trace(f):
    print("decorating", f.__name__)

    def wrapper(*args):
        print("call", f.__name__, args)
        return f(*args)

    return wrapper


@repeat(times=2)
@trace
def add(a, b):
    return a + b


print(add(1, 2), add.__name__)


@repeat(3)
def documented(x):
    """The docstring."""
    return x


print(documented("z"), documented.__name__, documented.__doc__, documented.__wrapped__(1))


def register(cls):
    cls.registered = True
    cls.extra = lambda self: self.base() + 1
    return cls


@register
class Thing:
    def base(self):
        return 41


print(Thing.registered, Thing().extra())


class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)


@Count
def square(x):
    return x * x


print(square(3), square(4), square.n)
table = {"neg": lambda f: lambda x: -f(x)}


@table["neg"]
@(lambda f: lambda x: f(x) + 1)
def ident(x):
    return x


print(ident(5))


@str
def text():
    pass


print(type(text) is str, text.startswith("<function text at"))
