"""Sequences that are repeated too often."""


def t(name, f):
    try: r = f(); print(name, len(r))
    except Exception as e: print(name, type(e).__name__, e)
for big in (2**62, 2**63 - 1):
    t("str", lambda: 'ab' * big)
    t("str1", lambda: 'a' * big) if big > 2**62 else None
    t("strwide", lambda: '线' * big)
    t("bytes", lambda: b'ab' * big)
    t("bytearray", lambda: bytearray(b'ab') * big)
    t("list", lambda: [1, 2] * big)
    t("tuple", lambda: (1, 2) * big)
    t("rev", lambda: big * 'ab')
    t("method", lambda: 'ab'.__mul__(big))
    t("empty", lambda: '' * big)
    t("list1", lambda: [1] * big)


def im(x):
    x *= 2**62
    return x
for x in 'ab', b'ab', [1, 2], bytearray(b'ab'), (1, 2):
    t("in place", lambda: im(x))


class S(str): pass
t("S", lambda: S('ab') * 2**62)
t("S+", lambda: im(S('ab')))
