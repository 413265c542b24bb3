"""The spectral norm, and products of matrices: floats in lists."""

import sys


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum([element(i, j) * x for j, x in enumerate(v)]) for i in range(len(v))]


def times_transposed(v):
    return [sum([element(j, i) * x for j, x in enumerate(v)]) for i in range(len(v))]


def spectral_norm(n):
    u = [1.0] * n
    v = u
    for _ in range(3):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return (uv / vv) ** 0.5


def product(a, b):
    n = len(a)
    result = []
    for i in range(n):
        row = a[i]
        line = []
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * b[k][j]
            line.append(total)
        result.append(line)
    return result


def main(n):
    print(f"{spectral_norm(n):.9f}")
    a = [[(i * j % 7) / 7 for j in range(n)] for i in range(n)]
    b = [[element(i, j) for j in range(n)] for i in range(n)]
    c = product(product(a, b), a)
    print(f"{sum([sum(row) for row in c]):.9f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
