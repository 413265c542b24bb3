"""Lists, dicts, tuples and sets."""

from timing import report


def list_read(n, x, i):
    for _ in range(n):
        x[i]


def list_write(n, x, i):
    for _ in range(n):
        x[i] = 1


def list_update(n, x, i):
    for _ in range(n):
        x[i] += 1


def list_slice(n, x):
    for _ in range(n):
        x[1:3]


def list_append(n):
    x = []
    for i in range(n):
        x.append(i)


def list_append_unknown(n, x):
    for i in range(n):
        x.append(i)


def list_pop(n, x):
    for i in range(n):
        x.append(i)
        x.pop()


def dict_read(n, d, k):
    for _ in range(n):
        d[k]


def dict_write(n, d, k):
    for _ in range(n):
        d[k] = 1


def dict_get(n, d, k):
    for _ in range(n):
        d.get(k, 0)


def dict_display(n):
    for i in range(n):
        {"a": i, "b": i}


def tuple_unpack(n, t):
    for _ in range(n):
        a, b = t


def swap(n):
    a, b = 1, 2
    for _ in range(n):
        a, b = b, a


def set_add(n, s):
    for i in range(n):
        s.add(3)


def length(n, x):
    for _ in range(n):
        len(x)


def sort_key(n):
    x = [(i * 7919) % 1009 for i in range(n)]
    sorted(x, key=lambda v: -v)


def type_test(n, x):
    for _ in range(n):
        isinstance(x, int)


report(
    ("list[i]", lambda n: list_read(n, [1, 2, 3], 1)),
    ("list[i] = x", lambda n: list_write(n, [1, 2, 3], 1)),
    ("list[i] += 1", lambda n: list_update(n, [1, 2, 3], 1)),
    ("list[1:3]", lambda n: list_slice(n, [1, 2, 3, 4])),
    ("[].append(i)", list_append),
    ("x.append(i)", lambda n: list_append_unknown(n, [])),
    ("x.append(i), x.pop()", lambda n: list_pop(n, [])),
    ("dict[k]", lambda n: dict_read(n, {"a": 1, "b": 2}, "a")),
    ("dict[k] = x", lambda n: dict_write(n, {"a": 1, "b": 2}, "a")),
    ("dict.get(k, 0)", lambda n: dict_get(n, {"a": 1, "b": 2}, "c")),
    ('{"a": i, "b": i}', dict_display),
    ("a, b = tuple", lambda n: tuple_unpack(n, (1, 2))),
    ("a, b = b, a", swap),
    ("set.add(x)", lambda n: set_add(n, set())),
    ("len(x)", lambda n: length(n, [1, 2, 3])),
    ("sorted(key=), an element", sort_key),
    ("isinstance(x, int)", lambda n: type_test(n, 3)),
)
