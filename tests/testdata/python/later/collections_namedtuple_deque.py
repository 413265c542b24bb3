from collections import ChainMap, OrderedDict, deque, namedtuple

Point = namedtuple("Point", ["x", "y"])
P3 = namedtuple("P3", "x y z", defaults=[0])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._replace(x=9), p._asdict(), Point._fields, P3(1, 2), Point._make([3, 4]), len(p), isinstance(p, tuple))
x, y = p
print(x + y, max(Point(1, 5), Point(2, 0)), {p: "k"}[(1, 2)], p + (3,), f"{p}", "%s-%s" % p)
for bad in (lambda: Point(1), lambda: setattr(p, "x", 5), lambda: p.z):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)


class Sub(namedtuple("Base", "a b")):
    def total(self):
        return self.a + self.b


print(Sub(1, 2), Sub(1, 2).total())
q = deque([1, 2, 3], maxlen=4)
q.append(4)
q.append(5)
q.appendleft(0)
print(q, q.pop(), q.popleft(), q, q.maxlen, len(q), q[0], list(reversed(q)))
q.rotate(1)
q.extend("ab")
q.extendleft("z")
print(q, 2 in q, q.count("a"), deque("abc"), deque(), bool(deque()), deque([1]) == deque([1]))
try:
    deque().pop()
except IndexError as e:
    print(e)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(list(o.items()), o.popitem(), o.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), dict(a=1) == OrderedDict(a=1))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], sorted(m), len(m))
