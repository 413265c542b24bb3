# A for loop that is left closes a generator that nobody else has, at once.
def numbers(name, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", name)


for x in numbers("break"):
    break
print("after break")


def returns():
    for x in numbers("return"):
        return x


print(returns())

try:
    for x in numbers("raise"):
        raise ValueError("out")
except ValueError as e:
    print("caught", e)


def inner():
    for x in numbers("outer"):
        for y in numbers("inner"):
            if y:
                return x, y


print(inner())
for x in numbers("all"):
    pass
print("after all")


class Tree:
    def __iter__(self):
        yield from numbers("tree")

    def walk(self):
        yield from numbers("walk")

    @staticmethod
    def leaves():
        yield from numbers("leaves")


t = Tree()
for x in t:
    break
print("tree left")
for x in t.walk():
    break
print("walk left")
for x in Tree.leaves():
    break
print("leaves left")
for x in (y for y in numbers("generator expression")):
    break
print("expression left")
print(any(x > 0 for x in numbers("any")))


def pairs():
    try:
        yield 1, 2
        yield "ab"
        yield [5, 6]
    finally:
        print("pairs closed")


for a, b in pairs():
    print(a, b)
    if a == "a":
        break
print("pairs left")


def stubborn():
    try:
        yield 1
    finally:
        print("stubborn closes")


def wrapper():
    return numbers("wrapped")


# Those that somebody else has go on.
kept = numbers("kept")
for x in kept:
    break
print("kept is open", next(kept))
for x in (saved := numbers("saved")):
    break
print("saved is open", next(saved))
store = []


def remember():
    g = numbers("remembered")
    store.append(g)
    return g


for x in remember():
    break
print("remembered is open", next(store[0]))


class Holder:
    def __init__(self):
        self.g = numbers("held")

    def __iter__(self):
        return self.g

    def get(self):
        return self.g


h = Holder()
for x in h:
    break
for x in h.get():
    break
print("held is open", next(h.g))
cells = {}
for x in cells.setdefault("k", numbers("in a dict")):
    break
print("in a dict is open", next(cells["k"]))
kept.close(), saved.close(), store[0].close(), h.g.close(), cells["k"].close()


def gen_of(g):
    return g


mine = numbers("mine")
for x in gen_of(mine):
    break
print("mine is open", next(mine))
mine.close()
for x in stubborn():
    try:
        break
    finally:
        print("finally in the loop")
print("end")
