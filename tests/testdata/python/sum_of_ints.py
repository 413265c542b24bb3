# sum() of ints of all sizes, and of what comes behind them.
print(sum([2**63 - 1, 1, -5]), sum([-(2**63), -1, 7]), sum([2**63, -(2**63)]), sum([2**100, 1, -(2**100), True]))
print(sum([], 2**70), sum([1], 2**70), sum([2**62] * 5), sum([-(2**62)] * 5), sum([2**62, 2**62, 0.5]), sum([2**64, 1.5, 2**64]))
print(sum(i * i for i in range(2**12)), sum(range(10)), sum([]), sum([1, 2], -3))


class N:
    def __radd__(self, other):
        return ("N", other)


print(sum([2**63, 1, N()]))
try:
    sum([2**63, 1, "x"])
except TypeError as e:
    print(e)
