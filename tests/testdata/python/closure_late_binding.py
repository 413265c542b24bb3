fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
fs = []
for n in range(3):
    def f(x):
        return x + n
    fs.append(f)
print([f(10) for f in fs])
n = 100
print(fs[0](1))


def make(k):
    return lambda x: x * k


print([make(k)(2) for k in range(4)])


def outer():
    def recurse(depth):
        return recurse if depth == 0 else recurse(depth - 1)

    return recurse(3) is recurse


print(outer())


def shared():
    cell = 0

    def add():
        nonlocal cell
        cell += 1

    def get():
        return cell

    return add, get


add, get = shared()
for _ in range(3):
    add()
print(get())


def swap():
    def g():
        return h() + 1

    def h():
        return 1

    first = g()

    def h():
        return 10

    return first, g()


print(swap())
gens = [(i, (i * j for j in range(3))) for i in range(3)]
print([(i, list(g)) for i, g in gens])
