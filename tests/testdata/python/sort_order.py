"""In which order sort compares, and what a list is like when a comparison has failed."""


class Odd:
    """Compares, and fails at a number of comparisons."""

    compared = []
    fails_at = 0

    def __init__(self, n, tag):
        self.n, self.tag = n, tag

    def __lt__(self, other):
        Odd.compared.append(f"{self.tag}{other.tag}")
        if len(Odd.compared) == Odd.fails_at:
            raise ValueError("no")
        return self.n < other.n

    def __repr__(self):
        return f"{self.n}{self.tag}"


def attempt(numbers, fails_at=0, **options):
    l = [Odd(n, chr(97 + i)) for i, n in enumerate(numbers)]
    Odd.compared, Odd.fails_at = [], fails_at
    try:
        l.sort(**options)
    except ValueError as e:
        print(e, end=" ")
    print(l, *Odd.compared)


for numbers in ([], [1], [2, 1], [1, 1], [1, 2, 3], [3, 2, 1], [2, 2, 1, 1], [3, 3, 2, 2, 2, 1, 5, 6, 4], [1, 1, 1, 0], [1, 1, 2, 0], [2, 1, 1, 1, 3, 0, 2, 2]):
    attempt(numbers)
    attempt(numbers, reverse=True)
    attempt(numbers, key=lambda o: Odd(-o.n, o.tag))
    for n in range(1, 2 * len(numbers) + 2):
        attempt(numbers, n)
        attempt(numbers, n, reverse=True)

state = 7
for size in range(2, 26):
    numbers = []
    for _ in range(size):
        state = (state * 1103515245 + 12345) % 2**31
        numbers.append(state >> 16 & 15)
    attempt(numbers)
    for n in (size // 2, size, 2 * size, 3 * size):
        attempt(numbers, n, reverse=n % 2 == 0)

for l in [3, None, 1, 2], [3, 2, 1, "x", 0], [5, 4, "a", "b"], [(1, 2), (1, "a"), (0, 5)], [2.5, 1, None, 0], ["b", "a", 1]:
    for reverse in (False, True):
        c = l.copy()
        try:
            c.sort(reverse=reverse)
        except TypeError as e:
            print(e, c)
        try:
            sorted(l, key=lambda x: [x], reverse=reverse)
        except TypeError as e:
            print(e)


def grow(x):
    l.append(x)
    return x


l = [3, 1, 2]
try:
    l.sort(key=grow)
except ValueError as e:
    print(e, l)
