x = "global"


def f(assign):
    if assign:
        x = "local"
    return x


print(f(True))
try:
    f(False)
except UnboundLocalError as e:
    print(e)


def g():
    x += "!"


try:
    g()
except UnboundLocalError as e:
    print(e)


def h():
    del x
    x = 1


try:
    h()
except UnboundLocalError as e:
    print(e)


def loop(items):
    for item in items:
        pass
    return item


print(loop([1, 2]))
try:
    loop([])
except UnboundLocalError as e:
    print(e)


def in_class():
    class C:
        x = x

    return C.x


print(in_class())
try:
    print(never_bound)
except NameError as e:
    print(e, isinstance(e, UnboundLocalError))
