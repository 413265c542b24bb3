log = []


def v(name, value):
    log.append(name)
    return value


def show(result):
    print(result, log)
    log.clear()


show(v("a", 1) and v("b", 0) and v("c", 1))
show(v("a", 0) or v("b", "") or v("c", []))
show(v("a", 0) or v("b", 2) and v("c", 3))
show(v("then", 1) if v("cond", 0) else v("else", 2))
show(not v("a", []) and v("b", "x"))
show([v("k", 1), v("l", 2)][v("i", 1)])
show({v("k1", 1): v("v1", 2), v("k2", 3): v("v2", 4)})
show(v("f", lambda *a, **k: (a, k))(v("a1", 1), *v("star", [2]), k=v("kw", 3), **v("dstar", {"z": 4})))
show(v("l", 1) + v("m", 2) * v("r", 3) ** v("e", 2))
show(v("x", 5) if v("p", 1) and not v("q", 0) else v("y", 6))
a = [0, 0]
a[v("index", 0)] = v("value", 9)
show(a)
d = {}
d[v("key", "k")], a[v("i2", 1)] = v("rhs1", 1), v("rhs2", 2)
show((d, a))
a[v("aug", 0)] += v("add", 1)
show(a)
show(v("lo", 1) < v("mid", 0) < v("hi", 5))
show(any(v(n, n > 1) for n in range(5)))
show(all(v(n, n < 1) for n in range(5)))
del a[v("del", 0)]
show(a)
try:
    assert v("cond", False), v("msg", "m")
except AssertionError as e:
    show(e.args)
try:
    v("obj", 5)[v("idx", 0)]
except TypeError:
    show("TypeError")
show(f"{v('f1', 1)} {v('f2', 2):{v('spec', 3)}}")
show((lambda a=v("default", 1): a)(v("arg", 2)))
