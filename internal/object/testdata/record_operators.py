"""Records what python makes of operators, in operators.jsonl, for TestOperators.

Each line is [expression, repr or null, error or null]; package pycases runs them.
"""
import json
import os
import sys

sys.stdout = open(os.path.join(sys.argv[1], "operators.jsonl"), "w", encoding="utf-8")


def eq(x, y): return x == y
def ne(x, y): return x != y
def lt(x, y): return x < y
def le(x, y): return x <= y
def gt(x, y): return x > y
def ge(x, y): return x >= y
def add(x, y): return x + y
def sub(x, y): return x - y
def mul(x, y): return x * y
def truediv(x, y): return x / y
def floordiv(x, y): return x // y
def mod(x, y): return x % y
def pow_(x, y): return x ** y
def or_(x, y): return x | y
def and_(x, y): return x & y
def xor(x, y): return x ^ y
def lsh(x, y): return x << y
def rsh(x, y): return x >> y
def iadd(x, y):
    x += y
    return x
def isub(x, y):
    x -= y
    return x
def imul(x, y):
    x *= y
    return x
def ior(x, y):
    x |= y
    return x
def iand(x, y):
    x &= y
    return x
def ixor(x, y):
    x ^= y
    return x
def neg(x): return -x
def invert(x): return ~x
def contains(c, x): return x in c
def getitem(x, i): return x[i]
def setitem(x, i, v):
    x[i] = v
    return x
def delitem(x, i):
    del x[i]
    return x
def unpack(x, n):
    if n == 1:
        a, = x
        return (a,)
    if n == 2:
        a, b = x
        return (a, b)
    a, b, c = x
    return (a, b, c)
def star(x, n, m):
    if (n, m) == (1, 1):
        a, *b, c = x
        return (a, b, c)
    if (n, m) == (0, 2):
        *a, b, c = x
        return (a, b, c)
    a, *b = x
    return (a, b)



def case(expr):
    try:
        v = eval(expr)
        if isinstance(v, complex):
            return
        got = [repr(v), None]
    except Exception as e:
        got = [None, f"{type(e).__name__}: {e}"]
    print(json.dumps([expr, *got], ensure_ascii=False))


VALUES = ["0", "1", "-7", "True", "False", "2.5", "-0.0", "12345678901234567890123", "'ab'", "''", "b'ab'", "None", "[1, 2]", "[]", "(1, 'x')", "{1: 'a'}",
          "set([1, 2])", "frozenset([2, 3])", "bytearray(b'xy')", "range(3)"]
NUMBERS = ["0", "1", "-1", "7", "-7", "3", "True", "0.0", "-0.0", "2.5", "-2.5", "7.0", "1e300", "1e16", "float('inf')", "float('-inf')", "float('nan')", "1 << 70", "-(1 << 70)", "9007199254740993"]
for op in "eq ne lt ge add sub mul truediv floordiv mod pow_ or_ and_ xor lsh rsh iadd isub ior iand ixor imul".split():
    for x in VALUES:
        for y in VALUES:
            if op in ("lsh", "pow_", "mul", "imul") and ("1234567890" in x + y):
                continue
            if "frozenset" in x and "set" in y and op in ("or_", "xor", "ior", "ixor"):
                continue  # the order of sets differs
            case(f"{op}({x}, {y})")
for op in "lt le gt ge eq add truediv floordiv mod pow_".split():
    for x in NUMBERS:
        for y in NUMBERS:
            if op == "pow_" and ("<<" in y or "9007" in y):
                continue
            case(f"{op}({x}, {y})")
for op in "neg invert len bool hash_".split():
    for x in VALUES:
        if op == "hash_":
            if x[0] not in "'b(fNr":
                case(f"hash({x})")
        else:
            case(f"{op}({x})")
for c in VALUES:
    for x in VALUES:
        case(f"contains({c}, {x})")
for x in VALUES + ["'线程池'"]:
    for i in ["0", "1", "-1", "True", "5", "-5", "'k'", "None", "1.0", "1 << 70", "slice(None)", "slice(1, None)", "slice(None, None, -1)", "slice(-1, None)", "slice(5, 1)",
              "slice(None, None, 2)", "slice(1, 0, -1)", "slice('a')", "slice(None, None, 0)", "slice(1 << 70)", "slice(-(1 << 70), 1 << 70)"]:
        case(f"getitem({x}, {i})")
for i in ["0", "-1", "2", "-4", "'k'", "slice(None)", "slice(1, 2)", "slice(1, 1)", "slice(2, 0)", "slice(None, None, 2)", "slice(None, None, -1)", "slice(None, None, -2)", "slice(5, None)", "slice(None, None, 0)"]:
    for v in ["9", "[7]", "[7, 8]", "(7, 8, 9)", "'xy'", "[]", "range(3)"]:
        case(f"setitem([1, 2, 3], {i}, {v})")
        case(f"setitem(bytearray(b'abc'), {i}, {v})")
    case(f"delitem([1, 2, 3], {i})")
    case(f"delitem([1, 2, 3, 4, 5, 6], {i})")
    case(f"delitem(bytearray(b'abc'), {i})")
for x in ["(1, 2)", "'ab'", "{1: 2}", "None", "5", "set([1])"]:
    case(f"setitem({x}, 0, 9)")
    case(f"setitem({x}, True, 9)")
    case(f"delitem({x}, 0)")
    case(f"delitem({x}, 1)")
