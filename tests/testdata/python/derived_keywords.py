# Keyword arguments of __init__ and __new__ in classes derived from built-in types.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for base, v in ((float, 2.5), (frozenset, [1]), (tuple, [1]), (list, [1]), (set, [1]), (bytearray, b"x"), (dict, {1:2}), (int, 3), (str, "x"), (bytes, b"x")):
    class I(base):
        def __init__(self, value, unit=None): self.unit = unit
    class N(base):
        def __new__(cls, value, unit=None):
            return base.__new__(cls, value)
    class P(base): pass
    print(base.__name__)
    t(lambda: I(v, unit="C").unit)
    t(lambda: N(v, unit="C"))
    t(lambda: P(v, unit="C"))
