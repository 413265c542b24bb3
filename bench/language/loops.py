"""Loops and comprehensions."""

from timing import report

NUMBERS = list(range(100))
TABLE = {n: n for n in NUMBERS}


def for_range(n):
    for _ in range(n):
        pass


def while_count(n):
    i = 0
    while i < n:
        i += 1


def for_list(n):
    for _ in range(n // 100 + 1):
        for x in NUMBERS:
            pass


def for_dict(n):
    for _ in range(n // 100 + 1):
        for k in TABLE:
            pass


def for_items(n):
    for _ in range(n // 100 + 1):
        for k, v in TABLE.items():
            pass


def for_enumerate(n):
    for _ in range(n // 100 + 1):
        for i, x in enumerate(NUMBERS):
            pass


def for_zip(n):
    for _ in range(n // 100 + 1):
        for a, b in zip(NUMBERS, NUMBERS):
            pass


def list_comp(n):
    return [i for i in range(n)]


def list_comp_if(n):
    return [i * 2 for i in range(n) if i % 2]


def dict_comp(n):
    return {i: i for i in range(n)}


def sum_genexpr(n):
    return sum(i for i in range(n))


def any_genexpr(n):
    return any(i < 0 for i in range(n))


def genexpr(n):
    total = 0
    for x in (i for i in range(n)):
        total += x


def numbers(n):
    for i in range(n):
        yield i


def for_generator(n):
    for x in numbers(n):
        pass


def next_generator(n):
    g = numbers(n)
    for _ in range(n):
        next(g)


def pairs(n):
    yield from numbers(n)


def yield_from(n):
    for x in pairs(n):
        pass


report(
    ("for in range", for_range),
    ("while with counter", while_count),
    ("for in list", for_list),
    ("for in dict", for_dict),
    ("for in dict.items()", for_items),
    ("for in enumerate", for_enumerate),
    ("for in zip", for_zip),
    ("list comprehension", list_comp),
    ("list comprehension with if", list_comp_if),
    ("dict comprehension", dict_comp),
    ("sum of generator expression", sum_genexpr),
    ("any of generator expression", any_genexpr),
    ("for in generator expression", genexpr),
    ("for in generator", for_generator),
    ("next of generator", next_generator),
    ("yield from", yield_from),
)
