# In which order the items of displays and calls with stars are evaluated and taken.
log = []
def t(x):
    log.append(x)
    return x
class It:
    def __init__(self, n): self.n = n
    def __iter__(self):
        log.append(f"iter {self.n}")
        return iter(range(self.n))
class M:
    def keys(self):
        log.append("keys")
        return ["m"]
    def __getitem__(self, k):
        log.append("get " + k)
        return 1
def f(*a, **k): return a, k
def flush():
    print(log); log.clear()
print([*It(2), t(3), *It(1), t(4)]); flush()
print((*It(2), t(3))); flush()
print({*It(2), t(3)}); flush()
print(f(*It(2), t(3), *It(1))); flush()
print({**M(), t("k"): t("v"), **M()}); flush()
s = [1, 2, 3]
print([*s, s.pop(), *s]); print(f(*s, s.pop(), *s))
d = {"a": 1}
print({**d, "b": d.pop("a"), **d})
# The message is another one in some versions.
for make in (lambda: {**5, t("k"): 1}, lambda: [*5, t(1)], lambda: f(*5, t(1)), lambda: {**{}, **[], "x": t(1)}, lambda: [t(0), *None, t(1)], lambda: {t(1): t(2), **d, t([]) : t(3)}):
    try:
        make()
    except TypeError:
        print("TypeError")
    flush()
