class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Fresh:
    def __iter__(self):
        return iter([3, 1, 2])


class OldStyle:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10


class Broken:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


print(list(Countdown(3)), [*Fresh()], tuple(OldStyle()), set(Countdown(2)) == {0, 1})
c = Countdown(3)
print(next(c), list(c), next(c, "empty"))
print(sorted(Fresh()), max(Fresh()), 20 in OldStyle(), 25 in OldStyle(), sum(OldStyle()))
a, b, d = Fresh()
print(a, b, d)
for bad in (Broken(), NoNext(), 5, None, object):
    try:
        for x in bad:
            pass
    except TypeError as e:
        print(str(e).replace("__main__.", ""))
it = iter("ab")
print(iter(it) is it, next(it), next(it))
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.args)
numbers = iter([5, 6, 0, 7])
print(list(iter(lambda: next(numbers), 0)), list(numbers))
print(list(reversed([1, 2])), list(reversed(range(3))), list(reversed("ab")), list(reversed({"x": 1, "y": 2})))


class Rev:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return f"item {i}"

    def __reversed__(self):
        return iter("reversed")


print("".join(reversed(Rev())), Rev()[0], len(Rev()))
d = {"a": 1}
try:
    for k in d:
        d["b"] = 2
except RuntimeError as e:
    print(e)
s = {1}
try:
    for k in s:
        s.add(2)
except RuntimeError as e:
    print(e)
