"""Orders that fail one time in ten: try, except, else, finally, raise."""

import sys


class OrderError(Exception):
    """An order that cannot be served."""

    def __init__(self, item, number):
        super().__init__(item, number)
        self.item = item


class OutOfStock(OrderError):
    pass


def price(item, number):
    if item % 10 == 3:
        raise OutOfStock(item, number)
    return item * number


def order(book, item, number):
    try:
        amount = price(item, number)
    except OutOfStock as error:
        book["failed"] += error.item
        return 0
    else:
        book["served"] += 1
    finally:
        book["orders"] += 1
    return amount


def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        return -1


def batch(book, i):
    try:
        return order(book, i, 3) + int("x" if i % 100 == 7 else "5")
    except ValueError as error:
        book["errors"] += len(str(error))
        return 0


def main(n):
    book = {"failed": 0, "served": 0, "orders": 0, "errors": 0}
    table = {i: i * 3 for i in range(90)}
    total = 0
    for i in range(n):
        total += batch(book, i)
        total += lookup(table, i % 100)
    print(total, book)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1100000)
