def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter()
d = counter()
print(c(), c(), d())

def closures():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    gs = [lambda: j for j in range(3)]
    hs = []
    for k in range(3):
        try:
            v = k * 10
            hs.append(lambda: v)
        except ValueError:
            pass
    nested = [[lambda: (a, b) for b in range(a + 1)] for a in range(3)]
    return [f() for f in fs], [g() for g in gs], [h() for h in hs], [[f() for f in l] for l in nested]
print(closures())

def keeps_value_between_iterations():
    out = []
    for i in range(4):
        try:
            if i == 0:
                x = "set once"
            out.append(x)
        except NameError:
            out.append("lost")
    return out
print(keeps_value_between_iterations())

def unbound():
    out = []
    try:
        out.append(y)
    except UnboundLocalError:
        out.append("unbound")
    y = 1
    out.append(y)
    del y
    try:
        y
    except UnboundLocalError:
        out.append("deleted")
    y = 2
    out.append(y)
    return out
print(unbound())

def except_name():
    e = "before"
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError:
        return "gone"
print(except_name())

def two_handlers():
    out = []
    try:
        raise ValueError("a")
    except ValueError as e:
        try:
            raise KeyError(e.args[0] + "b")
        except KeyError as f:
            out.append((repr(e), repr(f)))
        try:
            out.append(repr(e))
            raise TypeError("c")
        except TypeError as e:
            out.append(repr(e))
    return out
print(two_handlers())

x = "global"
def shadow():
    x = "outer"
    def inner():
        global x
        r = [x]
        x = "changed"
        r.append(x)
        return r
    return inner(), x
print(shadow(), x)

def params(a, b=2, *args, c=3, **kw):
    def set_a():
        nonlocal a
        a = a + 1
    set_a()
    try:
        b = b + a
    finally:
        c = c + b
    return a, b, c, args, kw
print(params(1), params(1, 5, 6, 7, c=8, d=9))

y = "module y"
class A:
    y = 1
    ys = [y for _ in range(2)]
    def get(self):
        return y
    for i in range(3):
        try:
            if i == 1:
                continue
            y = y + i
        finally:
            z = i
y = "module y"
print(A.y, A.ys, A().get(), A.i, A.z)

def make():
    loc = "local"
    class B:
        loc = loc2 = "class"
        def m(self):
            return loc
        n = [q for q in loc]
    return B.loc, B().m(), B.n
print(make())

def walrus(xs):
    out = [last := x * 2 for x in xs if (half := x // 2)]
    if (n := len(out)) > 2:
        return n, last, half
    return n, half
print(walrus([1, 2, 3, 4]), walrus([1, 2]))
print([w := 1, w], w, (lambda q: (z := q + 1) * z)(3))
while (k := len(x)) < 10:
    x += "!"
print(k, x)

def gen_scope():
    n = 10
    g = (n * i for i in range(3))
    n = 20
    return list(g for g in g)
print(gen_scope())

def recursive(n):
    def helper(k):
        return 1 if k == 0 else k * helper(k - 1)
    return helper(n)
print(recursive(5))

class P:
    __secret = 5
    def __hidden(self, __arg):
        return self.__secret + __arg
    def call(self):
        return self.__hidden(1), self._P__secret
print(P().call())

def default_binding():
    fs = []
    for i in range(3):
        def f(i=i):
            return i
        fs.append(f)
    return [f() for f in fs]
print(default_binding())
def mutual():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even(10), odd(7), even(3)
print(mutual())
del x
try:
    x
except NameError:
    print("x deleted")
def late():
    return defined_later
defined_later = 3
print(late())
def only_annotated():
    q: int
    try:
        return q
    except UnboundLocalError:
        return "annotation only"
print(only_annotated())
