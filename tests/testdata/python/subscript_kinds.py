# Slice objects, bools and objects with __index__ as subscripts; texts of wrong ones.
class At:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Window:
    def __init__(self, items):
        self.items = list(items)
        self.part = slice(1, 3)
        self.last = False

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


w = Window("abcdef")
print(w[1], w[-1], w[1:3], w[::-2], w[At(2)], w[True], w.items[w.part], w.items[w.last])
w[0:2] = "xyz"
w[True] = "t"
w[At(-1)] = "last"
del w[2:4]
del w[At(0)]
print(w.items)
NAME, AGE = slice(0, 5), slice(5, 8)
record = "alice 42"
print(record[NAME], int(record[AGE]), [record[s] for s in (NAME, AGE)], record[At(1)])
fields = {"head": slice(None, 2), "rest": slice(2, None)}
for name, s in fields.items():
    if isinstance(s, slice):
        print(name, [1, 2, 3, 4][s], (1, 2, 3)[s], "abcd"[s], b"abcd"[s], range(9)[s])
values = [0, 1, 2, 3, 4]
s = slice(1, 4, 2)
values[s] = ["one", "three"]
print(values)
del values[s]
print(values)
s = slice(1, 2)
values[s] += [7]
print(values)
flags = [10, 20]
n = 5
flags[n > 3] += 1
flags[not n] = 9
print(flags, flags[n > 3], "ab"[n > 3], (1, 2)[n < 3])
counts = {0: 0, 1: 0}
for k in range(5):
    counts[k > 2] += 1
print(counts, counts[True], counts[n == 5], True in counts, n == 4 in counts, {1: "x"}.get(True))


def get(x, i):
    return x[i]


def put(x, i, v):
    x[i] = v
    return x


def drop(x, i):
    del x[i]
    return x


def grow(x, i, v):
    x[i] += v
    return x


big = 10**30
for f in (
    lambda: get([1], 5),
    lambda: get([], 0),
    lambda: get((1,), -2),
    lambda: get("", 0),
    lambda: get("abc", 3),
    lambda: get(range(3), 3),
    lambda: get(b"abc", 3),
    lambda: get([1], "a"),
    lambda: get((1,), None),
    lambda: get("abc", "a"),
    lambda: get("abc", 1.5),
    lambda: get([1], [0]),
    lambda: get(5, 0),
    lambda: get(None, 0),
    lambda: get(get, 0),
    lambda: get({}, "k"),
    lambda: get([1], big),
    lambda: get([1], 2**40),
    lambda: put([1], 5, 0),
    lambda: put([], 0, 0),
    lambda: put([1], -2, 0),
    lambda: put([1], "a", 0),
    lambda: put([1], 1.0, 0),
    lambda: put([1], big, 0),
    lambda: put([1], 2**40, 0),
    lambda: put((1,), 0, 0),
    lambda: put("abc", 0, "x"),
    lambda: put(5, 0, 0),
    lambda: put(bytearray(b"a"), 5, 0),
    lambda: put(bytearray(b"a"), 0, 300),
    lambda: put(range(3), 0, 0),
    lambda: drop([1], 5),
    lambda: drop([1], "a"),
    lambda: drop((1,), 0),
    lambda: drop("abc", 0),
    lambda: drop({}, "k"),
    lambda: drop(None, 0),
    lambda: grow([1], 5, 1),
    lambda: grow([1], "a", 1),
    lambda: grow({}, "k", 1),
    lambda: grow([None], 0, 1),
    lambda: grow(["a"], 0, 1),
    lambda: grow((1,), 0, 1),
    lambda: grow([[1]], 0, 5),
    lambda: grow([[1]], 0, "ab"),
    lambda: [1, 2, 3][:: big],
    lambda: [1, 2, 3][-big:big],
    lambda: [1, 2, 3][: 2**40],
    lambda: [1, 2, 3]["a":],
    lambda: [1, 2, 3][::0],
    lambda: (1, 2, 3)[: 1.5],
    lambda: "abc"[: "b"],
    lambda: [1, 2, 3][At(1) : At(3)],
):
    show(f)
