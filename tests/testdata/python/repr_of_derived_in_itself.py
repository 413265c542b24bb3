class L(list):
    pass


class D(dict):
    pass


class Named(list):
    def __repr__(self):
        return "Named" + super().__repr__()


l = L([1])
l.append(l)
d = D(a=l)
d["d"] = d
n = Named()
n.extend([n, l, d])
print(l, d, repr(n), [l, l], str(l), f"{d!r}")
print(l.__repr__(), list.__repr__(l), dict.__repr__(d))


class Deep:
    def __repr__(self):
        return repr(self)


try:
    repr(Deep())
except RecursionError as e:
    print("RecursionError")


class E(list):
    def __init__(self, inner):
        self.append(inner)


e = E(1)
for i in range(100):
    e = E(e)
print(len(repr(e)), repr(l))
