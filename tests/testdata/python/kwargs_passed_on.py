# A function that only passes **kwargs on, and others that look at it.
def show(*args, **kwargs):
    return args, kwargs


def passes(*args, **kwargs):
    return show(*args, **kwargs)


def twice(**kwargs):
    a = show(**kwargs)
    b = show(1, **kwargs)
    a[1]["new"] = 1
    return a, b


def sees(**kwargs):
    show(**kwargs)
    return locals()


def keeps(**kwargs):
    kwargs["x"] = 1
    return show(**kwargs)


def inner(**kwargs):
    def f():
        return kwargs
    show(**kwargs)
    return f()


print(passes(), passes(1), passes(a=1), passes(*[1, 2], **{"b": 2}))
print(twice(), twice(), twice(z=1))
print(sees(), sees(q=1), keeps(), keeps(), inner(), inner(a=3))
d = inner()
d["changed"] = True
print(inner(), passes())
try:
    (lambda **kw: print(1, *kw, **kw))(sepp="x")
except TypeError as e:
    print(e)
