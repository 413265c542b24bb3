"""Records what python makes of the methods of its types, in methods.jsonl, for TestMethods
of package corelib.

Each line is [expression, repr or null, error or null]; package pycases runs them.
"""
import json
import os
import sys

sys.stdout = open(os.path.join(sys.argv[1], "methods.jsonl"), "w", encoding="utf-8")


def call(x, name, *args, **kwargs): return getattr(x, name)(*args, **kwargs)
def static(cls, name, *args, **kwargs): return getattr(__builtins__, cls)and getattr(getattr(__builtins__, cls), name)(*args, **kwargs)
def mut(x, name, *args, **kwargs):
    r = getattr(x, name)(*args, **kwargs)
    return (r, x)
def get(x, name): return getattr(x, name)
def op(sym, x, y):
    return {"|": lambda: x | y, "&": lambda: x & y, "-": lambda: x - y, "^": lambda: x ^ y, "==": lambda: x == y, "<=": lambda: x <= y, "<": lambda: x < y}[sym]()
def isin(x, c): return x in c


SEEN = set()
def case(expr):
    if expr in SEEN:
        return
    SEEN.add(expr)
    try:
        v = eval(expr)
        got = [repr(v), None]
    except Exception as e:
        got = [None, f"{type(e).__name__}: {e}"]
    print(json.dumps([expr, *got], ensure_ascii=False))


TEXTS = ["''", "'abc'", "'a b  c '", "'Hello World'", "'线程池'", "'a,b,,c'", "'ÀÉß ǆ ǅ Σας'", "'12'", "'x²½五'", "' \\t\\n'", "'aaa'", "'a\\tb\\n\\tc'", "'__x1'", "'1\\u0660'", "'ﬁ'", "'it\\'s they\\'re'", "'\\u2160\\u00aa'", "'a\\x00b'", "'😀x'", "'-5'", "'+'", "'ﬀI'"]
BYTES = ["b''", "b'abc'", "b'a b  c '", "b'Hello World'", "b'a,b,,c'", "b'12'", "b' \\t\\n'", "b'\\xc0\\xe9'", "b'a\\tb'", "bytearray(b'aXb')", "b'aaa'", "b'-7'"]
NOARG = "capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper lower swapcase title upper split rsplit strip lstrip rstrip splitlines expandtabs encode".split()
for x in TEXTS + BYTES:
    for name in NOARG + ["hex", "decode"]:
        case(f"call({x}, '{name}')")
for x in TEXTS:
    for name in "find rfind index rindex count startswith endswith".split():
        for args in ["''", "'a'", "'c'", "'程'", "'b', 1", "'a', 1, 2", "'', 1", "'', 3", "'', 10", "'', 2, 1", "'a', -1", "'a', None, -1", "5", "'a', 'b'", "'a', True", "'a', -100, 100", "'aa'", "'a', 2.0"]:
            if name.startswith(("s", "e")) or args != "5":
                case(f"call({x}, '{name}', {args})")
    for args in ["','", "' '", "'ab'", "'', 1", "None, 1", "' ', 1", "',', 2", "',', 0", "None, 0", "',', -5", "5", "None, 'x'", "'b', 100"]:
        case(f"call({x}, 'split', {args})")
        case(f"call({x}, 'rsplit', {args})")
    for name in ["strip", "lstrip", "rstrip"]:
        for args in ["'a'", "'abc '", "''", "None", "5", "'池'", "'dlroW H'"]:
            case(f"call({x}, '{name}', {args})")
    for name in ["partition", "rpartition", "removeprefix", "removesuffix"]:
        for args in ["','", "'a'", "'程'", "''", "5", "'b  c'", "'aa'"]:
            case(f"call({x}, '{name}', {args})")
    for name in ["center", "ljust", "rjust"]:
        for args in ["7", "8, '*'", "2", "8, '线'", "8, 'ab'", "8, 5", "'a'", "-1", "11"]:
            case(f"call({x}, '{name}', {args})")
    for args in ["5", "8", "0", "'a'"]:
        case(f"call({x}, 'zfill', {args})")
        case(f"call({x}, 'expandtabs', {args})")
    for args in ["'a', 'b'", "'', '-'", "'a', ''", "'a', 'xx', 1", "'', '-', 2", "'a', 'b', 0", "'a', 'b', -1", "'程', 'x'", "5, 'a'", "'a', 5", "'aa', 'b'"]:
        case(f"call({x}, 'replace', {args})")
    for args in ["True", "False", "keepends=True"]:
        case(f"call({x}, 'splitlines', {args})")
    for args in ["'ascii'", "'latin-1'", "'utf-8'", "'ascii', 'replace'", "'ascii', 'ignore'", "encoding='ascii', errors='xmlcharrefreplace'", "'nope'", "5"]:
        case(f"call({x}, 'encode', {args})")
