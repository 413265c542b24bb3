from collections import Counter, defaultdict

c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), sum(c.values()), sorted(c.elements())[:3], len(c))
c.update("zz")
c.subtract({"m": 3})
print(c["z"], c["m"], +c, c - Counter("ss"), Counter(a=2) + Counter(a=1, b=1), Counter(a=2) & Counter(a=1), Counter(a=1) | Counter(b=2))
print(Counter([1, 1, 2]) == Counter([2, 1, 1]), Counter(), isinstance(c, dict), c.total() if hasattr(c, "total") else "", "q" in c)
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, d["new"], d.get("none"), len(d), dict(d), d.default_factory is list)
n = defaultdict(lambda: defaultdict(int))
n["x"]["y"] += 1
print(n["x"]["y"], {k: dict(v) for k, v in n.items()})
plain = defaultdict(None, {"a": 1})
try:
    plain["b"]
except KeyError as e:
    print("KeyError", e)
print(defaultdict(int, a=1), defaultdict(set)["q"], sorted(defaultdict(int, {"z": 1, "y": 2}).items()))
del c["i"]
print("i" in c, Counter("ab").most_common(), Counter({"x": 0, "y": -1}))
