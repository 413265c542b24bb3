def attempt(f):
    try:
        f()
        print("no error")
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def a():
    "abc"[0] = "x"


def b():
    (1, 2)[0] = 1


def c():
    x = 5
    x[0] = 1


def d():
    None[0] = 1


def e():
    [1][5] = 1


def f():
    [1]["a"] = 1


def g():
    x, y = 1


def h():
    x, y = [1]


def i():
    x, (y, z) = 1, (2,)


def j():
    (x,) = []


def k():
    x, *y, z = "a"


def l():
    del {}["a"]


def m():
    del [1][3]


def n():
    del "abc"[0]


def s():
    x = None
    x += 1


def t():
    x = "a"
    x -= 1


def u():
    x = [1]
    x += 5


def v():
    for x, y in [1, 2]:
        pass


def w():
    for x in 5:
        pass


def y():
    raise 5


def z():
    raise ValueError from 5


def aa():
    x = {}
    x["a"] += 1


def bb():
    x += 1


def cc():
    return undefined_name


def dd():
    [1, 2, 3][::2] = [1]


for func in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, s, t, u, v, w, y, z, aa, cc, dd):
    attempt(func)
attempt(bb)
