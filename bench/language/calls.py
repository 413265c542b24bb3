"""Calls of functions."""

from timing import report


def nothing():
    pass


def one(x):
    return x


def defaults(a, b=2, c=3):
    return a


def collect(*args, **kwargs):
    return args


def call_nothing(n):
    for _ in range(n):
        nothing()


def call_one(n):
    for i in range(n):
        one(i)


def call_defaults(n):
    for i in range(n):
        defaults(i)


def call_keyword(n):
    for i in range(n):
        defaults(i, c=4)


def call_star(n):
    args = (1, 2)
    for i in range(n):
        defaults(*args)


def call_collect(n):
    for i in range(n):
        collect(i, 2, k=3)


def call_lambda(n):
    f = lambda x: x + 1
    for i in range(n):
        f(i)


def counter():
    count = 0

    def add():
        nonlocal count
        count += 1
        return count

    return add


def call_closure(n):
    add = counter()
    for _ in range(n):
        add()


def make_closure(n):
    for i in range(n):
        def f():
            return i


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def call_recursive(n):
    for _ in range(n // 177 + 1):
        fibonacci(10)


def decorate(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


@decorate
def decorated(x):
    return x


def call_decorated(n):
    for i in range(n):
        decorated(i)


def call_map(n):
    for x in map(one, range(n)):
        pass


report(
    ("f()", call_nothing),
    ("f(x)", call_one),
    ("f(x) with defaults", call_defaults),
    ("f(x, c=4)", call_keyword),
    ("f(*args)", call_star),
    ("f(x, 2, k=3) to *args, **kwargs", call_collect),
    ("lambda", call_lambda),
    ("closure with nonlocal", call_closure),
    ("def in a function", make_closure),
    ("recursion", call_recursive),
    ("decorated function", call_decorated),
    ("for in map(f, x)", call_map),
)
