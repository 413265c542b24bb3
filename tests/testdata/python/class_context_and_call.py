class Timer:
    """A context manager, a decorator and a callable at once."""

    def __init__(self, name, clock=None):
        self.name = name
        self.clock = clock or iter(range(0, 1000, 10)).__next__
        self.laps = []

    def __enter__(self):
        self.start = self.clock()
        return self

    def __exit__(self, *exc_info):
        self.laps.append((self.clock() - self.start, exc_info[0] and exc_info[0].__name__))

    def __call__(self, f):
        def wrapper(*args, **kwargs):
            with self:
                return f(*args, **kwargs)

        wrapper.timer = self
        return wrapper


t = Timer("t")


@t
def fine(n):
    return n + 1


@t
def fails():
    raise ValueError("failed")


print(fine(1), fine(2))
try:
    fails()
except ValueError as e:
    print(e)
print(t.laps, fine.timer is t)


class Chain:
    def __init__(self, path=()):
        self._path = path

    def __getattr__(self, name):
        return Chain(self._path + (name,))

    def __getitem__(self, key):
        return Chain(self._path + (f"[{key!r}]",))

    def __call__(self, *args):
        return ".".join(self._path) + f"{args}"

    def __truediv__(self, other):
        return Chain(self._path + (f"/{other}",))


print(Chain().users[5].name("x"), (Chain().a / "b" / 3)())


class Ops:
    def __init__(self):
        self.log = []

    def __getattr__(self, name):
        def method(*args, **kwargs):
            self.log.append((name, args, kwargs))
            return self

        return method


print(Ops().push(1).pop(key=2).log)


class Manager:
    depth = 0

    def __enter__(self):
        type(self).depth += 1
        return self.depth

    def __exit__(self, *a):
        type(self).depth -= 1


with Manager() as a, Manager() as b:
    with Manager() as c:
        print(a, b, c, Manager.depth)
print(Manager.depth)
enter = Manager.__enter__
m = Manager()
print(enter(m), m.__exit__(None, None, None), Manager.depth)
