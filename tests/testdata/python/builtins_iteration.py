print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)), dict(enumerate("xy")))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip([1], [2], [3])), list(zip(*[(1, "a"), (2, "b")])))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(lambda v: v > 1, [1, 2, 3])))
print(sum([1, 2, 3]), sum([], 10), sum([[1], [2]], []), sum((x for x in range(4)), 100), sum([1], start=5))
print(min(3, 1), max([1, 5, 3]), min("b", "a"), max([], default=None), min([3, -4], key=abs), max("aa", "b", key=len), min((1, 2), (1, 1)))
print(any([]), all([]), any(x > 2 for x in [1, 3]), all(x > 0 for x in [1, 0]), any("  "), all({"a": 0}))
print(list(range(5)), list(range(2, 5)), list(range(5, 0, -2)), range(3), range(1, 10, 3), len(range(0, 10, 3)), range(5)[2], 3 in range(5), 9 in range(0, 10, 2), range(3) == range(0, 3), range(0) == range(2, 2))
print(range(10).index(4), range(10).count(11), range(10).start, range(1, 9, 2).step, range(10, 0, -1)[2:4], bool(range(0)), list(reversed(range(3))), range(10**15)[-1], max(range(5)))
print(sorted([3, 1, 2], reverse=True), list(reversed([1, 2])), list(iter([1])), next(iter([7])), next(iter([]), "default"))
it = iter([1, 2, 3])
print(next(it), list(it), list(it), next(it, None))
m = map(lambda v: v * 2, [1, 2])
print(next(m), next(m), next(m, "end"), list(m))
z = zip("abc", [1, 2, 3])
print(dict(z), list(z))
e = enumerate(["x"])
print(next(e), iter(e) is e, type(e).__name__, type(m).__name__, type(z).__name__, type(range(1)).__name__, type(iter([])).__name__, type(reversed([])).__name__, type(filter(None, [])).__name__)
for bad in (lambda: next(5), lambda: iter(5), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: enumerate(5), lambda: zip(1), lambda: map(1), lambda: reversed({1}), lambda: range("a"), lambda: range(1, 2, 0),
            lambda: range(), lambda: max(1), lambda: min(1, "a"), lambda: all(5), lambda: sorted(5), lambda: list(map(len, [1])), lambda: list(filter(lambda: 1, [1])), lambda: len(x for x in []), lambda: len(5)):
    try:
        print("no error", bad())
    except Exception as e:
        print(type(e).__name__, str(e).split("; ")[0] if "map()" not in str(e) else "map()")


# sum() asks for an iterator before it looks at what to begin with.
class Asked:
    def __iter__(self):
        print("asked")
        return iter(())


for iterable in (None, Asked(), 3):
    for start in ("12", b"12", bytearray(b"12")):
        try:
            sum(iterable, start)
        except TypeError as e:
            print(e)
