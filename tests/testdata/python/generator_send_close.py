def echo():
    got = []
    try:
        while True:
            x = yield len(got)
            got.append(x)
            if x == "stop":
                return got
    except ValueError as e:
        got.append(str(e))
        yield "handled"
        yield "more"
    finally:
        print("finally", got)


g = echo()
try:
    g.send(1)
except TypeError as e:
    print(e)
print(next(g), g.send("a"), next(g), g.send("c"))
try:
    g.send("stop")
except StopIteration as e:
    print("value", e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)

g = echo()
next(g)
print(g.throw(ValueError("thrown")), next(g))
g.close()
g.close()
print(list(g))

g = echo()
g.close()
print("never started:", list(g))

g = echo()
try:
    g.throw(KeyError("early"))
except KeyError as e:
    print("KeyError", e)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def leaks():
    yield 1
    raise StopIteration("inner")


try:
    list(leaks())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as e:
    print(e)
