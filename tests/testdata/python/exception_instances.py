# How exceptions of scripts' classes are made, what they keep, and their attributes.


class OrderError(Exception):
    def __init__(self, item, number=1):
        super().__init__(item, number)
        self.item = item
        self.number = number

    def total(self):
        return self.item * self.number


class OutOfStock(OrderError):
    pass


class Silent(Exception):
    def __init__(self, a, b):
        self.a = a


class Keyword(Exception):
    def __init__(self, *, name):
        super().__init__(name)
        self.name = name


class Wrong(Exception):
    def __init__(self):
        return 5


class Made(Exception):
    def __new__(cls, *args):
        e = super().__new__(cls, "new", *args)
        e.made = True
        return e


class Several(ValueError, OrderError):
    def __init__(self, *args):
        super().__init__(*args)


def caught(f, *args, **kwargs):
    try:
        raise f(*args, **kwargs)
    except Exception as e:
        return e


for e in [
    caught(OutOfStock, 3, 4), caught(OutOfStock, 0.5), caught(Silent, 1, 2), caught(Keyword, name="n"), caught(Wrong), caught(Made, 1), caught(Made),
    caught(ValueError), caught(ValueError, 1), caught(ValueError, 1, 2), caught(ValueError, 1, 2, 3), caught(Several, 1, 2),
    caught(OutOfStock), caught(OutOfStock, 1, 2, 3), caught(OutOfStock, item=1), caught(ValueError, a=1), caught(KeyError, "k"), caught(StopIteration, 9),
    caught(OSError, 2, "no"), caught(AttributeError, "x", name="n"),
]:
    print(repr(e), str(e), e.args, vars(e), type(e).__mro__[1].__name__)

for raised in (ValueError, OutOfStock(1, 2), OrderError, Silent, Exception, KeyboardInterrupt, int, 5, None):
    try:
        raise raised
    except BaseException as e:
        print(repr(e), e.__context__)

# Attributes: those of all exceptions go before what a script sets.
errors = [OutOfStock(i, 2) for i in range(3)] + [OrderError(2.5, 2**70)]
for e in errors:
    print(e.item, e.number, e.total(), e.args)
    e.item += 1
    e.args = (e.item,)
    e.extra = e.item
    print(e.item, e.total(), e.args, str(e), vars(e))
e = errors[0]
del e.item
print(hasattr(e, "item"), vars(e))
e.item = 7
print(e.total(), vars(e), vars(OutOfStock(1, 1)))
e.__class__ = OrderError
print(e.item, e.total(), type(e).__name__)
e.item = 8
e.more = 9
print(vars(e), vars(OrderError(1, 1)), vars(OutOfStock(1, 1)))


class Watched(OrderError):
    @property
    def item(self):
        return "watched"

    @item.setter
    def item(self, value):
        print("set", value)


w = Watched(1, 2)
print(w.item, vars(w), w.args)
e.__class__ = Watched
print(e.item)


# Context: of what is raised while another is handled, also when it had one.
def chain(e):
    names = []
    while e is not None:
        names.append(repr(e))
        e = e.__context__
    return names


kept = ValueError("kept")
for first in (KeyError("a"), TypeError("b")):
    try:
        try:
            raise first
        except (KeyError, TypeError):
            raise kept
    except ValueError as e:
        print(chain(e), e.__cause__, e.__suppress_context__)
try:
    try:
        raise kept
    except ValueError:
        raise kept
except ValueError as e:
    print(chain(e))
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise OutOfStock(1, 2) from z
except OrderError as e:
    print(chain(e), repr(e.__cause__), e.__suppress_context__)
    e.__cause__ = None
    print(e.__cause__, e.__suppress_context__)
try:
    raise ValueError("v") from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__, e.__context__)


# A traceback has all places, however many there are.
def deep(n):
    if n == 0:
        raise OutOfStock(n, n)
    deep(n - 1)


try:
    deep(2)
except OrderError as e:
    again = e
try:
    try:
        raise again
    except OrderError:
        raise
except OrderError as e:
    print(e is again)
    deep(5)
