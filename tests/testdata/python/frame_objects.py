import sys
import threading


def here():
    return sys._getframe()


# One object for a call, another for the next one.
def f(a, b=2, *args, c=3, **kwargs):
    x = a + b
    fr = sys._getframe()
    print(fr is sys._getframe(), fr is here(), fr is here().f_back, fr is sys._getframe(0))
    print(fr.f_code is f.__code__, fr.f_globals is globals(), fr.f_back is sys._getframe(1), fr.f_lineno)
    print(fr.f_code.co_name, fr.f_code.co_qualname, fr.f_code.co_varnames, fr.f_trace, fr.f_generator)
    print(fr.f_locals['a'], fr.f_locals['kwargs'], sorted(fr.f_locals), 'y' in fr.f_locals)
    y = [x,
         fr.f_lineno]
    print(y, 'y' in fr.f_locals)
    return fr


g = f(1, 5, 6, c=7, d=8)
print(g.f_locals['x'], g.f_locals['y'], g.f_locals['args'], g.f_locals['kwargs'], g.f_back is sys._getframe())
h = f(10)
print(g is h, g.f_code is h.f_code, g.f_locals['x'], h.f_locals['x'])

# What is called afterwards does not change what an ended call has.
def noise(n):
    a = b = c = d = e = n
    return noise(n - 1) if n else [a, b, c, d, e]


noise(50)
print(g.f_locals['x'], g.f_locals['y'][0], g.f_locals['args'], h.f_locals['kwargs'])


# Frames of a recursion, kept.
def deep(n, kept):
    m = n * n
    kept.append(sys._getframe())
    if n:
        deep(n - 1, kept)
    m += 1


kept = []
deep(300, kept)
noise(300)
print(len(set(kept)), all(k.f_locals['m'] == k.f_locals['n'] ** 2 + 1 for k in kept))
print(all(a is b.f_back for a, b in zip(kept, kept[1:])), kept[0].f_back is sys._getframe())


# The variables can be set from outside.
def set_in_caller(name, v):
    sys._getframe(1).f_locals[name] = v


def target():
    v = 1
    cell = 1
    def inner():
        return cell
    set_in_caller('v', 'changed')
    set_in_caller('cell', 'changed, too')
    set_in_caller('other', 'kept')
    print(v, cell, inner(), sys._getframe().f_locals['other'], 'other' in locals())
    def reads():
        cell
        return sorted(sys._getframe().f_locals)
    print(reads())


target()


# f_locals as a mapping.
def mapping():
    x = 1
    y = 'two'
    p = sys._getframe().f_locals
    q = p
    del q
    print(len(p), list(p)[:2], p.keys()[:2], p.values()[:2], p.items()[:2], list(reversed(p))[-1])
    print(p == sys._getframe().f_locals, p is sys._getframe().f_locals, p == {}, type(p).__name__)
    print(p.get('x'), p.get('nope'), p.get('nope', 5), 'x' in p, 1 in p, p.setdefault('x', 7), p.setdefault('z', 8))
    for op in (lambda: p['nope'], lambda: p.pop('x'), lambda: p.pop('nope'), lambda: p.pop('z'), lambda: p.pop('z', 9),
               lambda: p.__delitem__('y'), lambda: hash(p), lambda: p.update(x=1), lambda: p[[]], lambda: p.clear()):
        try:
            print(op())
        except Exception as e:
            print(type(e).__name__, e)
    p.update({'x': 3, 'w': 4})
    p |= {'y': 5}
    print(x, y, p['w'], type(p | {}), type({} | p), ({'x': 0} | p)['x'], (p | {'x': 0})['x'])
    d = p.copy()
    x = 6
    print(type(d), d['x'], p['x'])


mapping()

# Module, class, lambda, comprehension.
m = sys._getframe()
print(m.f_locals is globals(), m.f_code.co_name, m.f_back)
class C:
    a = 1
    fr = sys._getframe()
    print(fr.f_code.co_name, 'a' in fr.f_locals, fr.f_locals['__qualname__'], fr.f_back is m)
    fr.f_locals['b'] = 2
    del fr


print(C.b)
print((lambda q: sys._getframe().f_code.co_name + str(sys._getframe().f_locals))(4))
print([sys._getframe().f_code.co_name for _ in range(1)], next(sys._getframe().f_code.co_name for _ in range(1)))


# Generators.
def gen(n):
    try:
        for i in range(n):
            got = yield (
                i)
    finally:
        yield 'end'


it = gen(2)
fr = it.gi_frame
print(fr is it.gi_frame, fr.f_lineno - gen.__code__.co_firstlineno, dict(fr.f_locals), fr.f_back, fr.f_generator is it)
for _ in it:
    print(it.gi_frame is fr, fr.f_lineno - gen.__code__.co_firstlineno, fr.f_locals, fr.f_back)
    try:
        fr.clear()
    except RuntimeError as e:
        print(e)
print(it.gi_frame, fr.f_locals, fr.f_back, fr.f_generator)
fr.clear()
print(fr.f_locals)


def outer():
    inside = yield sys._getframe()
    print(inside.f_back is sys._getframe(), inside.f_back.f_back is m)
    yield from inner_gen()


def inner_gen():
    yield sys._getframe()
    yield sys._getframe().f_back


def show(fr):
    return sys._getframe()


o = outer()
of = next(o)
print(of is o.gi_frame, of.f_back)
class Sends:
    @property
    def frame(self):
        return sys._getframe()


inn = o.send(here())
print(inn.f_code.co_name, inn.f_back)
print(next(o) is of, of.f_lineno - outer.__code__.co_firstlineno)
print(Sends().frame.f_code.co_qualname)

# Depth and errors.
for bad in (1000, 'x'):
    try:
        sys._getframe(bad)
    except Exception as e:
        print(type(e).__name__, e)
print(sys._getframe(-1) is m)
for name, v in ('f_lineno', 1), ('f_code', 1), ('f_foo', 1):
    try:
        setattr(m, name, v)
    except Exception as e:
        print(type(e).__name__, e)
try:
    m.clear()
except RuntimeError as e:
    print(e)
try:
    type(m)()
except TypeError as e:
    print(e)

# Threads.
ready, done = threading.Event(), threading.Event()
def work():
    mark = 'of the thread'
    ready.set()
    done.wait()


t = threading.Thread(target=work)
t.start()
ready.wait()
frames = sys._current_frames()
print(frames[threading.get_ident()] is m)
fr = frames[t.ident]
while fr.f_code.co_name != 'work':
    fr = fr.f_back
print(fr.f_locals)
done.set()
t.join()
print(fr.f_locals)
print(sys._getframe().f_builtins['len'] is len)


# **kwargs that are only passed on.
def passes(**kwargs):
    return takes(**kwargs)


def takes(**kwargs):
    sys._getframe(1).f_locals['kwargs']['added'] = 1
    return sys._getframe(1).f_locals['kwargs']


print(passes(), passes())

# Code of exec, in dicts.
d = {}
exec('import sys\nfr = sys._getframe()\ndef f(): return sys._getframe().f_globals', d)
print(d['fr'].f_globals is d, d['fr'].f_locals is d, d['f']() is d, d['fr'].f_code.co_filename, d['fr'].f_back is m)
ns = {}
exec('fr = sys._getframe()', d, ns)
print(ns['fr'].f_globals is d, ns['fr'].f_locals is ns)
d = {'__builtins__': {'getframe': sys._getframe}}
exec('b = getframe().f_builtins', d)
print(d['b'] is d['__builtins__'])
