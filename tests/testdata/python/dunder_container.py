class Grid:
    def __init__(self):
        self.cells = {}
        self.log = []

    def __getitem__(self, key):
        self.log.append(key)
        if isinstance(key, slice):
            return (key.start, key.stop, key.step)
        if isinstance(key, tuple) and any(isinstance(k, slice) for k in key):
            return [type(k).__name__ for k in key]
        return self.cells[key]

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __contains__(self, key):
        return key in self.cells

    def __len__(self):
        return len(self.cells)

    def __iter__(self):
        return iter(sorted(self.cells))

    def __call__(self, *args, **kw):
        return args, kw


g = Grid()
g[1, 2] = "x"
g[0, 0] = "y"
g[0, 0] += "z"
print(g[1, 2], g[0, 0], len(g), (1, 2) in g, (9, 9) in g, list(g), bool(g), g(1, k=2))
print(g[1:2], g[:], g[::2], g[1:2, ::3], g[..., 1:], g[-1:None])
del g[1, 2]
print(len(g), bool(Grid()))
try:
    g["nope"]
except KeyError as e:
    print(repr(e))
a, = g
print(a)


class Missing(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


m = Missing(a=1)
print(m["a"], m["b"], m, m.get("c"), "c" in m, isinstance(m, dict), len(m))


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def peek(self):
        return self[-1]


s = Stack([1]).push(2).push(3)
print(s, s.peek(), s.pop(), len(s), s == [1, 2], isinstance(s, list), s + [9])


class Text(str):
    def shout(self):
        return self.upper() + "!"


t = Text("hey")
print(t.shout(), t + "x", type(t + "x").__name__, t == "hey", {"hey": 1}[t])


class Int(int):
    def __add__(self, o):
        return Int(int(self) + o + 100)


print(Int(1) + 1, type(Int(2) * 2).__name__, Int("7"))


class Getattr:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def __len__(self):
        return -1


o = Getattr()
o.y = 5
print(o.y, o.xyz, hasattr(o, "zz"), getattr(o, "zz", 0))
try:
    len(o)
except ValueError as e:
    print(e)
