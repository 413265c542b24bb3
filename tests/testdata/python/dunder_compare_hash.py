class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, o):
        print("eq", self.x, getattr(o, "x", o))
        return isinstance(o, P) and self.x == o.x

    def __hash__(self):
        return hash(self.x)

    def __lt__(self, o):
        return self.x < o.x


print(P(1) == P(1), P(1) != P(2), P(1) == 1, 1 == P(1))
d = {P(1): "a"}
print(d[P(1)], P(2) in d)
print([p.x for p in sorted([P(3), P(1), P(2)])], min(P(5), P(4)).x, P(1) > P(0))
try:
    P(1) <= P(2)
except TypeError as e:
    print(e)
print(P(3) in [P(2), P(3)], [P(1)].index(P(1)), [P(1), P(2)] == [P(1), P(2)])


class EqOnly:
    def __eq__(self, o):
        return True


try:
    {EqOnly(): 1}
except TypeError as e:
    print(type(e).__name__)
print(EqOnly.__hash__, EqOnly() == None, EqOnly() != 5)


class NotImpl:
    def __eq__(self, o):
        return NotImplemented

    def __lt__(self, o):
        return NotImplemented


a, b = NotImpl(), NotImpl()
print(a == a, a == b, a != b)
try:
    a < b
except TypeError as e:
    print(e)


class Rev:
    def __gt__(self, o):
        return f"gt {o}"

    def __contains__(self, x):
        return x * 2

    def __ne__(self, o):
        return "ne"


print(5 < Rev(), 3 in Rev(), 0 in Rev(), 0 not in Rev(), Rev() != 1)


class Same(P):
    def __eq__(self, o):
        return "sub"


print(P(1) == Same(1))
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan)
