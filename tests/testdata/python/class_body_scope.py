x = "module"


class C:
    print("body of", __qualname__)
    x = "class"
    y = [x for _ in range(1)]
    z = [v for v in x]
    for i in range(3):
        if i == 2:
            continue
        exec_count = i
    w = (lambda: x)()

    def method(self):
        return x

    class Inner:
        seen = x

        def qual(self):
            return type(self).__qualname__

    if i > 1:
        conditional = "yes"
    else:
        other = "no"
    try:
        raise ValueError
    except ValueError:
        handled = True
    del exec_count


print(C.x, C.y, C.z, C.w, C().method(), C.Inner.seen, C.Inner().qual())
print(C.i, C.conditional, hasattr(C, "other"), C.handled, hasattr(C, "exec_count"))
print([n for n in vars(C) if not n.startswith("__")])


def make(tag):
    class Local:
        name = tag

        def get(self):
            return tag, self.name, __class__.__name__

    return Local


A, B = make("a"), make("b")
print(A().get(), B().get(), A is B, A.__qualname__)


class Counter:
    n = 0

    def inc(self):
        self.n += 1
        return self.n


c = Counter()
print(c.inc(), c.inc(), Counter.n)


class Shared:
    items = []

    def add(self, x):
        self.items.append(x)


Shared().add(1)
Shared().add(2)
print(Shared.items)


class Ann:
    a: int
    b: str = "b"


print(hasattr(Ann, "a"), Ann.b, sorted(Ann.__annotations__))
