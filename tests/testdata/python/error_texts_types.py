class A:
    pass


def f():
    pass


n = None
i = 5
text = "abc"
seq = [1, 2]
pair = (1, 2)
cases = [
    lambda: 1 + "a",
    lambda: "a" + 1,
    lambda: [1] + "a",
    lambda: (1,) + [1],
    lambda: 1 - "a",
    lambda: "a" * "b",
    lambda: [] * 1.5,
    lambda: None + 1,
    lambda: {} + {},
    lambda: {1} + {2},
    lambda: A() + 1,
    lambda: 1 / "a",
    lambda: 1 // None,
    lambda: 2 ** "a",
    lambda: 5 % [],
    lambda: 1 << 1.0,
    lambda: "a" & 1,
    lambda: 1 | None,
    lambda: f + f,
    lambda: f < f,
    lambda: 1 < "a",
    lambda: None >= 0,
    lambda: [1] < (1,),
    lambda: A() > A(),
    lambda: {} < {},
    lambda: -"a",
    lambda: +[],
    lambda: ~1.5,
    lambda: -None,
    lambda: i[0],
    lambda: n[0],
    lambda: f[0],
    lambda: A()[0],
    lambda: i(),
    lambda: text(),
    lambda: seq["a"],
    lambda: text[1.5],
    lambda: seq[None],
    lambda: pair["x"],
    lambda: 1 in "a",
    lambda: len(5),
    lambda: len(n),
    lambda: [x for x in 5],
    lambda: [*n],
    lambda: list(A()),
    lambda: i.x,
    lambda: n.x,
    lambda: text.x,
    lambda: seq.x,
    lambda: f.x,
    lambda: A().x,
    lambda: A.x,
    lambda: (1).foo(),
    lambda: {}.x,
    lambda: int("x"),
    lambda: int("x", 16),
    lambda: int([]),
    lambda: float("x"),
    lambda: "".join([1]),
    lambda: "a".join(5),
    lambda: 1 / 0,
    lambda: isinstance(1, "int"),
    lambda: undefined,
    lambda: next(seq),
    lambda: iter(5),
    lambda: reversed(5),
    lambda: "%d" % "a",
    lambda: "abc".index("z"),
    lambda: [].pop(),
    lambda: seq.remove(9),
    lambda: hash([]),
    lambda: ord("ab"),
]
for c in cases:
    try:
        print("no error:", c())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
