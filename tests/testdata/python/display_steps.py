# Displays and f-strings evaluate and iterate in order.
log = []
class X:
    def __init__(s, n): s.n = n
    def __iter__(s):
        log.append("iter" + s.n); return iter([1])
    def __format__(s, spec): log.append("fmt" + s.n); return s.n
    def keys(s): log.append("keys" + s.n); return ["a"]
    def __getitem__(s, k): return 1
def ev(n): log.append("ev" + n); return X(n)
[*ev("x"), ev("y")]; print(log); log.clear()
f"{ev('a')}{ev('b')}"; print(log); log.clear()
(*ev("x"), ev("y"), *ev("z")); print(log); log.clear()
{*ev("x"), ev("y")}; print(log); log.clear()
{**ev("x"), "k": ev("y")}; print(log); log.clear()
def f(*a, **k): pass
f(*ev("x"), ev("y")); print(log); log.clear()
def g():
    [*ev("x"), 1 / 0]
try: g()
except ZeroDivisionError: print(log)
log.clear()
try: f"{ev('a')}{1/0}"
except ZeroDivisionError: print(log)
