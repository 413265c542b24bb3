class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Color:
    RED = 1
    GREEN = "g"
def m(v):
    match v:
        case 0:
            return "zero"
        case -1 | 1.5:
            return "neg or float"
        case "a" | "b" as s:
            return "letter " + s
        case None:
            return "none"
        case True:
            return "true"
        case Color.GREEN:
            return "green"
        case []:
            return "empty"
        case [x]:
            return "one", x
        case [1, x, *rest] if x > 5:
            return "big", x, rest
        case [1, _, *_]:
            return "starts with 1"
        case (a, [b, c]):
            return "nested", a, b, c
        case [*init, last]:
            return "last", init, last
        case {"kind": "circle", "r": r}:
            return "circle", r
        case {"kind": k, **rest}:
            return "kind", k, rest
        case {}:
            return "map"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y) if x == y:
            return "diagonal", x
        case Point(0, y) | Point(y, 0):
            return "axis", y
        case Point() as p:
            return "point", p.x, p.y
        case int(n) if n > 100:
            return "large", n
        case str():
            return "str"
        case other:
            return "other", other
for v in [0, -1, 1.5, "a", "b", "g", "zz", None, True, [], [9], [1, 6, 7, 8], [1, 2, 3], [2, [3, 4]], (5, (6, 7)), [2, 3, 4],
          {"kind": "circle", "r": 2}, {"kind": "square", "s": 1}, {"q": 1}, Point(0, 0), Point(2, 2), Point(0, 3), Point(4, 0), Point(1, 2), 500, 50]:
    print(m(v))
def flow(xs):
    out = []
    for x in xs:
        match x:
            case 1:
                continue
            case [a, b]:
                try:
                    out.append(a / b)
                except ZeroDivisionError:
                    break
                finally:
                    out.append("f")
            case y if y > 10:
                return out, y
            case _:
                out.append("?")
    else:
        out.append("else")
    return out
print(flow([1, 2, (4, 2)]), flow([3, (1, 0), 5]), flow([11]))
match (1, 2):
    case 1, 3:
        print("no")
    case (q, 2) | (2, q):
        print("yes", q)
match 5:
    case z if z > 9:
        print("never")
print(z)
match "x", {"a": [1, {"b": 2}]}:
    case str(name), {"a": [_, {"b": bb}]}:
        print(name, bb)
