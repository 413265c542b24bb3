class Fails:
    def __init__(self, at, exc):
        self.n, self.at, self.exc = 0, at, exc

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == self.at:
            raise self.exc
        return self.n


uses = {
    "for": lambda it: [x for x in it],
    "list": list,
    "sum": sum,
    "sorted": sorted,
    "tuple": tuple,
    "set": lambda it: sorted(set(it)),
    "dict": lambda it: dict((k, 1) for k in it),
    "join": lambda it: "".join(str(x) for x in it),
    "unpack": lambda it: [*it],
    "zip": lambda it: list(zip(it, "abcdef")),
    "map": lambda it: list(map(str, it)),
    "filter": lambda it: list(filter(None, it)),
    "any": lambda it: any(x > 100 for x in it),
    "max": max,
    "in": lambda it: 50 in it,
    "enumerate": lambda it: list(enumerate(it)),
    "call": lambda it: (lambda *a: a)(*it),
    "extend": lambda it: [].extend(it),
}
for name, use in uses.items():
    for exc in (KeyError("k"), StopIteration()):
        try:
            print(name, use(Fails(3, exc)), end="; ")
        except KeyError as e:
            print(name, "KeyError", e, end="; ")
    print()
try:
    a, b = Fails(2, ValueError("unpacking"))
except ValueError as e:
    print(e)


class BadLen:
    def __len__(self):
        raise RuntimeError("len fails")

    def __bool__(self):
        raise RuntimeError("bool fails")

    def __eq__(self, o):
        raise RuntimeError("eq fails")

    def __hash__(self):
        raise RuntimeError("hash fails")

    def __str__(self):
        raise RuntimeError("str fails")

    def __repr__(self):
        raise RuntimeError("repr fails")

    def __contains__(self, x):
        raise RuntimeError("contains fails")

    def __getitem__(self, i):
        raise RuntimeError("getitem fails")

    def __call__(self):
        raise RuntimeError("call fails")

    def __lt__(self, o):
        raise RuntimeError("lt fails")


o = BadLen()
for f in (lambda: len(o), lambda: not o, lambda: o == 1, lambda: {o: 1}, lambda: str(o), lambda: [o].__repr__(), lambda: 1 in o, lambda: o[0], lambda: o(), lambda: sorted([o, o]), lambda: f"{o}",
          lambda: 1 if o else 2, lambda: o and 1, lambda: [x for x in [1] if o], lambda: [o].index(3), lambda: print(o), lambda: list(o), lambda: any([o])):
    try:
        f()
        print("no error")
    except RuntimeError as e:
        print(e)
while True:
    try:
        while o:
            pass
    except RuntimeError as e:
        print("while:", e)
        break
