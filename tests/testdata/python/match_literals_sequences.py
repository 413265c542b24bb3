def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1 | 2.5:
            return "odd number"
        case "a" | "b":
            return "letter"
        case None:
            return "none"
        case True:
            return "never for 1"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, 2, *rest]:
            return f"1 2 and {rest}"
        case (a, [b, *_], *c):
            return f"nested {a} {b} {c}"
        case [_, _]:
            return "two"
        case [*all_of_it] if len(all_of_it) > 3:
            return f"many {len(all_of_it)}"
        case str():
            return f"str {x}"
        case b"raw":
            return "bytes"
        case _:
            return "other"


for x in (0, 1, 3, -1, 2.5, 1.0, True, False, "a", "abc", None, [], (), [5], (1, 2), [1, 2, 3, 4], (9, [8, 7], 6), ["x", "y"], [1, 3, 5], range(5),
          "ab", b"raw", b"ab", {1, 2}, {}, object, iter([1]), 7):
    print(kind(x))


def point(p):
    match p:
        case (0, 0):
            return "origin"
        case (x, 0) | (0, x):
            return f"axis {x}"
        case (x, y) if x == y:
            return f"diagonal {x}"
        case (x, y):
            return f"{x},{y}"
    return "no match"


print([point(p) for p in ((0, 0), (3, 0), (0, 4), (2, 2), (1, 2), (1, 2, 3), "ab", [0, 9])])
match 5, 6:
    case a, b:
        print(a, b)
match [1, 2, 3]:
    case [first, *_, last]:
        print(first, last)
match = "soft keyword"
case = match.upper()
print(match, case)
_ = "kept"
match 1:
    case _:
        print(_)
