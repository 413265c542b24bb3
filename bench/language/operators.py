"""Operators on operands whose types nothing in the source tells."""

from timing import report


def adding(n, a, b):
    for _ in range(n):
        a + b


def subtracting(n, a, b):
    for _ in range(n):
        a - b


def multiplying(n, a, b):
    for _ in range(n):
        a * b


def dividing(n, a, b):
    for _ in range(n):
        a / b


def floor_dividing(n, a, b):
    for _ in range(n):
        a // b


def modulo(n, a, b):
    for _ in range(n):
        a % b


def modulo_two(n, a):
    for _ in range(n):
        a % 2


def power(n, a):
    for _ in range(n):
        a ** 2


def bit_and(n, a, b):
    for _ in range(n):
        a & b


def equal(n, a, b):
    for _ in range(n):
        a == b


def equal_zero(n, a):
    for _ in range(n):
        a == 0


def less(n, a, b):
    for _ in range(n):
        a < b


def identical(n, a, b):
    for _ in range(n):
        a is b


def is_none(n, a):
    for _ in range(n):
        a is None


def within(n, a, b):
    for _ in range(n):
        a in b


def negate(n, a):
    for _ in range(n):
        -a


def chained(n, a):
    for _ in range(n):
        0 <= a < 10


def conditional(n, a):
    for _ in range(n):
        if a and not a == 3:
            pass


def accumulate(n, a):
    total = 0
    for _ in range(n):
        total += a


report(
    ("int + int", lambda n: adding(n, 3, 4)),
    ("float + float", lambda n: adding(n, 3.5, 4.5)),
    ("str + str", lambda n: adding(n, "spam", "eggs")),
    ("int - int", lambda n: subtracting(n, 3, 4)),
    ("int * int", lambda n: multiplying(n, 3, 4)),
    ("float * float", lambda n: multiplying(n, 3.5, 4.5)),
    ("int / int", lambda n: dividing(n, 3, 4)),
    ("int // int", lambda n: floor_dividing(n, 30, 4)),
    ("int % int", lambda n: modulo(n, 30, 4)),
    ("int % 2", lambda n: modulo_two(n, 30)),
    ("int ** 2", lambda n: power(n, 30)),
    ("int & int", lambda n: bit_and(n, 30, 4)),
    ("int == int", lambda n: equal(n, 30, 4)),
    ("int == 0", lambda n: equal_zero(n, 30)),
    ("str == str", lambda n: equal(n, "spam", "eggs")),
    ("int < int", lambda n: less(n, 30, 4)),
    ("x is y", lambda n: identical(n, 30, "a")),
    ("x is None", lambda n: is_none(n, 30)),
    ("str in dict", lambda n: within(n, "a", {"a": 1})),
    ("int in list", lambda n: within(n, 3, [1, 2, 3])),
    ("-int", lambda n: negate(n, 30)),
    ("0 <= int < 10", lambda n: chained(n, 5)),
    ("if int and not int", lambda n: conditional(n, 5)),
    ("total += int", lambda n: accumulate(n, 5)),
)
