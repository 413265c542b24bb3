import sys


def show(tb):
    while tb:
        fr = tb.tb_frame
        print('   ', tb.tb_lineno, fr.f_code.co_name, sorted(k for k in fr.f_locals if len(k) < 3 and fr.f_code.co_name != '<module>'))
        tb = tb.tb_next


def one(x):
    y = x * 2
    return two(y)


def two(z):
    w = [z]
    return w[
        z]


try:
    one(4)
except IndexError as e:
    tb = e.__traceback__
    print(tb is e.__traceback__, tb is sys.exc_info()[2], tb.tb_frame is sys._getframe(), type(tb).__name__)
    show(tb)
    inner = tb.tb_next.tb_next
    print(inner.tb_frame.f_locals['w'], inner.tb_next, inner.tb_frame.f_back is tb.tb_next.tb_frame)

# Raised again: a new traceback before the others.
def again():
    try:
        one(5)
    except IndexError as e:
        first = e.__traceback__
        try:
            raise
        except IndexError as e2:
            print(e2 is e, e2.__traceback__ is first)
            show(e2.__traceback__)
        try:
            raise e
        except IndexError as e2:
            print(e2.__traceback__.tb_next is first)
            show(e2.__traceback__)
        raise


try:
    again()
except IndexError as e:
    show(e.__traceback__)
    e.with_traceback(None)
    print(e.__traceback__)
    try:
        raise e
    except IndexError as e2:
        show(e2.__traceback__)
    x = ValueError('v').with_traceback(tb)
    print(x.__traceback__ is tb)
    try:
        raise x
    except ValueError:
        print(x.__traceback__.tb_next is tb)

# What happens in finally and with, on the way.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, typ, e, tb):
        local = 1
        print('exit', tb is e.__traceback__)
        show(tb)
        noise(20)


def noise(n):
    a = b = c = d = n
    return n and noise(n - 1)


def cleans():
    va = 'a'
    try:
        with Manager():
            one('s')
            1 / 0
    finally:
        vb = 'b'
        noise(30)


try:
    cleans()
except Exception as e:
    noise(40)
    print(type(e).__name__)
    show(e.__traceback__)
    print(e.__traceback__.tb_next.tb_frame.f_locals)

# A generator, a lambda, a comprehension, a class body, exec, a callback of a function in Go.
def gen():
    g1 = 1
    yield 1
    g2 = 2
    {}['gone']


class Key:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        ab = 3
        raise TypeError('no')


def body():
    class Inner:
        i1 = 1
        Inner.i1


for f in (lambda: list(gen()), lambda: (lambda aa: aa.bb)(1), lambda: [1 // n for n in (1, 0)], body,
          lambda: exec('q = 1\nq.r', {}), lambda: sorted([Key(1), Key(2)]), lambda: max([1, 'a'], key=lambda kk: kk + 1),
          lambda: int('x')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__)
        show(e.__traceback__)

# Chained, and of a group.
try:
    try:
        one(1)
    except IndexError:
        int('no')
except ValueError as e:
    show(e.__context__.__traceback__)
    show(e.__traceback__)
try:
    raise ExceptionGroup('g', [ValueError(1), x])
except ExceptionGroup as g:
    a, b = g.split(ValueError)
    print(a.__traceback__ is g.__traceback__, b, a.exceptions[0].__traceback__, a.exceptions[1].__traceback__ is x.__traceback__)

# Making and changing.
T = type(tb)
fr = sys._getframe()
made = T(tb, fr, 5, 1234)
print(made.tb_next is tb, made.tb_frame is fr, made.tb_lasti, made.tb_lineno)
made.tb_next = None
print(made.tb_next)
last = T(None, fr, -1, 7)
made.tb_next = last
y = KeyError('k').with_traceback(made)
show(y.__traceback__)


def fails(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: setattr(last, 'tb_next', made))
fails(lambda: setattr(last, 'tb_next', 1))
fails(lambda: delattr(last, 'tb_next'))
fails(lambda: setattr(last, 'tb_lineno', 1))
fails(lambda: setattr(last, 'foo', 1))
fails(lambda: T(1, fr, 1, 1))
fails(lambda: T(None, 1, 1, 1))
fails(lambda: T(None, fr, 'x', 1))
fails(lambda: setattr(y, '__traceback__', 1))
fails(lambda: y.with_traceback(1))
fails(lambda: delattr(y, '__traceback__'))
y.__traceback__ = None
print(y.__traceback__)
fails(lambda: T(tb, None, 0, 0))


# Kept after everything has ended.
def keeps():
    kept = []
    for i in range(5):
        try:
            one(i + 1)
        except IndexError as e:
            kept.append(e)
    return kept


for e in keeps():
    noise(10)
    print(e.__traceback__.tb_next.tb_frame.f_locals, e.__traceback__.tb_frame.f_locals['i'])
def inside():
    try:
        one(3)
    except IndexError as e:
        e.__traceback__.tb_next.tb_frame.clear()
        print(e.__traceback__.tb_next.tb_frame.f_locals)
        fails(e.__traceback__.tb_frame.clear)


inside()
