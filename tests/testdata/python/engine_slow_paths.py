# What random programs found: in which order a display is computed, and which name an unbound operand has.
def show(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def later_name():
    return {[]: 1, "k": nosuch}


def long_display():
    return {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, []: 14, 15: nosuch}


def very_long_display():
    return {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, []: 14, 15: 15, 16: 16, 17: nosuch}


def right_unbound(x):
    x.attr += unbound
    unbound = 1


def right_of_item(x):
    x[0] += unbound
    unbound = 1


def right_of_global():
    global counter
    counter += unbound
    unbound = 1


def left_bitwise():
    unbound ^= 3


def left_power():
    return unbound ** 2
    unbound = 1


class A:
    attr = 1


counter = 1
for f, *args in (later_name,), (long_display,), (very_long_display,), (right_unbound, A()), (right_of_item, [1]), (right_of_global,), (left_bitwise,), (left_power,):
    show(f, *args)


def nested_comprehensions():
    return [a * b for a, b in zip([1, 2], [a * b for a, b in zip([3, 4], [5, 6])])]


def generator_after_tuple(p):
    a, b = (0 if False else p, p)
    yield a, b
    c = {a: b}
    yield c
    for x in [y for y in (a, b)]:
        yield x


show(nested_comprehensions)
print(list(generator_after_tuple(7)))
