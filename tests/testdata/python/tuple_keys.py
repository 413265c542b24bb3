# Tuples as keys: of ints and texts, and of what equals these.
class I(int):
    pass


class E:
    def __hash__(self):
        return hash((1, "a"))

    def __eq__(self, other):
        print("eq", type(other).__name__)
        return True


d = {(1, "a"): "x", (1, 2): "y", (): "none", ((1, 2), 3): "nested", (2**70, 1): "big"}
print(d[(1, "a")], d[(1.0, "a")], d[(True, "a")], d[(I(1), "a")], d[1, 2], d[()], d[(1, 2), 3], d[2**70, 1])
print(d.get((1, "b")), d.get((1, "a", 2), 0), (1, 3) in d, (1.0, 2.0) in d, (1.5, 2) in d)
d[1.0, 2] = "changed"
d[(1, 3)] = "new"
print(d)
d = {(1.0, True): 1, ("a", None): 2, (1, "é"): 3}
d[1, 1] += 5
print(d, d[(1, 1)], d["a", None], d[(1, "é")], d.get(("a", 0)))
e = {E(): "e"}
print(e[1, "a"], e.get((1, "a")), (1, "a") in e)
e[1, "a"] = "set"
print(len(e))
s = {(0, 0), (0, 1)}
print((0, 0) in s, (0, 0.0) in s, (0, 2) in s, (False, True) in s)
n = {}
for i in range(500):
    n[i % 7, str(i % 5)] = n.get((i % 7, str(i % 5)), 0) + i
for i in range(0, 7, 2):
    del n[i, "1"]
print(sorted(n.items()))
