def level1(a):
    x = a

    def level2(b):
        nonlocal x
        x += b
        y = b * 2

        def level3(c):
            nonlocal x, y
            x += c
            y += c

            def level4():
                return (a, b, c, x, y)

            return level4

        return level3

    return level2, lambda: x


l2, get = level1(1)
l3 = l2(10)
l4 = l3(100)
print(l4(), get())
l3(1000)
print(l4(), get())
other, other_get = level1(5)
print(other(1)(1)(), other_get(), get())


def shadowing():
    v = "outer"

    def a():
        v = "a"

        def b():
            nonlocal v
            v = "changed by b"

        b()
        return v

    return a(), v


print(shadowing())
v = "module"


def globals_through_functions():
    v = "function"

    def inner():
        global v
        v = "set by inner"
        return v

    return inner(), v


print(globals_through_functions(), v)


def param_capture(n, *args, k=1, **kw):
    def show():
        nonlocal n
        n += 1
        return n, args, k, kw

    return show


s = param_capture(1, 2, 3, k=4, z=5)
print(s(), s())


def in_branches(flag):
    if flag:
        def f():
            return "true branch"
    else:
        f = lambda: "false branch"
    return f()


print(in_branches(True), in_branches(False))


def loop_capture():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    i = 99
    return [f() for f in fs]


print(loop_capture())


def try_capture():
    def get():
        return value

    try:
        value = 1
        raise KeyError
    except KeyError:
        value = get() + 1
    finally:
        value = get() + 10
    return get()


print(try_capture())


def mutual(n):
    def even(k):
        return k == 0 or odd(k - 1)

    def odd(k):
        return k != 0 and even(k - 1)

    return even(n)


print(mutual(10), mutual(7))
