# Classes derived from dict: what they override is used, what they do not is dict's.
class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no {name}") from None

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]


class Lower(dict):
    def __init__(self, *args, **kw):
        super().__init__()
        self.update(*args, **kw)

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def get(self, key, default=None):
        return self[key] if key in self else default

    def update(self, *args, **kw):
        for k, v in dict(*args, **kw).items():
            self[k] = v


class Factory(dict):
    def __init__(self, factory, **kw):
        super().__init__(**kw)
        self.factory = factory

    def __missing__(self, key):
        self[key] = value = self.factory()
        return value

    def __repr__(self):
        return f"Factory({super().__repr__()})"


class LRU(dict):
    def __init__(self, size):
        self.size = size

    def __setitem__(self, key, value):
        self.pop(key, None)
        super().__setitem__(key, value)
        while len(self) > self.size:
            del self[next(iter(self))]

    def __eq__(self, other):
        return list(self.items()) == list(other.items())

    __hash__ = None


class Sorted(dict):
    def __iter__(self):
        return iter(sorted(dict.keys(self)))

    def keys(self):
        return list(self)


a = AttrDict(x=1)
a.y = [2]
a.y.append(3)
print(a, a.x, a["y"], "y" in a, a.items(), hasattr(a, "z"), getattr(a, "z", "none"), type(a.copy()).__name__)
del a.x
print(a, len(a), bool(AttrDict()), a.__dict__)
low = Lower({"Content-Type": "text"}, LENGTH=3)
low["HOST"] = "h"
print(low, low["Host"], "hOsT" in low, "x" in low, low.get("LENGTH"), low.get("nope", 0), dict.get(low, "HOST"), low == {"content-type": "text", "length": 3, "host": "h"})
words = Factory(list)
for w in "to be or not to be".split():
    words[len(w)].append(w)
words["n"]
print(words, words.get(99), 99 in words, f"{words}", f"{words!r:.10}", [words], str(words) == repr(words))
counts = Factory(int, a=1)
counts["b"] += 5
counts["a"] |= 6
print(dict(counts), {**counts}, counts | {"z": 1}, type(counts | {}).__name__, sorted(counts.values()))
lru = LRU(2)
for k in "abacad":
    lru[k] = k.upper()
print(lru, lru == {"a": "A", "d": "D"}, lru == {"d": "D", "a": "A"}, lru != {"x": 1})
try:
    {lru: 1}
except TypeError as e:
    print(type(e).__name__)
s = Sorted(c=1, a=2, b=3)
print(list(s), s, {**s}, [k for k in s], max(s), sorted(s.items()), list(s.values()), tuple(s), *s)


def kw(**k):
    return sorted(k.items())


print(kw(**s), kw(**a), "%(c)s%(a)d" % s, "{c}{a}".format(**s), "{0[b]}".format(s), "{b}".format_map(s))
print(isinstance(s, dict), issubclass(LRU, dict), LRU.__mro__[1] is dict, type(s) is dict, Sorted.fromkeys("ab", 0), type(Sorted.fromkeys("")).__name__)
s.update({"z": 26}, y=25)
print(s.pop("z"), s.setdefault("y", 0), s.setdefault("w", 23), s.popitem(), len(s), s.clear(), s, not s)
match AttrDict(kind="circle", r=2):
    case {"kind": "circle", "r": r, **rest}:
        print("circle", r, rest)
for bad in (lambda: AttrDict(5), lambda: AttrDict([(1,)]), lambda: AttrDict({}, {}), lambda: a["nope"], lambda: a.nope, lambda: low["nope"], lambda: hash(a), lambda: a < {}, lambda: a + {}, lambda: dict.__getitem__([], 1)):
    try:
        print("no error", bad())
    except (TypeError, KeyError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
