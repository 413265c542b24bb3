calls = []


def v(x):
    calls.append(x)
    return x


print(v(1) < v(2) < v(3), calls)
calls.clear()
print(v(3) < v(2) < v(1), calls)
calls.clear()
print(v(1) < v(3) > v(2) >= v(2) != v(5), calls)
calls.clear()
print(1 == 1.0 == True, 1 < 2 == True, (1 < 2) == True, 1 in [1] == True)
print(3 > 2 in [2, 1], "a" < "b" < "c" not in "abc", None is None is not False)
print(not 1 < 2 < 3, not (1 < 2) < 3)
x = 5
print(0 <= x < 10, 0 <= x < 3, 10 > x > 3 < 4)
print([n for n in range(10) if 2 < n <= 6])
print((lambda a, b, c: a <= b <= c)(1, 1, 2))


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return [self.n, other.n] if self.n else []


print(Odd(1) < Odd(2) < Odd(3), Odd(0) < Odd(2) < Odd(3), Odd(1) < Odd(0) < Odd(5))
