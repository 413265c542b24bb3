def show(*sets):
    print(*[sorted(s, key=lambda v: (str(type(v)), v)) if isinstance(s, (set, frozenset)) else s for s in sets])


a, b = {1, 2, 3}, {3, 4}
show(a | b, a & b, a - b, b - a, a ^ b)
show(a.union([9], (8,)), a.intersection([1, 9]), a.difference([1], [2]), a.symmetric_difference("x"))
print(a <= {1, 2, 3, 4}, a < a, a <= a, a >= {1}, a > {1}, {1}.issubset([1, 2]), a.issuperset([]), a.isdisjoint([7]), a == {3, 2, 1}, {1} < {2}, {1} != {1.0})
a.add(4), a.add(4), a.discard(99), a.discard(1), a.remove(2)
show(a)
a.update([5], "x", {6: 0}), a.intersection_update({3, 5, "x"}), a.difference_update({"x"}), a.symmetric_difference_update({7})
show(a)
a |= {10}
a &= {10, 7, 5}
a -= {5}
a ^= {1}
show(a)
print(len(a), 7 in a, {1}.pop(), bool(set()), set(), frozenset(), repr({1}), repr(frozenset([1])), {*"a"}, type({}).__name__, type({1}).__name__)
show(set("hello"), set([1, 1, 2]), set(range(3)), {x % 3 for x in range(10)}, set({"k": 1}), frozenset("ab") | {"c"}, {c for c in "abc" if c != "b"})
f = frozenset([1, 2])
print({f: "key"}[frozenset([2, 1])], f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f, f} == {f}, type(f | {3}).__name__, type({3} | f).__name__, f in {f})
c = a.copy()
c.clear()
print(c, len(a), [1, 2] in [[1, 2]], {1, True, 1.0}, len({0, False, 0.0, ""}), {(1, 2)}, {None})
for bad in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} | [2], lambda: {1} + {2}, lambda: a[0], lambda: f.add(1), lambda: {1} < [1], lambda: set(5), lambda: {"a"}.remove("b")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
for unhashable in ([], {}, set(), ([],)):
    try:
        {unhashable}
    except TypeError as e:
        print(type(e).__name__)
    try:
        hash(unhashable)
    except TypeError as e:
        print(e)
seen = set()
print([x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))], sorted(seen), max(seen), sum(seen))
