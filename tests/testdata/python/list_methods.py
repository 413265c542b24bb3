x = [3, 1, 2]
print(x.append(4), x, x.extend("ab"), x, x.insert(0, "first"), x, x.insert(-1, "i"), x, x.insert(99, "end"), x)
print(x.pop(), x.pop(0), x.pop(-2), x, x.remove("a") if "a" in x else None, x)
y = x.copy()
y.clear()
print(y, x, x[:] is x, x[:] == x, x.index(1), x.index(4, 2), [1, 2, 1].count(1), [].count(0))
z = [5, 2, 9, 1]
print(z.sort(), z, z.sort(reverse=True), z, z.reverse(), z, sorted(z, reverse=True), z)
z.sort(key=lambda v: -v % 5)
print(z)
print([1] + [2], [0] * 3, 2 * [1, 2], [1] * -1, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], 2 in [1, 2], [1] in [[1]])
a = [1, 2, 3, 4, 5]
a[1:3] = ["x", "y", "z"]
print(a)
a[::2] = [0, 0, 0]
print(a)
a[:0] = [7]
a[len(a):] = [8]
a[2:2] = (i for i in range(2))
print(a, len(a), a[-3:], a[::-1], a[5:1:-2])
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
m = [[0] * 2] * 2
m[0][0] = 1
n = [[0] * 2 for _ in range(2)]
n[0][0] = 1
print(m, n)
print(list("abc"), list(range(3)), list({"k": 1}), list((1, 2)), list(), [*"ab"], list(map(int, "12")), list(zip([1], [2])))
b = [1, 2, 3]
for bad in (lambda: b[3], lambda: b[-4], lambda: [].pop(), lambda: b.pop(9), lambda: b.remove(9), lambda: b["a"], lambda: b + (1,), lambda: [1, "a"].sort(),
            lambda: b.nope, lambda: b * "a", lambda: [1] < 1, lambda: list(5), lambda: b[1.0], lambda: b(), lambda: [].extend(5), lambda: b.insert("x", 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    b[5] = 1
except IndexError as e:
    print(e)
b += b
print(b)
b.extend(b)
print(len(b))
print(repr([1, "a", None, 2.0, [True], (), {}, b"x"]), str(["it's", 'q"']))
def f(acc=[]):
    acc.append(len(acc))
    return acc
print(f(), f(), f([9]), f())
