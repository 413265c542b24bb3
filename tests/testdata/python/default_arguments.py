order = []


def note(x):
    order.append(x)
    return x


def f(a, b=note([]), *, c=note("c"), d):
    b.append(a)
    return a, b, c, d


print(order)
print(f(1, d=0), f(2, d=0), f(3, [], d=5, c=6))
print(f.__defaults__, sorted(f.__kwdefaults__))


def positional(a, b=2, /, c=3, *args, d=4, **kw):
    return a, b, c, args, d, kw


print(positional(1))
print(positional(1, 2, 3, 4, 5, d=6, e=7))
print(positional(1, a=10, b=20))
x = 5


def early(y=x):
    return y


x = 6
print(early(), early(x))
print((lambda a, /, b=1, *c, d=2, **e: (a, b, c, d, e))(0, d=9, z=1))


def swap(a, b, c):
    return [a, b, c]


print(swap(c=1, a=2, b=3), swap(*"xyz"), swap(1, **{"c": 2, "b": 3}))


class K:
    size = 3

    def m(self, n=size):
        return n


K.size = 4
print(K().m())
