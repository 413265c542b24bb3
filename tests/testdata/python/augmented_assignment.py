calls = []


def index():
    calls.append("index")
    return 0


items = [10, 20]
items[index()] += 5
print(items, calls)

a = b = [1]
a += [2]
print(b, a is b)
a = a + [3]
print(b, a is b)
t = u = (1,)
t += (2,)
print(t, u)
x = ([],)
try:
    x[0] += [1]
except TypeError as e:
    print(e, x)
n = 7
n //= 2
n **= 3
n %= 10
n <<= 4
n >>= 1
n |= 1
n &= 0xF
n ^= 3
n -= 1
n *= -2
print(n)
f = 3.0
f /= 2
print(f)
s = "ab"
s *= 2
s += "c"
print(s)
p = {1, 2, 3}
q = p
p -= {1}
p |= {9}
p &= {2, 9}
p ^= {5}
print(sorted(p), p is q)
d = {"a": 1}
e = d
d |= {"b": 2}
print(e)


class Acc:
    def __init__(self):
        self.v = []

    def __iadd__(self, other):
        self.v.append(other)
        return self


acc = Acc()
acc += 1
acc += "two"
print(acc.v)
lst = [1]
lst += "ab"
lst += (c for c in "cd")
print(lst)
