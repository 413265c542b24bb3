def counter(start=0):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def reset():
        nonlocal n
        n = start

    def peek():
        return n

    return step, reset, peek


step, reset, peek = counter(10)
other, _, other_peek = counter()
print(step(), step(5), peek(), other(), other_peek())
reset()
print(peek(), other_peek())


def deep():
    x = "outer"

    def mid():
        def inner():
            nonlocal x
            try:
                raise KeyError
            except KeyError:
                x = "set in a handler"
            for x_ in range(2):
                x += str(x_)

        inner()
        return x

    return mid(), x


print(deep())


def unbound():
    def use():
        return later

    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    print(use())
    del later
    try:
        use()
    except NameError as e:
        print(type(e).__name__)


unbound()
