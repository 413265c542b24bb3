# What comprehensions see in eval and exec with locals, and what is more than an expression.
x = 10
def f():
    x = 1
    return eval("[x for _ in [1]]"), eval("{x: x for _ in [1]}"), eval("(lambda: x)()"), eval("x")
print(f())
print(eval("[x for _ in [1]]", {}, {"x": 5}))
namespace = {}
exec("z = 4\nw = [[z, a] for a in 'ab']", {}, namespace)
print(namespace)
class C:
    p = 3
    q = eval("[p for _ in [1]]")
print(C.q)
for text in ("x = 1", "1; 2", "1\n2", "import x", "a b", "x += 1", "pass", "def f(): pass"):
    try:
        eval(text)
    except SyntaxError as e:
        print(repr(text), e, e.lineno, e.offset)
def g():
    exec("y = 5; print(y)")
    try:
        y
    except NameError as e:
        print(e)
    a = 1
    exec("a = 2")
    return a, sorted(locals())
print(g())
