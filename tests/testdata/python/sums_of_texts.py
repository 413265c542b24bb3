# Sums of several terms, one of which is a literal text or an f-string.


def told(x):
    print("term", x)
    return x


class Text(str):
    def __add__(self, other):
        return Text("<" + str(self) + "+" + str(other) + ">")

    def __radd__(self, other):
        return "R" + other + str(self)


class Any:
    def __radd__(self, other):
        return f"[{other}]"

    def __add__(self, other):
        return 7


def join(a, b, c="c"):
    return a + "-" + b + "-" + c


print(join("a", "b"), join("", ""), join("é" * 20, "b" * 50, "c" * 200))
print(told("a") + "-" + told("b") + told(f"{1}"))
print("(" + ("a" + ("b" + "c") + "d") + ")")
many = "1"
print(many + "2" + many + "3" + many + "4" + many + "5" + many + "6" + many + "7" + many + "8" + many + "9")
print("a" + Text("b") + "c", type("a" + Text("b") + "c").__name__)
print(Text("b") + "a" + "c", type(Text("b") + "a" + "c").__name__)
print("a" + "b" + Any() + "c")
try:
    "a" + "b" + (Any() + "c") + "d"
except TypeError as e:
    print(e)


def fails(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def unbound():
    x = told("a") + "b" + y + told("c")
    y = 1
    return x


def raised():
    return told("a") + "b" + str(1 // 0) + told("c")


def first_is_unbound():
    x = x + "a" + "b"


for f in (
    lambda: told("a") + "b" + told(1) + told("c"),
    lambda: told(1) + "b" + told("c"),
    lambda: told("a") + "b" + told("c") + b"d" + told("e"),
    lambda: "a" + 1 + 2,
    lambda: None + "a" + "b",
    unbound,
    raised,
    first_is_unbound,
):
    fails(f)

line = "a"
line = line + "," + line + f";{line}"
line += "x" + line + "y" + line
print(line)


def given(x=[], *more):
    return x, more


# Lists that are made empty, or for as many elements as there are.
pairs = [given([]), given([], []), {}.setdefault(1, [])]
pairs[0][0].append(1)
pairs[2].extend([1, 2, 3, 4, 5])
pairs[2].insert(0, 0)
print(pairs, [x for x in (1, 2, 3)], [x for x in []], [x for x in range(5)], [[y for y in range(x)] for x in range(4)])
grows = [1, 2]
grows.extend(grows)
grows.extend(grows)
grows.extend(grows)
print(grows, [0] * 3, [None] * 2, [1.5] * 3, ["a"] * 3, [grows][:] * 2 == [grows, grows], (True,) * 3)


class Appends:
    def append(self, x):
        return ("appended", x)


class Others(list):
    def append(self, x):
        super().append(-x)


others = Others()
for to in (others, Appends(), [], bytearray(), others):
    print(to.append(told(5)), to if type(to) is not Appends else "")
try:
    (1).append(told(1))
except AttributeError as e:
    print(e)