for x in ["'a\\nb\\r\\nc\\rd'", "'a\\vb\\fc\\x1cd\\x1de\\x1ef\\u0085g\\u2028h\\u2029i'", "'\\n\\n'", "'a\\n'", "'\\r\\n\\r\\n'", "b'a\\nb\\r\\nc\\rd\\vx'", "'线\\n程'"]:
    case(f"call({x}, 'splitlines')")
    case(f"call({x}, 'splitlines', True)")
for x in ["'a'", "'('", "'_'", "'é'", "'9a'", "'a9'", "'a-b'", "'线程'", "'·'", "'a·'", "'℘'", "' '", "'\\u00a0'", "'\\u3000'", "'\\x1f'", "'\\u200b'", "'\\x7f'", "'五'", "'Ⅷ'", "'²'", "'½'", "'①'", "'٣'", "'ǅ'", "'ʰ'", "'ª'", "'\\u0345'", "'A1b'", "'A1B'", "'Ab Cd'", "'AB'", "'aB'", "'ß'", "'İ'"]:
    for name in "isalnum isalpha isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper upper lower title capitalize swapcase casefold".split():
        case(f"call({x}, '{name}')")
for e in """call(',', 'join', ['a', 'b'])
call(',', 'join', 'abc')
call(',', 'join', [])
call(',', 'join', [1])
call(',', 'join', ['a', None])
call(',', 'join', 5)
call('', 'join', {'a': 1})
call('ab', 'startswith', ('x', 'a'))
call('ab', 'startswith', ('x', 5))
call('ab', 'startswith', ())
call('ab', 'startswith', ['a'])
call('ab', 'endswith', ('x', 'b'))
call('线程池', 'startswith', '程', 1)
call('线程池', 'endswith', '程', 0, 2)
call('线程池', 'find', '池')
call('线程池', 'find', '池', 2)
call('线程池', 'rfind', '线', 1)
call('线程池线', 'rindex', '线')
call('线程池', 'center', 6)
call('abc', 'translate', {97: 'x', 98: None, 99: 0x7ebf})
call('abc', 'translate', {97: 1.5})
call('abc', 'translate', {97: -1})
call('abc', 'translate', 'xyz')
call('abc', 'translate', [])
static('str', 'maketrans', 'ab', 'xy')
static('str', 'maketrans', 'ab', 'xy', 'z')
static('str', 'maketrans', {'a': 1, 98: 'z'})
static('str', 'maketrans', 'ab', 'x')
static('str', 'maketrans', 5)
static('str', 'maketrans', 5, 'a')
static('str', 'maketrans', {'ab': 1})
static('str', 'upper', 'ab')
static('str', 'upper', 5)
static('list', 'append', (), 1)
static('bytes', 'maketrans', b'ab', b'xy') == b''
static('bytes', 'maketrans', b'ab', b'x')
call(b'abc', 'translate', None, b'b')
call(b'abc', 'translate', b'x')
call(b'abc', 'translate', static('bytes', 'maketrans', b'ab', b'xy'))
static('bytes', 'fromhex', 'ab 01')
static('bytes', 'fromhex', 'a b')
static('bytes', 'fromhex', 'abc')
static('bytes', 'fromhex', 'zz')
static('bytes', 'fromhex', 5)
static('bytearray', 'fromhex', 'ff')
call(b'abc', 'hex', ':')
call(b'abcde', 'hex', '-', 2)
call(b'abcde', 'hex', '-', -2)
call(b'abcde', 'hex', '-', 0)
call(b'abcde', 'hex', '--')
call(b'ab', 'hex', sep=':', bytes_per_sep=5)
call(b'\\xff', 'decode')
call(b'\\xff', 'decode', 'latin-1')
call(b'\\xff', 'decode', errors='replace')
call(b'abc', 'decode', 'ascii')
call(b'a\\xe7\\xba\\xbf', 'decode')
call('abc', 'split', sep='b', maxsplit=1)
call('abc', 'split', 'b', 1, 2)
call('abc', 'nope') if False else 1
call('é', 'encode', 'utf-8-sig')""".splitlines():
    if "if False" not in e and "'split', 'b', 1, 2" not in e:
        case(e)
