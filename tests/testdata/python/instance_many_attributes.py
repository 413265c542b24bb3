# Instances with many attributes, set, deleted and set again in different orders.
class A:
    pass


def many(n):
    a = A()
    for i in range(n):
        setattr(a, "x%d" % i, i)
    return a


for n in range(1, 13):
    a, b = many(n), many(n)
    last = "x%d" % (n - 1)
    delattr(a, last)
    print(n, hasattr(a, last), getattr(b, last), list(vars(a)) == list(vars(b))[:-1])
    setattr(a, last, "again")
    a.other = n
    print(getattr(a, last), a.x0, a.other, hasattr(b, "other"))
    del b.x0
    b.x0 = "new"
    print(list(b.__dict__), b.x0, hasattr(b, "x99"))

a, b = many(10), many(10)
d = a.__dict__
d["new"] = 1
b.new = 2
del a.x3, b.x9
print(a.new, b.new, list(d), list(vars(b)))


class B(A):
    def __init__(self):
        self.b = 1
        self.x1 = 2


c = B()
print(vars(c), vars(B()), vars(many(3)))
c.__class__ = A
c.z = 3
print(vars(c), type(c).__name__)
