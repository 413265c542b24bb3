# Updates of dicts, and assignments to slices, of what cannot be used: the errors and their notes.
try:
    dict([1])
except TypeError as e:
    print(e, e.__notes__ if hasattr(e, '__notes__') else None)
try:
    dict([(1, 2), (1, 2, 3)])
except Exception as e:
    print(repr(e), e.__notes__ if hasattr(e, '__notes__') else None)

class I:

    def __iter__(self):
        raise TypeError('mine')
try:
    dict([I()])
except Exception as e:
    print(repr(e), e.__notes__ if hasattr(e, '__notes__') else None)

class I:

    def __iter__(self):
        raise ValueError('mine')
try:
    dict([I()])
except Exception as e:
    print(repr(e), e.__notes__ if hasattr(e, '__notes__') else None)

class I:

    def __iter__(self):
        yield 1
        raise TypeError('mine')
try:
    dict([I()])
except Exception as e:
    print(repr(e), e.__notes__ if hasattr(e, '__notes__') else None)
try:
    {}.update([1, 2], a=2)
except Exception as e:
    print(repr(e), e.__notes__ if hasattr(e, '__notes__') else None)
try:
    dict([(1, 2), 5])
except Exception as e:
    print(repr(e), e.__notes__ if hasattr(e, '__notes__') else None)
d = {}
try:
    d |= [5]
except Exception as e:
    print(repr(e), e.__notes__ if hasattr(e, '__notes__') else None)
l = [1]
try:
    l[0:1] = 9
except Exception as e:
    print(repr(e))
try:
    l[:] = 9
except Exception as e:
    print(repr(e))

class L(list):
    pass
l = L([1])
try:
    l[0:1] = 9
except Exception as e:
    print(repr(e))
b = bytearray(b'a')
try:
    b[:] = '9'
except Exception as e:
    print(repr(e))
try:
    b[:] = 9.5
except Exception as e:
    print(repr(e))
