# Attributes that others set on functions, and names of variables.
def mark(fn): fn.x = 1
def f(): pass
mark(f); print(f.x, f.__dict__)
g = lambda: 0
setattr(g, "y", 2); print(g.y, vars(g))
del g.y; print(hasattr(g, "y"))
class A:
    def m(self): pass
A.m.z = 3; print(A.m.z, A().m.z)
try: A().m.z = 4
except AttributeError as e: print(e)
def f(a, b=1, *c, d, **e):
    x = 1
    for y in []: pass
    import sys as z
    def inner(): return x
    [q for q in c]
    return x
c = f.__code__
print(c.co_varnames, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_nlocals, c.co_cellvars, c.co_freevars, c.co_name, c.co_qualname, c.co_firstlineno, c.co_flags)
