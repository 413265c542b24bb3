# What runs when generators are closed, dropped or left by an error.
log = []


def g(name):
    try:
        for i in range(10):
            yield i
    except GeneratorExit:
        log.append(f"{name} GeneratorExit")
        raise
    finally:
        log.append(f"{name} finally")


a = g("a")
next(a)
a.close()
print(log)
log.clear()


def chain():
    try:
        yield from g("inner")
    finally:
        log.append("outer finally")


c = chain()
next(c)
c.close()
print(log)
log.clear()

b = g("b")
for x in b:
    if x == 1:
        break
print(log, next(b))
b.close()
print(log)
log.clear()

try:
    for x in g("c"):
        if x == 1:
            raise KeyError(x)
except KeyError as e:
    print("KeyError", e)


def swallow():
    while True:
        try:
            yield 1
        except ValueError as e:
            log.append(f"swallowed {e}")


log.clear()
s = swallow()
next(s)
print(s.throw(ValueError("one")), s.throw(ValueError("two")), log)
try:
    s.throw(TypeError("three"))
except TypeError as e:
    print("TypeError", e)
print(next(s, "finished"))


def returns_in_finally():
    try:
        yield 1
    finally:
        log.append("cleanup")


r = returns_in_finally()
print(list(r), log[-1])