for x in BYTES:
    for name in "find rfind index rindex count startswith endswith".split():
        for args in ["b''", "b'a'", "b'c', 1", "97", "'a'", "300", "b'', 10", "b'a', -1", "bytearray(b'a')", "(b'x', b'a')"]:
            if name.startswith(("s", "e")) and args in ("97", "300"):
                continue
            case(f"call({x}, '{name}', {args})")
    for e in ["'split', b','", "'split', b''", "'split', ','", "'rsplit', b' ', 1", "'strip', b'a '", "'strip', 'a'", "'partition', b','", "'rpartition', b'a'", "'partition', ','", "'replace', b'a', b'xx'", "'replace', b'', b'-'", "'replace', b'a', b'', 1", "'replace', 'a', b''",
              "'center', 8", "'center', 8, b'*'", "'center', 8, '*'", "'ljust', 8, b'ab'", "'zfill', 6", "'removeprefix', b'a'", "'removesuffix', b'c'", "'join', [b'x', b'y']", "'join', ['x']", "'join', [bytearray(b'q')]", "'join', 5", "'expandtabs', 4", "'splitlines', True"]:
        case(f"call({x}, {e})")
L = ["[]", "[1, 2, 3]", "[3, 1, 2]", "['b', 'a']", "[1, 'a']", "[True, 1, 1.0, 2]"]
for x in L:
    for e in ["'append', 9", "'clear'", "'copy'", "'count', 1", "'count', True", "'extend', 'xy'", "'extend', 5", "'extend', [7]", "'extend', {1: 2}", "'index', 1", "'index', 2, 1", "'index', 1, 1, 2", "'index', 1, -2", "'index', 'zz'", "'index', 1, None", "'insert', 0, 9", "'insert', 100, 9", "'insert', -1, 9",
              "'insert', -100, 9", "'insert', 'a', 9", "'pop'", "'pop', 0", "'pop', -1", "'pop', 5", "'pop', -9", "'pop', 'a'", "'pop', True", "'remove', 1", "'remove', 'b'", "'remove', 99", "'reverse'", "'sort'", "'sort', reverse=True", "'sort', key=lambda x: str(x)", "'sort', key=5", "'sort', key=None"]:
        case(f"mut({x}, {e})")
for x in ["()", "(1, 2, 1)", "('a', 'b')", "(True, 1)"]:
    for e in ["'count', 1", "'index', 1", "'index', 1, 1", "'index', 'b', 0, 1", "'index', 99"]:
        case(f"call({x}, {e})")
