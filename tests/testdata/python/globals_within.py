"""The dict of a module's variables, within itself."""

m = globals()
a = [m]
for k in [k for k in m if k.startswith("__")]:
    del m[k]
del k
print(m)
print(a)
print(str(m) == repr(globals()), f"{m}" == str(vars()), m == globals())


class C:
    pass


o = C()
o.d = o.__dict__
print(o.d, vars(o))
