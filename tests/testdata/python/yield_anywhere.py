def deco(x):
    def d(f): return f
    return d
def g():
    @deco((yield 1))
    def f(a=(yield 2), *, b: int = (yield 3)): return a, b
    h = lambda x=(yield 4): x
    class C((yield 5), k=(yield 6)): pass
    (yield 7)[0], *(yield 8)[1:2] = "ab"
    (yield 9)[0]: int = (yield 10)
    assert not (yield 11), (yield 12)
    match 1:
        case x if (yield 13): pass
    print(f"{(yield 14):{(yield 15)}}")
    return f(), h(), C
class K:
    def __init_subclass__(cls, k): print(k)
it = g()
v = None
try:
    n = it.send(None)
    while True:
        print(n)
        n = it.send({5: K, 7: [0], 8: [1,2,3], 9: [1], 11: False, 15: 5}.get(n, n))
except StopIteration as e: print(e.value)
