def quicksort(xs):
    if len(xs) <= 1:
        return xs
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(flags[i * i :: i])
    return [i for i, f in enumerate(flags) if f]


def dijkstra(graph, start):
    dist = {start: 0}
    todo = [(0, start)]
    while todo:
        todo.sort()
        d, node = todo.pop(0)
        if d > dist.get(node, float("inf")):
            continue
        for other, w in graph.get(node, {}).items():
            nd = d + w
            if nd < dist.get(other, float("inf")):
                dist[other] = nd
                todo.append((nd, other))
    return dist


def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))


def lcs(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i + 1][j], table[i][j + 1], key=len)
    return table[-1][-1]


def life(cells):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx, y + dy)
                    near[key] = near.get(key, 0) + 1
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}


print(quicksort([3, 6, 1, 8, 2, 9, 2]), sieve(50))
print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))
print(next(queens(6)), len(list(queens(6))), lcs("thisisatest", "testing123testing"))
cells = {(1, 0), (1, 1), (1, 2)}
for _ in range(3):
    print(sorted(cells))
    cells = life(cells)
m = [[1, 2], [3, 4]]
print([[sum(a * b for a, b in zip(row, col)) for col in zip(*m)] for row in m], list(map(list, zip(*m))))
print([f"{n:b}".count("1") for n in range(8)], int("".join(map(str, [1, 2, 3]))))
fizz = ["FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n for n in range(1, 16)]
print(*fizz)
