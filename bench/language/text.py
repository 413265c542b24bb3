"""Text."""

from timing import report


def fstring(n, x):
    for i in range(n):
        f"{x}"


def fstring_two(n, x):
    for i in range(n):
        f"{x}: {i}"


def fstring_spec(n, x):
    for i in range(n):
        f"{x:>10} {i:05d}"


def fstring_float(n, x):
    for i in range(n):
        f"{x:.2f}"


def percent(n, x):
    for i in range(n):
        "%s: %d" % (x, i)


def format_method(n, x):
    for i in range(n):
        "{}: {}".format(x, i)


def to_text(n):
    for i in range(n):
        str(i)


def to_int(n, s):
    for i in range(n):
        int(s)


def upper(n, s):
    for _ in range(n):
        s.upper()


def split(n, s):
    for _ in range(n):
        s.split(" ")


def join(n, x):
    for _ in range(n):
        " ".join(x)


def replace(n, s):
    for _ in range(n):
        s.replace("a", "b")


def startswith(n, s):
    for _ in range(n):
        s.startswith("sp")


def subscript(n, s):
    for _ in range(n):
        s[1]


def slice_text(n, s):
    for _ in range(n):
        s[1:3]


def characters(n):
    for _ in range(n // 20 + 1):
        for c in "twenty characters...":
            pass


def contains(n, s):
    for _ in range(n):
        "am" in s


report(
    ('f"{x}"', lambda n: fstring(n, "spam")),
    ('f"{x}: {i}"', lambda n: fstring_two(n, "spam")),
    ('f"{x:>10} {i:05d}"', lambda n: fstring_spec(n, "spam")),
    ('f"{x:.2f}"', lambda n: fstring_float(n, 3.14159)),
    ('"%s: %d" % (x, i)', lambda n: percent(n, "spam")),
    ('"{}: {}".format(x, i)', lambda n: format_method(n, "spam")),
    ("str(i)", to_text),
    ("int(s)", lambda n: to_int(n, "123")),
    ("s.upper()", lambda n: upper(n, "spam")),
    ('s.split(" ")', lambda n: split(n, "spam eggs ham")),
    ('" ".join(x)', lambda n: join(n, ["spam", "eggs", "ham"])),
    ("s.replace", lambda n: replace(n, "spam")),
    ("s.startswith", lambda n: startswith(n, "spam")),
    ("s[1]", lambda n: subscript(n, "spam")),
    ("s[1:3]", lambda n: slice_text(n, "spam")),
    ("for in str", characters),
    ("str in str", lambda n: contains(n, "spam")),
)
