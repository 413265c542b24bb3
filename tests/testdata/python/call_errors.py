# What CPython says of a wrong call.
def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def default(a, b=1):
    pass


def keyword(*, key, other=1):
    pass


def posonly(a, b, /):
    pass


class C:
    def __init__(self, x):
        pass

    def method(self, y):
        pass


def outer():
    def inner(z):
        pass

    return inner


c = C(1)
three, nothing, text = 3, None, "s"
calls = [
    lambda: none(1),
    lambda: one(),
    lambda: one(1, 2),
    lambda: one(1, a=2),
    lambda: one(zzz=1),
    lambda: two(),
    lambda: two(1),
    lambda: two(b=1),
    lambda: two(1, 2, 3, 4),
    lambda: default(),
    lambda: default(1, 2, 3),
    lambda: keyword(),
    lambda: keyword(1, key=2),
    lambda: keyword(key=1, wrong=2),
    lambda: posonly(1),
    lambda: posonly(1, b=2),
    lambda: C(),
    lambda: C(1, 2),
    lambda: c.method(),
    lambda: c.method(1, 2),
    lambda: outer()(),
    lambda: (lambda q: q)(),
    lambda: three(),
    lambda: nothing(),
    lambda: text(),
    lambda: c(),
    lambda: two(*[1], **{"a": 1}),
    lambda: two(*5),
    lambda: two(**5),
    lambda: len(),
    lambda: len(1),
    lambda: object(1),
]
for call in calls:
    try:
        call()
        print("no error")
    except TypeError as e:
        print(str(e).replace("__main__.", ""))
