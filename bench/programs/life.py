"""The game of Life on lists of bools, and a sieve of primes."""

import sys


def step(cells, width, height):
    result = []
    for y in range(height):
        above = cells[y - 1]
        row = cells[y]
        below = cells[(y + 1) % height]
        line = []
        for x in range(width):
            left = x - 1
            right = (x + 1) % width
            near = above[left] + above[x] + above[right] + row[left] + row[right] + below[left] + below[x] + below[right]
            line.append(near == 3 or (row[x] and near == 2))
        result.append(line)
    return result


def sieve(n):
    prime = [True] * (n + 1)
    prime[0] = prime[1] = False
    i = 2
    while i * i <= n:
        if prime[i]:
            for k in range(i * i, n + 1, i):
                prime[k] = False
        i += 1
    return [i for i, yes in enumerate(prime) if yes]


def main(n):
    width = height = 64
    seed = 7
    cells = []
    for _ in range(height):
        line = []
        for _ in range(width):
            seed = (seed * 16807) % 2147483647
            line.append(seed % 3 == 0)
        cells.append(line)
    for _ in range(n):
        cells = step(cells, width, height)
    for row in cells[:4]:
        print("".join(["#" if cell else "." for cell in row]))
    primes = sieve(n * 6000)
    print(sum([sum(row) for row in cells]), len(primes), sum(primes) % 1000000007)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