case("setitem({1: 'a'}, [], 1)")
case("getitem({1: 'a'}, [])")
case("getitem({1: 'a'}, (1, []))")
case("setitem({1: 'a'}, 1.0, 'b')")
for x in ["[1, 2]", "(1,)", "'abc'", "'线程'", "{1: 2, 3: 4}", "5", "None", "range(5)", "set([1])", "''", "b'abc'", "[]", "iter([1, 2, 3])", "iter([1])"]:
    for n in (1, 2, 3):
        case(f"unpack({x}, {n})")
    for n, m in ((1, 0), (1, 1), (0, 2)):
        case(f"star({x}, {n}, {m})")
for x, y in [("[1, [2, 3]]", "[1, [2, 4]]"), ("[1, 'a']", "[1, 2]"), ("(1, 2)", "(1, 2, 3)"), ("[[]]", "[None]"), ("{1: [1]}", "{1: [1.0]}"), ("{1: 2}", "{True: 2}"), ("{}", "{1: 1}"), ("set([1])", "set([1, 2])"),
             ("set([1])", "frozenset([1])"), ("frozenset([1])", "set([1])"), ("'a'", "'线'"), ("'\uffff'", "'\U00010000'"), ("b'a'", "bytearray(b'a')"), ("range(0)", "range(5, 5)"), ("range(0, 3, 2)", "range(0, 4, 2)"), ("range(3)", "range(4)"),
             ("slice(1)", "slice(1)"), ("[float('nan')]", "[float('nan')]"), ("len", "len"), ("'a'", "b'a'"), ("set([True])", "set([1])"), ("((1, 2), 3)", "((1, 2.0), 3)")]:
    for op in "eq ne lt le gt ge".split():
        if x != "[float('nan')]":
            case(f"{op}({x}, {y})")
for e in ["mod('%s-%d', ('a', 3))", "mod('%d', 'x')", "mod(b'%s-%d', (b'a', 3))", "mod('%(a)s', {'a': 1})", "mul('ab', -1)", "mul(3, 'ab')", "mul([1], True)", "mul((1, 2), 2)", "mul('a', 1.5)", "mul('a', 'b')", "add('a', 1)", "add([1], (2,))",
          "add((1,), [2])", "add(b'a', 'b')", "add(1, 'a')", "add(None, 1)", "iadd([1], 'ab')", "iadd([1], 5)", "iadd((1,), (2,))", "imul([1, 2], 2)", "ior({1: 2}, {3: 4})", "ior({1: 2}, [(3, 4)])", "ior({1: 2}, [(3,)])", "ior({1: 2}, [3])",
          "ior({1: 2}, 3)", "or_({1: 2}, [(3, 4)])", "lsh(1, -1)", "rsh(1, -1)", "lsh(1, 100)", "rsh(1 << 100, 99)", "rsh(-5, 1000)", "rsh(5, 1 << 70)", "lsh(0, 1 << 70)", "pow_(2, 100)", "pow_(2, -1)", "pow_(0, -1)", "pow_(0.0, -1)", "pow_(10.0, 400)",
          "pow_('a', 2)", "truediv(lsh(1, 2000), 1)", "truediv(lsh(1, 2000), lsh(1, 1999))", "add(lsh(1, 2000), 1.0)", "contains('线程池', '程')", "contains(b'abc', 98)", "contains(b'abc', 300)", "contains([1, 2.0], 2)", "contains({1: 1}, [])", "contains(set([1]), [])",
          "contains(range(0, 10, 3), 9)", "contains(range(0, 10, 3), 9.0)", "contains(range(3), 'a')", "contains(iter([1, 2]), 2)", "set([[]])", "frozenset([frozenset([1])])", "contains([float('nan')], 1)", "hash([])", "hash(([],))", "hash(-1)", "hash(1.0)", "hash(1 << 61)", "hash((1 << 61) - 1)",
          "hash(True)", "add(bytearray(b'a'), b'b')", "add(b'a', bytearray(b'b'))", "mul(bytearray(b'a'), 3)", "iadd(bytearray(b'a'), b'b')", "iadd(bytearray(b'a'), 'b')", "isub(set([1, 2]), set([2]))", "ior(set([1]), [1])", "ior(frozenset([1]), set([2]))", "sub(set([1, 2]), frozenset([2]))", "sub(frozenset([1, 2]), set([2]))",
          "iter(5)", "list(iter('线程'))", "next(iter([]))", "next([])", "len(5)", "neg('a')", "invert(1.5)", "neg(True)", "invert(True)", "neg(None)", "mod(5, 'a')", "ixor(set([1, 2]), set([2, 3]))", "iand(set([1, 2]), set([2, 3]))"]:
    case(e)
for verb in "dxecsbary":
    for operand in ["'ab'", "('ab',)", "(1, 'ab')", "[1]", "{b'a': 'xy'}", "None", "2.5", "b'a'", "b'ab'", "b''", "bytearray(b'ab')", "300", "-1", "(1,)", "(b'x', b'yz')"]:
        case(f"mod(b'%{verb}', {operand})")
        case(f"mod(b'%s %-5.1{verb}', {operand})")
    case(f"mod(b'%(a){verb}', {{b'a': 'xy'}})")
for fmt in ["x", "%%", "%(a)s", "%(a)c %d", "%s %(a)s", "%(a", "%(a)", "%(a)*d", "%5%", "%*d", "%.*f", "%", "%5", "%l", "%'", "%~", "%\\xe9", "%\\n", "%\\x00", "%d%", "%99999999999999999999d"]:
    for operand in ["1", "(1,)", "('x', 1)", "()", "'s'", "b's'", "bytearray(b's')", "[]", "{b'a': b'b'}", "{}", "None"]:
        case(f"mod(b{fmt!r}, {operand})".replace("\\\\", "\\"))
