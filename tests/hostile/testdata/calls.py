# What scripts can call, and large arguments for it: call(i, j) makes the call i with the arguments j.
import functools, logging, queue, threading, time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

N = 10**12
TEXT = 'a' * 10**6
TABS = '\t' * 10**6


def generator():
    for i in range(N):
        yield i


class Instance:
    attribute = 1

    def __len__(self):
        return 2**62

    def __getitem__(self, i):
        return i


# A value each, made anew for each call.
VALUES = [
    ('10**12', lambda: N),
    ('-10**12', lambda: -N),
    ('2**63-1', lambda: 2**63 - 1),
    ('2**31', lambda: 2**31),
    ('10**30', lambda: 10**30),
    ('10**10000', lambda: 10**10000),
    ('1e300', lambda: 1e300),
    ('1', lambda: 1),
    ('None', lambda: None),
    ('True', lambda: True),
    ("''", lambda: ''),
    ("'a'", lambda: 'a'),
    ("'a' * 10**6", lambda: TEXT),
    ("'\\t' * 10**6", lambda: TABS),
    ("'%1000000000000d'", lambda: '%1000000000000d'),
    ("'{:1000000000000}'", lambda: '{:1000000000000}'),
    ("'01000000000000d'", lambda: '01000000000000d'),
    ("b'a'", lambda: b'a'),
    ("b'\\t' * 10**6", TABS.encode),
    ("bytearray(10**5)", lambda: bytearray(10**5)),
    ('range(10**12)', lambda: range(N)),
    ('generator()', generator),
    ("['a'] * 10**4", lambda: ['a'] * 10**4),
    ('(1,) * 10**4', lambda: (1,) * 10**4),
    ("{'a': 'a' * 10**6}", lambda: {'a': TEXT}),
    ("{97: 'a' * 10**6}", lambda: {97: TEXT}),
    ('set(range(1000))', lambda: set(range(1000))),
    ('frozenset()', frozenset),
    ('lambda *args, **kwargs: 10**12', lambda: lambda *args, **kwargs: N),
    ('lambda a, b: a + a', lambda: lambda a, b: a + a),
    ('slice(0, 10**12)', lambda: slice(0, N)),
    ('Instance()', Instance),
    ('int', lambda: int),
    ("ValueError('a' * 10**6)", lambda: ValueError(TEXT)),
]

# What has methods, beside the values.
OBJECTS = VALUES + [
    ('1.5', lambda: 1.5),
    ('dict.fromkeys(range(1000))', lambda: dict.fromkeys(range(1000))),
    ('iter([])', lambda: iter([0] * 10**6)),
    ('enumerate', lambda: enumerate(range(N))),
    ('functools.partial', lambda: functools.partial(lambda *a: a, *range(1000))),
    ('lru_cache', lambda: functools.lru_cache(maxsize=N)(lambda *a: a)),
    ('queue.Queue()', queue.Queue),
    ('queue.PriorityQueue(10**12)', lambda: queue.PriorityQueue(N)),
    ('queue.SimpleQueue()', queue.SimpleQueue),
    ('threading.Event()', threading.Event),
    ('threading.Semaphore()', threading.Semaphore),
    ('threading.Condition()', threading.Condition),
    ('threading.Barrier(10**12)', lambda: threading.Barrier(N)),
    ('threading.local()', threading.local),
    ('Future()', Future),
    ('ThreadPoolExecutor(1)', lambda: ThreadPoolExecutor(1)),
    ('ExitStack()', ExitStack),
    ('logging.getLogger()', logging.getLogger),
    ('logging.Formatter()', lambda: logging.Formatter('%(message)1000000000000s')),
    ('time.localtime()', time.localtime),
]

STATEMENTS = [f'return a {op} b' for op in '+ - * / // % ** << >> & | ^ == < in'.split()]
STATEMENTS += [f'a {op}= b' for op in '+ - * / // % ** << >> & | ^'.split()]
STATEMENTS += """
return f'{a:{b}}'
return f'{a}{b}{a!r}'
return [*a, *b]
return {*a, *b}
return {**a, **b}
return (lambda *args, **kwargs: 0)(*a, *b)
return (lambda *args, **kwargs: 0)(*a, **b)
return a[b]
return a[b:]
return a[:b]
a[:] = b
a[b:] = a
a[::b] = a
del a[::b]
x, *y = a
return [i for i in a for j in b]
return {i for i in a for j in b}
return {(i, j): j for i in a for j in b}
return tuple((i, j) for i in a for j in b)
""".strip().splitlines()

CALLS = []  # what is called, and what makes it
KNOWN = set()  # functions and methods among them


def function(statement):
    """A function of a and b that does that."""
    names = {}
    exec(f'def function(a, b):\n    {statement}', names)
    return names['function']


def is_new(function):
    """Whether it is none of those in CALLS. Exception classes are the same if they are made in the same way."""
    if isinstance(function, type) and issubclass(function, BaseException):
        function = function.__new__, function.__init__
    known = function in KNOWN
    KNOWN.add(function)
    return not known


def add_methods(name, make):
    value = make()
    for member in dir(value):
        if callable(method := getattr(value, member, None)) and is_new(getattr(type(value), member, method)):
            CALLS.append((f'{name}.{member}', lambda member=member: getattr(make(), member)))


def add_module(name, module):
    MODULES.append(module)
    add_methods(name, lambda: module)
    for member in dir(module):
        value = getattr(module, member, None)
        if type(value) is type(functools) and value not in MODULES:
            add_module(f'{name}.{member}', value)


MODULES = []


def fill(names):
    """List the calls, those of the modules among them."""
    for name in names:
        found = {}
        exec(f'import {name} as module', found)
        add_module(name, found['module'])
    for name, make in OBJECTS:
        add_methods(name, make)
    for statement in STATEMENTS:
        CALLS.append((f'{statement} with a, b =', lambda statement=statement: function(statement)))


ARGUMENTS = [()] + [(a,) for a in VALUES] + [(a, b) for a in VALUES for b in VALUES]


def text(i):
    """What the call i is in a script."""
    call, arguments = divmod(i, len(ARGUMENTS))
    return CALLS[call][0] + '(' + ', '.join(name for name, make in ARGUMENTS[arguments]) + ')'


def call(i):
    call, arguments = divmod(i, len(ARGUMENTS))
    CALLS[call][1]()(*[make() for name, make in ARGUMENTS[arguments]])
