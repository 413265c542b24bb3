# An error in a generator, in a loop inside of one over another generator, which is closed then.


def outer(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")


def inner():
    yield nosuch


def raises():
    yield 1
    raise ValueError("inner")


for make in (inner, raises):
    log = []
    try:
        for i in outer(log):
            for j in make():
                log.append(j)
    except (NameError, ValueError) as e:
        print(type(e).__name__, e, log)

f = -0.0
two = 2.0
print(f % two, 0.0 % -two, 4.0 % -two, -4.0 % two, 4 % -two, divmod(f, two))
f %= two
print(f)


def in_finally():
    try:
        1 / 0
    finally:
        for x in inner():
            yield x


try:
    list(in_finally())
except NameError as e:
    print(type(e).__name__, type(e.__context__).__name__)
