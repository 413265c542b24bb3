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


# Names that a class makes its own, and dicts that only part of a statement changes.
class Private:
    def keeps(self, **__kw):
        __kw["x"] = 1
        return __kw

    def keeps_too(self, **__kw):
        _Private__kw["y"] = 1
        show(**__kw)
        return show(**_Private__kw)

    def passes(self, **__kw):
        return show(**__kw)


print(Private().keeps(), Private().keeps_too(), Private().passes(), Private().passes(a=1))


def formats(**kwargs):
    show(**kwargs)
    return f"{kwargs.setdefault('f', 1)} {kwargs}"


def merges(**kwargs):
    kwargs |= {"m": 1}
    return show(**kwargs)


def names(**kwargs):
    show(**kwargs)
    if d := kwargs:
        pass
    d["n"] = 1
    return len(d)


def walks(**kwargs):
    return [show(**kwargs) for kwargs["w"] in (1, 2)]


print(formats(), merges(), names(), walks())
print(formats(), merges(), names(), walks(), passes(), Private().passes())