for x in ["{}", "{1: 'a', 2: 'b'}", "{'x': 1}"]:
    for e in ["'clear'", "'copy'", "'get', 1", "'get', 9", "'get', 9, 'd'", "'get', True", "'get', []", "'items'", "'keys'", "'values'", "'pop', 1", "'pop', 9", "'pop', 9, None", "'pop', 'x'", "'popitem'", "'setdefault', 1", "'setdefault', 9, 5", "'setdefault', 9", "'update', {5: 6}", "'update', [(5, 6)]",
              "'update', a=1", "'update', {1: 2}, b=3", "'update', 5", "'update', [1]", "'update', 'ab'", "'update', {1: 0}, {2: 0}", "'update'", "'pop', []", "'pop', True"]:
        case(f"mut({x}, {e})")
for e in """static('dict', 'fromkeys', 'ab')
static('dict', 'fromkeys', [1, 2], 0)
static('dict', 'fromkeys', 5)
static('dict', 'fromkeys', [[]])
list(call({1: 'a', 2: 'b'}, 'keys'))
list(call({1: 'a', 2: 'b'}, 'values'))
list(call({1: 'a', 2: 'b'}, 'items'))
len(call({1: 'a', 2: 'b'}, 'items'))
isin(1, call({1: 'a'}, 'keys'))
isin(True, call({1: 'a'}, 'keys'))
isin('a', call({1: 'a'}, 'values'))
isin((1, 'a'), call({1: 'a'}, 'items'))
isin((1, 'b'), call({1: 'a'}, 'items'))
isin(5, call({1: 'a'}, 'items'))
isin([], call({1: 'a'}, 'keys'))
op('&', call({1: 'a', 2: 'b'}, 'keys'), [2, 3])
op('|', call({1: 'a'}, 'keys'), set([2]))
op('-', call({1: 'a', 2: 'b'}, 'keys'), call({1: 0}, 'keys'))
op('^', call({1: 'a'}, 'keys'), [1, 2])
op('-', set([1, 2]), call({1: 0}, 'keys'))
op('&', call({1: 'a'}, 'items'), [(1, 'a')])
op('|', call({1: 'a'}, 'values'), [1])
op('&', call({1: 'a'}, 'keys'), 5)
op('==', call({1: 'a'}, 'keys'), set([1]))
op('==', call({1: 'a'}, 'keys'), call({1: 'b'}, 'keys'))
op('==', call({1: 'a'}, 'items'), call({1: 'b'}, 'items'))
op('<=', call({1: 'a'}, 'keys'), set([1, 2]))
op('<', call({1: 'a'}, 'keys'), [1])
op('==', call({1: 'a'}, 'values'), call({1: 'a'}, 'values'))
call(call({1: 'a'}, 'keys'), 'isdisjoint', [2])
list(reversed(call({1: 'a', 2: 'b'}, 'items')))
sorted(call({2: 'a', 1: 'b'}, 'items'))
max(call({2: 'a', 1: 'b'}, 'values'))
dict(call({1: 2}, 'items'))
call({1: 2}, 'keys') == 5
hash(call({1: 2}, 'keys'))
get(5, 'real')
get(5, 'imag')
get(5, 'numerator')
get(5, 'denominator')
get(True, 'real')
get(2.5, 'real')
get(2.5, 'imag')
get(range(1, 10, 2), 'start')
get(range(1, 10, 2), 'stop')
get(range(1, 10, 2), 'step')
get(slice(1, 2), 'stop')
get(slice(1, 2), 'step')
call(slice(None, None, -1), 'indices', 5)
call(slice(1, 100), 'indices', 5)
call(slice(1), 'indices', -1)
call(slice('a'), 'indices', 5)
call(range(0, 10, 3), 'count', 3)
call(range(0, 10, 3), 'count', 4)
call(range(0, 10, 3), 'index', 9)
call(range(0, 10, 3), 'index', 4)
call(range(0, 10, 3), 'index', 'a')
call(range(0, 10, 3), 'count', 3.0)
static('int', 'from_bytes', b'\\x01\\x00')
static('int', 'from_bytes', b'\\x01\\x00', 'little')
static('int', 'from_bytes', b'\\xff', 'big', signed=True)
static('int', 'from_bytes', b'')
static('int', 'from_bytes', [1, 2], byteorder='big')
static('int', 'from_bytes', 'ab', 'big')
static('int', 'from_bytes', b'a', 'x')
static('int', 'from_bytes', 5, 'big')
static('float', 'fromhex', '0x1.8p3')
static('float', 'fromhex', '-0x.8')
static('float', 'fromhex', 'inf')
static('float', 'fromhex', 'nan')
static('float', 'fromhex', 'x')
static('float', 'fromhex', '0x')
static('float', 'fromhex', '1e400p0')
static('float', 'fromhex', '0x1p5000')
static('float', 'fromhex', ' 0X1P-3 ')""".splitlines():
    case(e)
