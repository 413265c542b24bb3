print(True + True, True * 5, -True, True / 2, True << 3, sum([True, False, True]), 5 - False, True & 3, True | False, True ^ True, True & False)
print(True == 1, False == 0.0, True < 2, 1 in [True], [10, 20][True], "ab"[False], {0: "z"}[False])
print(isinstance(True, int), issubclass(bool, int), type(True) is int, type(True).__name__, type(True + 0).__name__, type(True & True).__name__, type(True & 1).__name__)
print(int(True), float(True), str(True), repr(False), f"{True:d} {True:>6} {True}", "%d %s" % (True, True), bool("False"), bool("") is False)
print([True] == [1], (1, 0) == (True, False), {1, True, 1.0}, {0: "a", False: "b"}, hash(True) == hash(1), len({True, 1, 0, False}))
print(sorted([True, 0, 2, False]), max(True, 0), min(False, -1), range(True, 5)[False], list(range(True + True)), "x" * True, [0] * False, round(True), abs(True), divmod(True, True))
print(not 0, not 1, not None, not [], (not True) + 1, True and 5, False or 0, True or 1 / 0, bool(0.0), bool(b""))
print(bin(True), hex(True), True.bit_length(), True.real, pow(True, 0), 2**True, True**0, True // 1, 7 % True, 3 > True > False, True > False)
print([i for i in range(5) if i % 2], [i % 2 == 0 for i in range(3)], sum(c.isupper() for c in "AbC"), any([0, False]), all([1, True]))
print(int("1") is True, bool(int("1")) is True, (1 == 1) is True, (not 1) is False)
count = {True: 0, False: 0}
for n in range(10):
    count[n > 6] += 1
print(count, ["no", "yes"][3 > 2])
try:
    class B(bool):
        pass
except TypeError as e:
    print(e)
