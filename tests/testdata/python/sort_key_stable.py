people = [("bob", 3), ("al", 3), ("cy", 1), ("dee", 2), ("ed", 1)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people)[:2], max(people, key=lambda p: p[1]), min(people, key=lambda p: p[1]))
words = ["banana", "Apple", "cherry", "apple", "Banana"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (w.lower(), w)))
print(sorted([3, 1.5, True, -2]), sorted("hello"), sorted((3, 1, 2)), sorted({"b": 1, "a": 2}), sorted(x for x in (2, 1)), sorted([[2], [1, 5], []]))
print(sorted([1], key=None), sorted([], key=5), sorted([("a", None)]), sorted([0.0, -0.0, 0]))
calls = []
sorted([3, 1, 2], key=lambda v: calls.append(v) or v)
print(calls)
data = [5, 2, 8]
print(data.sort(key=lambda v: -v), data, sorted(data) is data)
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    sorted([None, None])
except TypeError as e:
    print(e)
try:
    [3, 1].sort(lambda v: v)
except TypeError as e:
    print(type(e).__name__)
try:
    sorted([1, 2], key=lambda v: 1 // (v - 2))
except ZeroDivisionError as e:
    print("ZeroDivisionError")


class Num:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return f"N{self.n}"


print(sorted([Num(1), Num(3), Num(2)]), max([Num(1), Num(2)], key=lambda v: v.n), min(Num(1), Num(2)))
print(max([1, 5, 5.0]), max("a", "b", key=lambda c: -ord(c)), min([], default="none"), max([[1, 2], [1, 3]]), max(3, 1, 2), min("xay"))
records = [{"n": "x", "v": 2}, {"n": "y", "v": 1}]
records.sort(key=lambda r: r["v"])
print(records, [r["n"] for r in sorted(records, key=lambda r: r["n"], reverse=True)])
big = [(i * 7919) % 101 for i in range(200)]
pairs = sorted(enumerate(big), key=lambda p: p[1])
print(all(a[1] < b[1] or a[1] == b[1] and a[0] < b[0] for a, b in zip(pairs, pairs[1:])))
rev = sorted(enumerate(big), key=lambda p: p[1], reverse=True)
print(all(a[1] > b[1] or a[1] == b[1] and a[0] < b[0] for a, b in zip(rev, rev[1:])))
