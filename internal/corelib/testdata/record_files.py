"""Records what python makes of files, in files.jsonl, for TestFiles.

Each line is [expression, repr or null, error or null]; package pycases runs them, one
after the other, since later ones read what earlier ones wrote.
"""
import json
import os
import sys
import tempfile

sys.stdout = open(os.path.join(sys.argv[1], "files.jsonl"), "w", encoding="utf-8")
directory = tempfile.TemporaryDirectory()
os.chdir(directory.name)
os.mkdir("dir")


def call(x, name, *args, **kwargs): return getattr(x, name)(*args, **kwargs)
def get(x, name): return getattr(x, name)
def on(f, *calls):
    out = []
    for c in calls:
        try:
            out.append(getattr(f, c[0])(*c[1:]))
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    f.close()
    return out


def case(expr):
    try:
        got = [repr(eval(expr)), None]
    except Exception as e:
        got = [None, f"{type(e).__name__}: {e}".replace("UnsupportedOperation", "io.UnsupportedOperation")]
    got = [g and g.replace("'UnsupportedOperation", "'io.UnsupportedOperation").replace('"UnsupportedOperation', '"io.UnsupportedOperation') for g in got]
    print(json.dumps([expr, *got], ensure_ascii=False))


for e in """open('none')
open('none/x')
open('dir')
open('dir', 'w')
open('a', 'q')
open('a', 'rw')
open('a', '')
open('a', 'rr')
open('a', 'rbt')
open('a', 'rb', encoding='utf-8')
open('a', 'rb', newline='')
open('a', 'rb', errors='strict')
open('a', 'w', newline='x')
open('a', 'w', encoding='nope')
open('a', 5)
open([])
open('a\\x00b')
on(open('a', 'w'), ('write', 'one\\n'), ('write', '线程\\n'), ('write', 'x'), ('write', b'x'), ('write', 5), ('read',), ('tell',))
on(open('a'), ('read',), ('read',))
on(open('a'), ('readline',), ('readline',), ('readline',), ('readline',))
on(open('a'), ('readlines',))
on(open('a'), ('read', 5), ('read', 2), ('read', -1))
on(open('a'), ('readline', 2), ('readline', 5), ('readline', 0))
on(open('a'), ('write', 'x'), ('readable',), ('writable',), ('seekable',))
on(open('a'), ('readlines', 1))
on(open('a'), ('readlines', 3))
on(open('a'), ('readlines', 4))
on(open('a'), ('readlines', 7))
on(open('a', 'rb'), ('readlines', 6))
on(open('a', 'rb'), ('readlines', 10))
on(open('a', 'rb'), ('readlines', 11))
list(open('a'))
on(open('a', 'rb'), ('read', 4), ('read',), ('tell',), ('seek', 1), ('readline',), ('seek', -2, 2), ('read',), ('seek', -1, 1), ('seek', 0, 5))
on(open('a', 'a'), ('write', '\\nmore\\n'), ('tell',))
on(open('a'), ('read',))
on(open('a', 'r+'), ('readline',), ('read',), ('write', 'end'), ('seek', 0), ('read',))
on(open('a', 'r+'), ('seek', 3), ('write', 'X'), ('seek', 0), ('read',))
on(open('a', 'w+'), ('write', 'abc'), ('seek', 0), ('read',), ('truncate', 1), ('seek', 0), ('read',))
on(open('b', 'x'), ('write', 'new'))
open('b', 'x')
on(open('c', 'wb'), ('write', b'a\\r\\nb\\rc\\n'), ('write', 'x'), ('write', bytearray(b'd')), ('writelines', [b'e', b'f']))
on(open('c'), ('read',))
on(open('c'), ('readlines',))
on(open('c', newline=''), ('readlines',))
on(open('c', newline='\\n'), ('readlines',))
on(open('c', newline='\\r'), ('readlines',))
on(open('c', newline='\\r\\n'), ('readlines',))
on(open('c', 'rb'), ('readlines',))
on(open('c'), ('read', 2), ('read', 2), ('read', 2))
on(open('c', 'w', newline='\\r\\n'), ('write', 'a\\nb\\n'))
on(open('c', 'rb'), ('read',))
on(open('d', 'w', encoding='latin-1'), ('write', 'é'), ('write', '线'))
on(open('d', 'rb'), ('read',))
on(open('d'), ('read',))
on(open('d', encoding='latin-1'), ('read',))
on(open('d', errors='replace'), ('read',))
on(open('e', 'w'), ('writelines', ['a\\n', 'b']), ('writelines', 'xy'), ('writelines', [1]), ('flush',))
on(open('e'), ('read',), ('seek', 0), ('readline',), ('seek', 1, 1), ('seek', -1))
on(open('e'), ('close',), ('read',), ('readline',), ('write', 'x'), ('tell',), ('flush',), ('readable',), ('close',))
get(open('e'), 'closed')
get(open('e'), 'name')
get(open('e'), 'mode')
get(open('e', 'rb'), 'name')
next(open('e'))
sum(map(len, open('e')))
sorted(open('e'))
enumerate(open('e')) != None
on(open('f', 'w'), ('write', 'x' * 100000), ('write', '\\n'), ('write', 'y' * 100000))
list(map(len, open('f')))
len(open('f').read()) if False else 1
print('to', 'file', file=open('g', 'w'))
on(open('g'), ('read',))
print('x', file=open('g', 'rb'))
print('x', file=5)""".splitlines():
    if "if False" not in e:
        case(e)
