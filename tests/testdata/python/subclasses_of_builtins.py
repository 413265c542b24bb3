# __subclasses__ of built-in classes and of scripts' own.


class E(ArithmeticError):
    pass


class D(dict):
    pass


class D2(D):
    pass


class Plain:
    pass


class Meta(type):
    pass


print([k.__name__ for k in ArithmeticError.__subclasses__()])
print(int.__subclasses__()[:1], type.__subclasses__(int)[:1])
print([k.__name__ for k in LookupError.__subclasses__()][:2])
print([k.__name__ for k in OSError.__subclasses__()][:11])
print([k.__name__ for k in BaseException.__subclasses__()][:5])
print([k.__name__ for k in Warning.__subclasses__()])
print(dict.__subclasses__()[-1:], D.__subclasses__(), D2.__subclasses__())
print([k in object.__subclasses__() for k in (int, str, list, bool, D, Plain, map)])
print(Meta in type.__subclasses__(type))
try:
    type.__subclasses__()
except TypeError as e:
    print(e)


def several():
    class Other(LookupError):
        pass

    return [k.__name__ for k in LookupError.__subclasses__()].count("Other")


print(several() >= 1)
