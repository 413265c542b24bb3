def count(n):
    i = 0
    while i < n:
        got = yield i
        if got is not None:
            i = got
        else:
            i += 1
    return "done"
g = count(5)
print(next(g), next(g), g.send(4))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(list(count(3)), sum(count(4)))

def cleanup(log):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")
log = []
g = cleanup(log)
print(next(g))
g.close()
g.close()
print(log)
log = []
for x in cleanup(log):
    print(x)
print(log)

def delegate():
    r = yield from count(2)
    yield r
    yield from [10, 20]
    yield from "ab"
print(list(delegate()))

def params(a, *args, k=1, **kw):
    a += 1
    for x in args:
        a += x
        yield a, k, kw
    try:
        k = k + 1
        yield k
    finally:
        yield "fin"
print(list(params(1, 2, 3, z=4)))

def raises():
    yield 1
    raise ValueError("in generator")
try:
    for x in raises():
        print(x)
except ValueError as e:
    print("caught", e)

def tree(n):
    if n > 0:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))

lazy = []
def note(x):
    lazy.append(x)
    return x
g = (note(i) for i in range(5) if i % 2 == 0)
print(lazy)
print(next(g), lazy, list(g), lazy)
print(next((i for i in [1, 2, 3] if i > 1), "none"), next((i for i in [] if i > 1), "none"))
pairs = ((a, b) for a in range(2) for b in "xy")
print(list(pairs))
gs = [(i * k for k in range(2)) for i in range(3)]
print([list(g) for g in gs])
def nonlocal_in_gen():
    total = 0
    def add():
        nonlocal total
        for i in range(3):
            try:
                total += i
                yield total
            finally:
                total += 100
    return list(add()), total
print(nonlocal_in_gen())
def loops():
    for i in range(3):
        for j in range(3):
            try:
                if j == 1:
                    continue
                if i == 2:
                    return "ret"
                yield i, j
            finally:
                yield "f"
        else:
            yield "else"
g = loops()
out = []
while True:
    try:
        out.append(next(g))
    except StopIteration as e:
        out.append(e.value)
        break
print(out)
f = lambda n: (yield n)
print(list(f(3)))
def with_lambda():
    x = yield 1
    y = [(yield 2), x]
    return y
g = with_lambda()
print(next(g), g.send("a"))
try:
    g.send("b")
except StopIteration as e:
    print(e.value)
def empty():
    return
    yield
print(list(empty()))
