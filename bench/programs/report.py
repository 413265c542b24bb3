"""Formats a report: dataclasses, f-strings with specs, methods of str, grouping."""

import sys
from dataclasses import dataclass


@dataclass
class Sale:
    region: str
    product: str
    number: int
    price: float

    @property
    def amount(self):
        return self.number * self.price


REGIONS = ["north", "south", "east", "west"]
PRODUCTS = ["apples", "bread", "cheese", "dates", "eggs"]


def sales(n):
    for i in range(n):
        yield Sale(REGIONS[i * 7 % 4], PRODUCTS[i * 3 % 5], i % 17 + 1, (i % 29) * 1.25 + 0.5)


def lines(rows):
    yield f"{'region':<10}|{'product':^12}|{'number':>8}|{'price':>10}|{'amount':>14}"
    yield "-" * 58
    for sale in rows:
        yield f"{sale.region.title():<10}|{sale.product:^12}|{sale.number:>8d}|{sale.price:>10.2f}|{sale.amount:>14,.2f}"


def summary(rows):
    groups = {}
    for sale in rows:
        groups.setdefault((sale.region, sale.product), []).append(sale)
    for (region, product), group in sorted(groups.items()):
        total = sum([sale.amount for sale in group])
        number = sum([sale.number for sale in group])
        share = number / len(rows)
        yield "{:<8}{:>10} {:6d} {:12.2f} {:.1%}".format(region.upper(), product, number, total, share)
        yield "%-8s%10s %06d %s" % (region, product.replace("e", "E"), number, "*" * (number % 40))


def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line.ljust(width) + "|"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line.ljust(width) + "|"


def main(n):
    rows = list(sales(n))
    body = list(lines(rows))
    foot = list(summary(rows))
    note = "\n".join(wrap(" ".join([f"{sale.product}: {sale.number}" for sale in rows]), 60))
    text = "\n".join([*body, *foot, note])
    checksum = 0
    for line in text.splitlines():
        checksum = (checksum * 31 + len(line.rstrip()) + line.count("|") + ord(line[-1])) % 1000000007
    print(body[2])
    print(foot[0])
    print(foot[1])
    print(len(text), checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 150000)
