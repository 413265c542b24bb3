# What locals() knows, and what exec does to it.
def outer():
    x = 1
    def inner():
        y = 2
        print(sorted(locals()))
        def uses(): return x
        print(sorted(locals()), uses())
        f = locals
        print(sorted(f()))
        print([locals()["y"] for _ in range(1)], sorted(vars()), sorted(dir()))
    inner()
outer()
def lo(a, *b, c=3, **d):
    l = locals(); z = 1
    l["q"] = 5
    print(l, locals() is l, sorted(locals()))
    try: exec("w = a; z = 10; print(z, a)")
    except Exception as e: print(repr(e))
    print(z, sorted(locals()))
    try: w
    except NameError as e: print(e)
lo(1, 2, k=4)
class C:
    p = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
    exec("q = 2")
    locals()["rr"] = 3
    print(q, rr)
print(C.q, C.rr)
def gg():
    exec("global GG; GG = 4")
    eval("[globals() is not None]")
gg(); print(GG)
