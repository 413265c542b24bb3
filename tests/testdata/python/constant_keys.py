# Subscripts by constant texts: read, assigned, updated, of dicts and of all else.
d = {"a": 1, "b": [1]}
d["a"] += 1
d["c"] = d["a"]
d["b"] += [2]
print(d, d["b"])
for f in (lambda: d["x"], lambda: [1]["x"], lambda: None["x"], lambda: "abc"["x"]):
    try:
        f()
    except Exception as e:
        print(repr(e))


def updates(d):
    d["n"] += 1
    d["n"] *= 2
    d["new"] = d["n"]
    try:
        d["missing"] += 1
    except KeyError as e:
        print(repr(e))
    del d["new"]
    return d["n"]


print(updates({"n": 1}), updates({"n": 3, "x": 0}))


class Missing(dict):
    def __missing__(self, key):
        return key * 2


class Items:
    def __getitem__(self, key):
        print("get", key)
        return 40

    def __setitem__(self, key, v):
        print("set", key, v)


m = Missing(a=1)
m["b"] += "x"
print(m["zz"], m)
i = Items()
i["k"] += 2
i["k"] = i["j"]
t = (1, 2)
try:
    t["k"] = 1
except TypeError as e:
    print(e)


class Key(str):
    def __hash__(self):
        return hash(str(self))


k = {Key("a"): 1, 5: 2}
print(k["a"], k[5])
k["a"] = 3
k[5] += 1
k[-1] = 0
print(k)


def order():
    print("object")
    return d


def value():
    global d
    d = {"a": 100}
    return 1


order()["a"] += value()
print(d)
for k in d:
    d["a"] = k
try:
    for k in d:
        d["other"] = k
except RuntimeError as e:
    print(e)
