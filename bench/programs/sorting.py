"""Sorts records by keys and sifts them with comprehensions."""

import sys


def records(n):
    seed = 42
    result = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        result.append((f"name{seed % 1000}", seed >> 7, i))
    return result


def main(n):
    people = records(n)
    checksum = 0
    for step in range(4):
        by_name = sorted(people, key=lambda record: record[0])
        by_age = sorted(people, key=lambda record: -(record[1] % (97 + step)))
        by_both = sorted(people, key=lambda record: (record[1] % 10, record[0]), reverse=True)
        young = [name for name, age, _ in by_age if age % 100 < 50]
        longest = {name: age for name, age, _ in by_name}
        endings = {name[-2:] for name in young}
        squares = [i * i % 7 for i in range(n)]
        total = sum([a[1] ^ b[2] for a, b in zip(by_name, by_both)])
        checksum = (checksum * 31 + total + len(young) + len(longest) + len(endings) + sum(squares)) % 1000000007
        people = by_both
    print(people[0], people[-1], checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 45000)
