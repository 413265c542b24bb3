# Code of exec and eval works on the dict that it is given, and globals() takes any keys.
def t(name, f):
    try: print(name, repr(f()))
    except BaseException as e: print(name, type(e).__name__, e)
class K(str):
    def __eq__(self, o): return str.__eq__(self, o)
    def __hash__(self): return str.__hash__(self)
g = globals()
g[K('newname')] = 5
print(newname, g['newname'], 'newname' in g, K('newname') in g)
class Q:
    def __eq__(self, o): return o == 'qq'
    def __hash__(self): return hash('qq')
try:
    g[Q()] = 7
    print('qq' in g, g['qq'], len([k for k in g if isinstance(k, Q)]))
except Exception as e: print(type(e).__name__, e)
try:
    print(qq)
except NameError as e: print(e)
g[3] = 4
print(g[3], 3 in g); del g[3]; print(3 in g)
try: g[[]] = 1
except TypeError as e: print(e)
print(type(g), g is globals(), list(g)[:1])
def ex():
    d = {'a': 1}
    exec("b = a + 1\ndef f():\n    global c\n    c = 5\n    return a + b", d)
    print(d['b'], d['f'](), d.get('c'), sorted(k for k in d if k[0] != '_'), '__builtins__' in d)
    d['a'] = 100
    print(d['f'](), d['f'].__globals__ is d)
    d.pop('b', None)
    try: d['f']()
    except NameError as e: print(e)
    ns = {}
    exec("x = 1\nfor i in range(3): y = i", {}, ns); print(ns)
    print(eval("a + 1", {'a': 2}), eval("x", {}, {'x': 3}))
    e = {'__builtins__': {}}
    for code in ("len([])", "print(1)", "1 + 1"):
        try: print(eval(code, e))
        except NameError as er: print(er)
    e = {'__builtins__': {'len': lambda x: 42}}
    print(eval("len([])", e))
    class Ns(dict):
        def __missing__(self, k): return k.upper()
    print(eval("foo + bar", {}, Ns()))
    try: exec("x = 1", 3)
    except TypeError as er: print(er)
    try: exec("x = 1", {}, 3)
    except TypeError as er: print(er)
    try: eval("x", [])
    except TypeError as er: print(er)
    gl = {}
    exec("class A:\n    def m(self): return n\nn = 1", gl); gl['n'] = 7; print(gl['A']().m(), gl['A'].__module__)
    gl = {'__name__': 'hello'}
    exec("def f(): return g()\ndef g(): return __name__", gl); print(gl['f'](), gl['f'].__module__)
    gl['g'] = lambda: 'patched'; print(gl['f']())
    exec("g = 3", gl); print(gl['g'])
    exec("del g", gl); print('g' in gl)
    gl = {}
    exec("x = 1", gl); exec("y = x + 1\ndef h(): return x + y", gl); gl['x'] = 10; print(gl['h']())
    exec("global z; z = 9", gl); print(gl['z'])
    exec("def gen():\n    for i in range(k): yield i", gl); gl['k'] = 3; print(list(gl['gen']()))
    exec("print(sorted(n for n in globals() if n[0] != '_'), globals() is G)", gl | {'G': 1})
    gl['G'] = gl; exec("print(globals() is G, locals() is G)", gl)
t('exec', ex)


def more():
    d = {}
    exec("x = 1\ndef f(): return super\nclass A:\n    def m(self): return super().__init__\n", d)
    print(d["A"]().m().__name__, d["f"](), d["f"].__module__, d["A"].__module__, d["A"].__qualname__)
    d["super"] = lambda: 5
    print(d["f"]()())
    try:
        d["A"]().m()
    except AttributeError as e:
        print(e)
    d = {"print": lambda *a: 42}
    print(eval("print(1)", d), eval("len('abc')", d))
    exec("del print", d)
    print("print" in d)
    try:
        exec("del nothing", d)
    except NameError as e:
        print(e)
    exec("try:\n    raise ValueError(1)\nexcept ValueError as e: pass", d)
    print("e" in d)
    for k in list(d):
        del d[k]
    exec("n = 0\nfor i in range(5): n += i\nsquares = [n * i for i in range(3)]\nimport time as t\nfrom queue import Queue, Empty", d)
    print(sorted(k for k in d if k != "__builtins__"), d["squares"])
    exec("x: int = 1\nprint(__annotations__)", d)
    class D(dict):
        pass
    d = D(a=1)
    exec("b = a + 1", d)
    print(d["b"], type(d))
    d = {}
    exec("def count():\n    global n\n    n += 1\n    return n", d)
    d["n"] = 10
    print(d["count"](), d["count"](), d["n"])
    try:
        exec("for k in globals(): globals()[k + 'x'] = 1", {"a": 1})
    except RuntimeError as e:
        print(e)
    for bad in (lambda: exec("1", closure=3), lambda: exec("1", {}, {}, {}), lambda: eval("1", [])):
        try:
            bad()
        except TypeError as e:
            print(e)


t("more", more)
