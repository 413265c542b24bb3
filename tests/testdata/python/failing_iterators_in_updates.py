# What a set and a list have if an iterator fails, or looks at them meanwhile.
l = [1]
l.extend(len(l) for _ in range(3)); print(l)
l += (len(l) for _ in range(2)); print(l)
l.extend(l); print(l)
l.extend(map(lambda x: len(l), range(2))); print(l)
class S:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
    def __len__(self): return 3
l.extend(S()); print(l)
s = {1}
s.update(s, [2], {3: 4}, "ab", range(2)); print(sorted(map(str, s)))
s.difference_update([2], {3}, s); print(s)
s = {1, 2, 3}
s.difference_update(x for x in (1, 2)); print(s)
s -= s; print(s)
for bad in ([[]], 3):
    for m in ("update", "difference_update", "intersection_update", "symmetric_difference_update"):
        s = {1, 2}
        try: getattr(s, m)(bad); print(m, s)
        except TypeError as e: print(m, e, s)
s = {1, 2}
s.difference_update(); print(s)
def g():
    yield 1
    s.clear(); s.add(9)
    yield 9
s.difference_update(g()); print(s)


class Bad:
    def __iter__(self):
        yield 1
        yield 2
        raise ValueError("bad")


for m in "update", "difference_update", "intersection_update", "symmetric_difference_update":
    s = {1, 2, 5}
    try:
        getattr(s, m)([7], Bad(), [9])
    except (ValueError, TypeError) as e:
        print(m, e)
    print(sorted(s))
    s = {1, 5}
    try:
        getattr(s, m)(Bad())
    except ValueError as e:
        print(m, e)
    print(sorted(s))
l = [0]
for f in l.extend, l.__iadd__:
    try:
        f(Bad())
    except ValueError as e:
        print(e)
    print(l)
try:
    l[0:1] = Bad()
except ValueError as e:
    print(e)
print(l)
s = {1, 2, 3}


def grows():
    for x in s:
        yield x + 10


try:
    s.update(grows())
except RuntimeError as e:
    print(e)
