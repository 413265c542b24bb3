a = [1, 2, 3, 4]
for x in a:
    if x % 2:
        a.remove(x)
print(a)
b = [1]
for x in b:
    if len(b) < 5:
        b.append(x + 1)
print(b)
c = [3, 2, 1]
for i, x in enumerate(c):
    c[i] = x * 10
    if i == 0:
        c.append(7)
print(c)
d = {"a": 1, "b": 2}
for k in d:
    d[k] += 10
print(d)
for k in list(d):
    del d[k]
print(d)
for maker, change in (
    (lambda: {"a": 1, "b": 2}, lambda d: d.pop("b")),
    (lambda: {"a": 1}, lambda d: d.update(z=1)),
    (lambda: {"q": 1}, lambda d: d.clear()),
):
    d = maker()
    try:
        for _ in d:
            change(d)
        print("no error", d)
    except RuntimeError as e:
        print(e, d)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
it = iter([1, 2])
print(next(it))
e = [1, 2, 3]
i = iter(e)
next(i)
e.insert(0, 0)
print(list(i))
f = [1, 2, 3]
i = iter(f)
list(i)
f.append(4)
print(next(i, "stays exhausted"))
g = [1, 2, 3]
print([g.pop() for _ in g], g)
h = [1, 2, 3]
for x in h[:]:
    h.remove(x)
print(h)
k = [5, 1, 4]
k.sort(key=lambda v: (v, 0))
for x in reversed(k):
    if x == 5:
        k.append(9)
print(k)
m = list(range(5))
for x in m:
    m[:] = m[:2]
print(m)
def gen(items):
    for x in items:
        yield x
        items.append(x) if len(items) < 6 else None
print(list(gen([1, 2])))
try:
    x, y = y, x = 1, 2
    print(x, y)
except NameError as e:
    print(e)
