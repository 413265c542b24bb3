# isinstance with tuples, nested ones, and classes that decide for themselves.
class A:
    pass


def instances():
    class Any(type):
        def __instancecheck__(cls, x):
            return x == 5

    class Five(metaclass=Any):
        pass

    for x in (5, 6, True, "s", 1.5, None, A(), ValueError()):
        print(
            x if not isinstance(x, A) else "A",
            isinstance(x, (int, float)),
            isinstance(x, (str, (A, type(None)))),
            isinstance(x, (Five, float)),
            isinstance(x, (float, Five)),
            isinstance(x, ()),
            isinstance(x, (OSError, Exception)),
        )
    for wrong in ((int, 1), (str, 1), ("s",), (str, [int])):
        try:
            print(isinstance(5, wrong))
        except TypeError as e:
            print(e)


instances()
