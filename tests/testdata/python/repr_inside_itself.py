# Containers that instances in them are written in, whose __repr__ writes the containers again.
class A:
    def __init__(self, wrap):
        self.kids = wrap(self)

    def __repr__(self):
        return f"A({self.kids!r})"


class Percent(A):
    def __repr__(self):
        return "P(%s)" % (self.kids,)


class Format(A):
    def __repr__(self):
        return "F({})".format(self.kids)


class Str(A):
    def __repr__(self):
        return "S(" + str(self.kids) + ")"


for cls in A, Percent, Format, Str:
    for wrap in (
        lambda x: [x],
        lambda x: [1, 2, x, x],
        lambda x: {"k": x},
        lambda x: {x: 1},
        lambda x: (0, x),
        lambda x: [(x,)],
        lambda x: [[x], {"d": [x]}],
        lambda x: {x},
        lambda x: {"v": [x]}.values(),
    ):
        x = cls(wrap)
        print(x, [x], (x, x))


# What comes before it in the container is not written again.
class Loud:
    def __repr__(self):
        print("loud")
        return "Loud"


x = A(lambda x: [Loud(), x])
print(x)


class L(list):
    def __repr__(self):
        return "L" + list.__repr__(self)


l = L([1])
l.append(l)
l.append([l])
print(l, [l])


class D(dict):
    def __repr__(self):
        return "D" + super().__repr__()


d = D(a=1)
d["d"] = d
d["l"] = [d]
print(d, [d])


# A __repr__ that fails leaves nothing behind.
class Fails(A):
    def __repr__(self):
        if self.fails:
            raise ValueError("fails")
        return f"Fails({self.kids})"


f = Fails(lambda x: [x])
f.fails = True
for _ in range(2):
    try:
        print([f], f.kids)
    except ValueError as e:
        print(e)
f.fails = False
print(f.kids, f)
