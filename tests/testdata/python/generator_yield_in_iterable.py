def g():
    a = [x + 1 for x in [(yield 1), (yield 2)]]
    b = {x for x in (yield 3)}
    c = {k: v for k, v in (yield from h())}
    d = list(y * 2 for y in (yield a))
    e = f([z for z in (yield b)], (yield c))
    s = sum(q for q in (yield d))
    return e, s, c
def h():
    yield 'h'
    return [(1, 2)]
def f(*a): return a
i = g()
v = None
try:
    send = [None, 10, 20, [3, 3, 4], 5, [6, 7], [8], 9, [1, 2, 3]]
    for s in send: print(i.send(s))
except StopIteration as e: print(e.value)
