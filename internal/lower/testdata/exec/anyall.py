def note(x):
    print("note", x)
    return x
def f(xs, k):
    if not xs:
        return "empty"
    elif any(note(x) > k for x in xs if x):
        return "some"
    elif all(x == y for x in xs for y in xs):
        return "same"
    else:
        return "none"
print(f([], 1), f([0, 1, 5, 9], 3), f([1, 1], 3), f([1, 2], 3))
def loops(rows):
    out = []
    i = 0
    while any(i < n for n in rows):
        i += 1
        for a in rows:
            if all(a >= b + i - 1 for b in rows) and any((hit := c) == a for c in rows):
                out.append((a, hit))
    return out, i
print(loops([2, 4]))
print([any(x == y for y in (1, 2)) for x in (0, 1)], (lambda q: all(x < q for x in (1, 2)))(3))
class C:
    limit = 2
    flag = any(x > 1 for x in [limit, 0])
print(C.flag)
def nested(table):
    return any(all(any(c == "x" for c in cell) for cell in row) for row in table)
print(nested([["ax", "b"], ["x", "yx"]]), nested([["a"]]))
def pairs(ps):
    return all(a < b for a, (b, c) in ps), any(c for a, (b, *c) in ps)
print(pairs([(1, (2, 3))]))
try:
    print(all(1 // x for x in [1, 0]))
except ZeroDivisionError:
    print("error inside")
def gen(xs):
    for x in xs:
        if all(x % d for d in range(2, x)):
            yield x
print(list(gen(range(2, 20))))
assert all(x for x in [1, 2]), "no"
x = [1, 2] if all(z for z in [0]) else [3]
print(x)
