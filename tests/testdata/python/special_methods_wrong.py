# Special methods that return what they must not, or are None.
class E:

    def __index__(self):
        return 'a'

    def __bool__(self):
        return 3

    def __len__(self):
        return 'x'

    def __iter__(self):
        return 1

    def __next__(self):
        return 1

    def __repr__(self):
        return 1

    def __str__(self):
        return 1

    def __format__(self, s):
        return 1

    def __hash__(self):
        return 'a'

    def __int__(self):
        return 'a'

    def __float__(self):
        return 'a'

    def __length_hint__(self):
        return 'a'

    def __contains__(self, x):
        return 3

    def __complex__(self):
        return 1

    def __bytes__(self):
        return 1

    def __fspath__(self):
        return 1

    def __dir__(self):
        return 1

    def __ceil__(self):
        return 1

    def __reversed__(self):
        return 1

    def __instancecheck__(self, x):
        return 'a'

    def __reduce_ex__(self, n):
        return 1

    def __round__(self, n=None):
        return 'a'

    def __trunc__(self):
        return 'a'

    def __enter__(self):
        return 1

    def __call__(self):
        return 1

    def __anext__(self):
        pass

    def __getattr__(self, n):
        raise AttributeError(n)

class N(E):
    __len__ = lambda s: -1
    __length_hint__ = lambda s: -1
    __bool__ = None
    __iter__ = None
    __reversed__ = None
    __contains__ = None
    __hash__ = None

    def __str__(self):
        return None
e = E()

def t(s, **k):
    try:
        print(s, eval(s, globals(), k))
    except BaseException as x:
        print(s, '->', repr(x))
for s in [
    'bool(e)', 'len(e)', 'iter(e)', 'repr(e)', 'str(e)', 'format(e)', "f'{e}'", "f'{e!r}'", 'hash(e)', 'int(e)',
    'float(e)', 'list(e)', '1 in e', 'bytes(e)', 'dir(e)', 'reversed(e)', 'round(e)', 'round(e,1)', '[1][e]', "'a'*e",
    'range(e)', 'hex(e)', "'%s'%e", "'%d'%e", "'%x'%e", 'print(e)', '[*e]', '[1][e:]', 'chr(e)', 'divmod(1,e)',
    'pow(2,e)', 'float.fromhex(e)', '{e}', 'ascii(e)', "'{}'.format(e)", "'{!r:5}'.format(e)", 'bin(e)', 'bytes([e])',
    'slice(e).indices(3)', '[1]*e', 'sum([e])', 'max(e)', 'sorted(e)', 'enumerate(e)', 'zip(e)', 'map(len,e)',
    'dict(e)', 'set(e)', 'min([e,e])', 'any(e)', 'all([e])', '(lambda *a:1)(*e)', "''.join(e)", 'bytearray(e)',
    'any([e])', 'filter(None,e)', 'list(filter(None,[e]))', 'bool(n)', 'len(n)', 'iter(n)', 'reversed(n)', '1 in n',
    'hash(n)', 'str(n)', 'print(n)', '{n}', 'list(n)', '[].extend(e)', '[1].insert(e,1)', '1 if e else 2',
    '[x for x in [1] if e]', 'e and 1', 'not e', '(5).to_bytes(e)', 'abs(e)', 'range(3)[e]', "b'a'[e]", '(1,)[e]',
    "'a'[e]", '{}[e]',
]:
    t(s, e=e, n=N())
