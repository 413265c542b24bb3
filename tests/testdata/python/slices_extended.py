x = list(range(10))
s = "0123456789"
for sl in (slice(2, 5), slice(None, None, 2), slice(None, None, -1), slice(8, 2, -2), slice(-3, None), slice(None, -3), slice(5, 2), slice(-100, 100), slice(100, -100, -3), slice(3, None, -1)):
    print(sl, x[sl], s[sl], tuple(x)[sl], list(range(10))[sl] == list(range(10)[sl]), sl.indices(10))
print(x[:], x[::], x[1:-1], x[-1::-1], x[:3:-1], x[True:4], x[None:None], range(10)[2:8:3], range(0, 20, 3)[::-1], range(10)[-1])
print(s[-3:-1], s[2:2], s[::3], s[::-3], ""[1:], "ab"[0:100], "ab"[-100:1], (1, 2, 3)[1:], b"abc"[::-1])
del x[2:4]
print(x)
x[1:1] = "ab"
print(x)
x[::3] = [None] * len(x[::3])
print(x)
x[-2:] = []
print(x)
x[2:5] = x[2:5][::-1]
print(x)
for bad in (lambda: [1][::0], lambda: "a"[::0], lambda: [1]["a":], lambda: range(3)[5], lambda: range(3)[::0]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Idx:
    def __index__(self):
        return 2


print([0, 1, 2, 3][Idx()], [0, 1, 2, 3][: Idx()], slice(1, 2) == slice(1, 2), slice(1, 2, 3).step, slice(5).stop, slice(5).start)
a = [1, 2, 3, 4]
a[1:3], b = [9], a[1:3]
print(a, b)
matrix = [[1, 2, 3], [4, 5, 6]]
print([row[1:] for row in matrix], [list(c) for c in zip(*matrix)], [r[::-1] for r in matrix[::-1]], sum(matrix, []))
print(list(zip(s[::2], s[1::2])), [s[i : i + 3] for i in range(0, 10, 3)], s[len(s) // 2 :] + s[: len(s) // 2])
