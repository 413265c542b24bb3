# The reprs of ImportErrors.
for c in (ImportError, ModuleNotFoundError):
    for kw in ({}, {'name': 'n'}, {'path': 'p'}, {'name': 'n', 'path': 'p'}, {'name_from': 'f'}, {'name': None, 'path': None}, {'name': 5}):
        for a in ((), ('m',), ('m', 2)):
            try:
                print(c.__name__, a, kw, repr(c(*a, **kw)), str(c(*a, **kw)))
            except Exception as e:
                print(repr(e))
e = ImportError('m')
e.name = 'late'
print(repr(e))
e.name = None
print(repr(e))
e.msg = 'other'
print(repr(e), str(e))
e.name_from = 'z'
print(repr(e))

class X(ImportError):

    def __init__(self, *a):
        super().__init__(*a, name='x')
print(repr(X('q')), repr(X()))

class A:

    class B(ImportError):
        pass
print(repr(A.B('1', name='2')))
try:
    import nosuch
except ImportError as e:
    print(repr(e))
try:
    from sys import nosuch
except ImportError as e:
    print(repr(e))
try:
    import sys.foo
except ImportError as e:
    print(repr(e))
