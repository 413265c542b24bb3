# and / or give operands; truth of all kinds of values.
class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Bool:
    def __bool__(self):
        print("asked")
        return False


class BadBool:
    def __bool__(self):
        return 1


print(1 and 0, 1 and "x", 0 or "", 0 or [] or {} or "last", None or 0, [] and 1)
print("a" and "b" or "c", "" and "b" or "c", not "", not not "x")
for value in (0, 0.0, "", (), [], {}, set(), None, False, range(0), b"", Len(0), frozenset(), -0.0):
    print(bool(value), end=" ")
print()
for value in (1, 0.1, " ", (0,), [None], {0: 0}, {0}, True, range(1), b"\0", Len(2), object(), Bool, print, "0"):
    print(bool(value), end=" ")
print()
print("yes" if Bool() else "no")
if not Bool():
    print("not works")
try:
    bool(BadBool())
except TypeError as e:
    print(e)
x = Bool() or "or gives the last"
print(x)
print(all([]), any([]), all([1, "a", []]), any([0, "", [0]]))
