a = b = c = [1, 2, 3, 4, 5]
del a[0], b[-1]
print(c)
del c[0:2]
print(a)
del a, (b)
for name in ("a", "b", "c"):
    print(name in globals(), end=" ")
print()
d = {"x": 1, "y": 2}
del d["x"]
print(d)
try:
    del d["gone"]
except KeyError as e:
    print("KeyError", e)


class C:
    cls = 1

    def __delitem__(self, key):
        print("delitem", key)

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)


o = C()
o.attr = 1
del o.attr, o["k"], o[1:2]
try:
    del o.attr
except AttributeError as e:
    print("AttributeError")
del C.cls
print(hasattr(o, "cls"))
x = list(range(10))
del x[::3]
print(x)
del x[1:3], x[-1]
print(x)
del [d, (o)]
try:
    d
except NameError as e:
    print(e)
try:
    del [1, 2, 3][5]
except IndexError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
