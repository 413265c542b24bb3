"""Pipelines of generators: yield, yield from, send, and generator expressions."""

import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def multiples(numbers, factor):
    for number in numbers:
        if number % factor == 0:
            yield number


def pairs(numbers):
    last = None
    for number in numbers:
        if last is not None:
            yield last, number
        last = number


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(middle, build(low, middle), build(middle + 1, high))


def average():
    total = 0
    number = 0
    result = None
    while True:
        value = yield result
        total += value
        number += 1
        result = total // number


def main(n):
    total = sum(a * b % 11 for a, b in pairs(multiples(count(n), 3)))
    tree = build(0, n // 20)
    nodes = sum(value for _ in range(3) for value in tree)
    mean = average()
    next(mean)
    last = 0
    for i in count(n // 3):
        last = mean.send(i ^ 5)
    mean.close()
    print(total, nodes, last, max(i % 1013 for i in range(n)))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1700000)
