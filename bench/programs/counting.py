"""Counts ints, strings and tuples in dicts."""

import sys


def main(n):
    numbers = {}
    names = {}
    pairs = {}
    labels = [f"label{i}" for i in range(101)]
    value = 1
    for i in range(n):
        value = (value * 48271) % 2147483647
        key = value % 1009
        if key in numbers:
            numbers[key] += 1
        else:
            numbers[key] = 1
        label = labels[key % 101]
        names[label] = names.get(label, 0) + key
        pair = key % 13, key % 7
        pairs[pair] = pairs.get(pair, 0) + 1
        if i % 1000 == 0:
            numbers.pop(key)

    checksum = 0
    for key, count in numbers.items():
        checksum = (checksum * 31 + key * count) % 1000000007
    for label, total in names.items():
        checksum = (checksum * 31 + len(label) * total) % 1000000007
    for (a, b), count in pairs.items():
        checksum = (checksum * 31 + (a * 7 + b) * count) % 1000000007
    print(len(numbers), len(names), len(pairs), checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1200000)
