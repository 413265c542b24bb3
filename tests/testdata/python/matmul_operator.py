# @ and @=, by __matmul__, __rmatmul__ and __imatmul__.
class M:
    def __init__(self, name):
        self.name = name

    def __matmul__(self, other):
        if isinstance(other, (M, int)):
            return M(f"({self.name}@{getattr(other, 'name', other)})")
        return NotImplemented

    def __rmatmul__(self, other):
        return M(f"({other}@r{self.name})")

    def __repr__(self):
        return self.name


class InPlace(M):
    def __imatmul__(self, other):
        self.name += f"@={other}"
        return self


class Neither:
    pass


class Right:
    def __rmatmul__(self, other):
        return NotImplemented


a, b, c = M("a"), M("b"), InPlace("c")
print(a @ b, a @ 2, 3 @ a, a @ b @ c, a @ (b @ c), "x" @ a, [1] @ b, a @ b if a else b)
d = c
d @= 5
d @= b
print(c, d is c)
a @= b
print(a)
box = {"k": M("v")}
box["k"] @= 1
box["k"] @= b
c.inner = M("i")
c.inner @= c.inner
print(box, c.inner)


def bad(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


bad(lambda: 1 @ 2)
bad(lambda: Neither() @ 1)
bad(lambda: 1 @ Neither())
bad(lambda: [1] @ [2])
bad(lambda: "a" @ None)
bad(lambda: M("q") @ "text")
bad(lambda: 1.5 @ Right())
bad(lambda: M @ M)


def augmented(x, y):
    x @= y
    return x


print(augmented(M("x"), 1), augmented(2, M("y")))
bad(lambda: augmented(1, 2))
bad(lambda: augmented(Neither(), 2))
bad(lambda: augmented([], Neither()))
print([x @ y for x in (M("1"), M("2")) for y in (3, 4)], -2 @ M("z"), 2 * 3 @ M("w"), M("p") @ 2 ** 3)


@(lambda f: f)
def still_a_decorator():
    return "decorated"


print(still_a_decorator(), M.__matmul__(a, b))
