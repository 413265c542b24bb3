# Parameters and variables that inner functions use, in functions of all kinds.

def closures(n):
    def add(x, *, y=1):
        n_, total = n, 0

        def inner(z):
            nonlocal total
            total += z + x + n_ + y
            return total

        return inner

    def gen(a, b):
        yield lambda: a + b
        a += 1
        yield lambda: a + b + n

    fs = [add(i) for i in range(3)] + [add(1, y=5)]
    print([f(1) for f in fs], [f(2) for f in fs])
    print([f() for f in gen(1, 2)], [f() for f in list(gen(1, 2))], [(lambda q: (lambda: q + n))(i)() for i in range(3)])
    for wrong in ((), (1, 2)):
        try:
            fs[0](*wrong)
        except TypeError as e:
            print(e)
        try:
            gen(*wrong, 3)
        except TypeError as e:
            print(e)


closures(10)