for x in ["0", "1", "-1", "255", "256", "-256", "1000000", "True", "12345678901234567890123", "-128", "128"]:
    for e in ["'bit_length'", "'bit_count'", "'conjugate'", "'as_integer_ratio'", "'to_bytes'", "'to_bytes', 2", "'to_bytes', 2, 'little'", "'to_bytes', 1, 'big', signed=True", "'to_bytes', 2, 'big', signed=True", "'to_bytes', 0", "'to_bytes', -1", "'to_bytes', 2, 'x'", "'to_bytes', 12, 'little', signed=True", "'to_bytes', 'a'",
              "'to_bytes', length=4, byteorder='big'"]:
        case(f"call({x}, {e})")
for x in ["0.0", "-0.0", "1.5", "-2.0", "1e300", "5e-324", "float('inf')", "float('nan')", "0.1", "-1e-310", "3.14159"]:
    for e in ["'is_integer'", "'hex'", "'as_integer_ratio'", "'conjugate'"]:
        case(f"call({x}, {e})")
for x in ["set([1, 2])", "frozenset([1, 2])", "set()"]:
    for name in "union intersection difference symmetric_difference issubset issuperset isdisjoint update intersection_update difference_update symmetric_difference_update".split():
        if "frozen" in x and name.endswith("update"):
            continue
        for args in ["[2, 3]", "set([1])", "frozenset([1, 2, 3])", "'ab'" if name.startswith(("is", "in", "dif")) else "(1,)", "5", "[[]]", "range(2, 4)", "[1], [2]", ""]:
            if name.startswith(("is", "sym")) and args in ("[1], [2]", ""):
                continue
            case(f"mut({x}, '{name}'{', ' + args if args else ''})")
    case(f"mut({x}, 'copy')")
    if "frozen" not in x:
        for e in ["'add', 3", "'add', []", "'clear'", "'discard', 1", "'discard', 9", "'remove', 1", "'remove', 9", "'remove', 'k'", "'remove', set([1])", "'discard', []", "'add', True"]:
            case(f"mut({x}, {e})")
case("mut(set(), 'pop')")
case("mut(set([5]), 'pop')")
for e in ["'append', 98", "'append', 300", "'append', 'a'", "'clear'", "'copy'", "'extend', b'xy'", "'extend', [1, 2]", "'extend', [300]", "'insert', 0, 65", "'insert', -1, 65", "'pop'", "'pop', 0", "'pop', 9", "'remove', 97", "'remove', 1", "'reverse'"]:
    case(f"mut(bytearray(b'abc'), {e})")
    case(f"mut(bytearray(), {e})")
for x, names in [("[]", "append extend insert pop remove index count"), ("{}", "get pop setdefault"), ("set()", "add remove discard issubset"), ("'a'", "join find startswith replace center zfill partition strip removeprefix"), ("b'a'", "join find replace")]:
    for name in names.split():
        for args in ["", "1, 2, 3, 4, 5", "q=1"]:
            case(f"call({x}, '{name}'{', ' + args if args else ''})")
