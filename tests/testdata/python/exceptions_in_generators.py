# What generators see of what is being handled, by themselves and by their consumers.
import sys
def show(tag): print(tag, repr(sys.exc_info()[1]))
def gen():
    show("start")
    try:
        yield 1
    except ValueError as e:
        print("ctx", repr(e.__context__))
        show("in except")
        yield 2
        show("resumed")
    show("after")
    yield 3
    try:
        raise KeyError("own")
    except KeyError:
        yield 4
        show("own")
        try:
            raise
        except KeyError as k:
            print("re", repr(k), repr(k.__context__))
    show("end")
g = gen()
try:
    raise TypeError("outer")
except TypeError:
    next(g)
    print(g.throw(ValueError("thrown")))
    show("consumer")
try:
    1/0
except ZeroDivisionError:
    next(g)
    show("c2")
    next(g)
next(g, None)
show("done")
def g2():
    try:
        yield
    finally:
        show("fin")
        raise OSError("in finally")
h = g2(); next(h)
try:
    raise RuntimeError("r")
except RuntimeError:
    try:
        h.throw(ValueError("v"))
    except OSError as e:
        print(repr(e.__context__), repr(e.__context__.__context__))
def g3():
    yield
    raise
h = g3(); next(h)
try:
    try:
        raise RuntimeError("r3")
    except RuntimeError:
        next(h)
except Exception as e:
    print(repr(e), repr(e.__context__))
def g4():
    try:
        raise LookupError("a")
    except LookupError:
        yield from inner()
def inner():
    show("inner")
    yield
    show("inner2")
    raise ValueError("b")
h = g4(); next(h)
try:
    try:
        raise RuntimeError("r4")
    except RuntimeError:
        next(h)
except Exception as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
def g5():
    try:
        yield
    except ValueError:
        raise
h = g5(); next(h)
try:
    raise RuntimeError
except RuntimeError:
    try: h.throw(ValueError("t"))
    except ValueError as e: print(repr(e.__context__))
try:
    raise RuntimeError
except RuntimeError:
    try: [x for x in (1/0 for _ in "a")]
    except ZeroDivisionError as e: print(repr(e.__context__))
def g6():
    try: yield
    except GeneratorExit:
        show("exit")
        raise
h = g6(); next(h)
try: raise RuntimeError("closing")
except RuntimeError: h.close()
show("end")
