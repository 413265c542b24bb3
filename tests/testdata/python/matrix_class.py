class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return type(self)(zip(*self.rows))

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return type(self)(r[j] if isinstance(j, slice) else [r[j]] for r in rows)
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        return type(self)([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __add__(self, other):
        if isinstance(other, (int, float)):
            return type(self)([[v + other for v in r] for r in self.rows])
        return type(self)([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    __radd__ = __add__

    def __pow__(self, n):
        result = self.identity(len(self.rows))
        for _ in range(n):
            result @= self
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def __iter__(self):
        return (v for r in self.rows for v in r)

    def __str__(self):
        width = max(len(str(v)) for v in self)
        return "\n".join(" ".join(f"{v:>{width}}" for v in r) for r in self.rows)


m = Matrix([[1, 2], [3, 4]])
print(m, m.T, m @ m, m + m, 10 + m, m**3, sep="\n--\n")
print(m.shape, m[0, 1], m[1], m[:, 0:1].rows, m[0:1, 1].rows, list(m), sum(m), m == Matrix([(1, 2), (3, 4)]), m @ Matrix.identity(2) == m)
m[0, 0] = m[0, 0] + 99
m[1, -1] *= 2
print(m)
for bad in (lambda: Matrix([[1], [1, 2]]), lambda: m @ Matrix([[1, 2, 3]]), lambda: m[5, 5], lambda: m + "x"):
    try:
        bad()
    except (ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
fib = Matrix([[1, 1], [1, 0]])
print((fib**50)[0, 1])
