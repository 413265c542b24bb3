# What has no hash, as a key and as an element; errors of fromhex, padding, index, chr and to_bytes.
def t(s):
    try:
        print(s, repr(eval(s)))
    except BaseException as x:
        print(s, '->', repr(x))
for s in ['bytes.fromhex(%s)' % x for x in ["'abc'", "'a'", "'ab c'", "'zz'", "'a z'", "'azz'", "'ab zc'", "b'abcd'", "bytearray(b'ab')", "b'ab c'", "b'z'", '5', '[1]', 'None', "'ab\\u00e9'", "'é'", "'a b'", "'ab\\ncd'", "b'ab\\xff'", "'aé'", "'abc def'", "'ab c d'"]]:
    t(s)
for s in ['bytearray.fromhex(5)', "bytearray.fromhex('abc')"]:
    t(s)
for a in ["b'ab'", "b''", "'a'", '97', 'None', "bytearray(b'ab')", "bytearray(b'c')"]:
    t("b'x'.ljust(3,%s)" % a)
    t("bytearray(b'x').center(3,%s)" % a)
for s in [
    'range(3).index(5)', "range(3).index('a')", 'range(3).index(True)', 'range(3).index(2.5)', 'range(3).index(2.0)',
    '(1,).index(3)', '[].index(1)', "b''.index(1)", "b''.index(b'a')", "''.index('a')", 'range(3).index()',
]:
    t(s)
for s in ['chr(1<<100)', 'chr(-(1<<100))', 'chr(-1)', 'chr(1<<31)', 'chr(1<<63)', 'chr(1.5)']:
    t(s)
for s in ['set([1,2]).%s([[]])' % m for m in 'union intersection difference symmetric_difference issubset issuperset isdisjoint update intersection_update difference_update symmetric_difference_update'.split()]:
    t(s)
for s in ['frozenset([1,2]).%s([[]])' % m for m in 'union intersection difference symmetric_difference issubset issuperset isdisjoint'.split()]:
    t(s)
for s in ['set().%s([[]])' % m for m in 'intersection difference issubset issuperset isdisjoint update'.split()]:
    t(s)
for s in ['set([1]).%s({1:2})' % m for m in 'intersection difference issubset issuperset isdisjoint update'.split()]:
    t(s)
for s in [
    '{1:2}.keys() & [[]]', '{1:2}.keys() | [[]]', '{1:2}.keys() - [[]]', '{1:2}.keys() ^ [[]]',
    '{1:2}.items() & [[]]', '{1:[]}.items() & [(1,[])]', '{1:[]}.items() | [3]', '{1:2}.keys().isdisjoint([[]])',
    '{1:2}.keys() > [[]]', '{1:2}.keys()>={}', '[] in {}.keys()', '(1,[]) in {1:[]}.items()',
    '([],1) in {1:2}.items()', '{}.fromkeys([[]])', '{}.setdefault([])', '{}.pop([])', '{}.pop([],1)', '{}.get([])',
    '[] in {}', '[] in set()', '[] in frozenset([1])', 'set().add([])', 'set().remove([])', 'set().discard([])',
    '{[]:1}', '{[]}', '{*[[]]}', '{**{1:2},[]:3}', 'dict([([],1)])', '{x:1 for x in [[]]}', '{x for x in [[]]}',
    'set([[]])', 'frozenset([[]])', '{}[[]]', 'hash(([],))', '{([],)}', '{}[[],]', '{slice(1):2}', '{}[1:2]',
    '{1:2}[[]:[]]',
]:
    t(s)

def s1():
    d = {}
    d[[]] = 1

def s2():
    d = {1: 1}
    del d[[]]

def s3():
    d = {}
    del d[[]]

def s4():
    {}.update([([], 1)])
for f in (s1, s2, s3, s4):
    try:
        f()
    except Exception as e:
        print(f.__name__, repr(e))
for s in [
    '(5).to_bytes(-1)', '(5).to_bytes(1<<70)', '(-5).to_bytes(-1)', '(5).to_bytes(2,5)', "(5).to_bytes(2,'x')",
    '(300).to_bytes(1)', '(-1).to_bytes(1)',
]:
    t(s)
