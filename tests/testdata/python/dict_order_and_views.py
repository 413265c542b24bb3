d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), d.keys(), d.values(), d.items())
k, v, i = d.keys(), d.values(), d.items()
del d["a"]
d["a"] = 99
print(k, v, i, len(k), "a" in k, 99 in v, ("a", 99) in i, ("a", 1) in i)
print(d.get("zz"), d.get("zz", 5), d.pop("c"), d.pop("c", "gone"), d.setdefault("n", []), d.setdefault("b", 0), d)
d["n"].append(1)
print(d.popitem(), d.popitem(), d, d.update(x=1, y=2), d, d.update({"x": 5}), d, d.update([("z", 0)], w=1), d)
print(dict(), dict(a=1), dict([("a", 1), ["b", 2]]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
print({**{"a": 1}, "b": 2, **{"a": 3}}, {"a": 1} | {"a": 2, "b": 3}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == [])
print({k: v for k, v in zip("abc", range(3)) if v}, {x: {y: x * y for y in range(2)} for x in range(2)}, {1: "a", True: "b", 1.0: "c"})
print(list(reversed({"x": 1, "y": 2})), sorted({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), max({"a": 3, "b": 7}, key={"a": 3, "b": 7}.get))
print(sorted({"a": 1, "b": 2}.keys() & {"b", "c"}), sorted({"a": 1}.keys() | {"c"}), {"a": 1, "b": 2}.keys() - {"a"}, {"a": 1}.keys() == {"a"}, {"a": 1}.items() & {("a", 1)})
c = d.copy()
c["new"] = 1
print("new" in d, c is d, len(c) - len(d), c.clear(), c, bool(c))
for bad in (lambda: d["nope"], lambda: d[1], lambda: d[None], lambda: d["a b'c"], lambda: d[(1, 2)], lambda: {}.popitem(), lambda: d.pop("nope"), lambda: d.nope, lambda: {} < {}, lambda: {} + {},
            lambda: dict(5), lambda: dict([(1, 2, 3)])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
nested = {"a": {"b": [1, {"c": 2}]}}
print(nested["a"]["b"][1]["c"], nested.get("a", {}).get("z", {}).get("c"), "b" in nested["a"])
nested["a"]["b"][1]["c"] += 5
nested.setdefault("s", set()).add(1)
print(nested)
count = {}
for ch in "mississippi":
    count[ch] = count.get(ch, 0) + 1
print(count, {v: k for k, v in count.items()})
try:
    for key in count:
        del count[key]
except RuntimeError as e:
    print(e)
for key in list(count):
    del count[key]
print(count, {1: {2: {}}}, {(): None, None: ()})
print(next(iter({"first": 1})), [*{"a": 1, "b": 2}.values()], *{"a": 1}, list(enumerate({"q": 0})), isinstance(d, dict))
