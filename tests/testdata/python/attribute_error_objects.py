# Which object an AttributeError is about.
for x in (5, "s", [], {}, None, 1.5, (), {1}, b"", range(3), len, print, int, TypeError("x")):
    try: x.foo
    except AttributeError as e: print(e.obj is x, e.name, e)
    try: x.foo = 1
    except (AttributeError, TypeError) as e: print(getattr(e, 'obj', x) is x, e)
    try: del x.foo
    except (AttributeError, TypeError) as e: print(getattr(e, 'obj', x) is x, e)
    try: x.foo()
    except AttributeError as e: print(e.obj is x, e.name)
try:
    import sys; sys.foo
except AttributeError as e: print(e.obj is sys, e.name, e)
