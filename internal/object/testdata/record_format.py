"""Records what python makes of repr, ascii, format and str.format.

A seed and a number of random cases may be given, to look for differences that the recorded
cases do not show:

    PYTHON testdata/record_format.py /tmp 2 300000
    FORMAT_CASES=/tmp go test ./internal/format

Values are written so that Starlark and Python read them alike. The lines are
    repr.jsonl:      [value, repr, ascii]
    format.jsonl:    [value, spec, result or null, error or null]
    template.jsonl:  [template, args, kwargs, result or null, error or null]
    fields.jsonl:    [template, [[name, conversion, spec], ...], error or null]
and printable.json has the ranges of the characters that are printable, both ends included.
"""
import json
import os
import random
import string
import sys


def emit(*fields):
    print(json.dumps(fields, ensure_ascii=True))


def attempt(f):
    try:
        return f(), None
    except Exception as e:
        return None, f"{type(e).__name__}: {e}"


FLOATS = ["0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "0.1", "3.14159265358979", "-2.5e-7", "1e-4", "0.00001", "9.999999e-5",
          "123456.0", "1234567.0", "-1234567.891", "99.99999", "999999.5", "9999995.0", "1e15", "9999999999999998.0", "1e16", "1.5e16", "1e22", "1e23",
          "1e100", "-1.7976931348623157e308", "5e-324", "2.2250738585072014e-308", "0.001", "-0.001", "-0.0004", "100.0", "1e6",
          "float('inf')", "float('-inf')", "float('nan')", "123456789.123456789", "0.30000000000000004", "4503599627370496.5", "1e-10"]
INTS = ["0", "1", "-1", "7", "-42", "255", "-255", "999", "1000", "-1000", "123456", "1234567", "65", "0x7ebf", "9223372036854775807",
        "-9223372036854775808", "12345678901234567890123", "-12345678901234567890123", "1114111", "1114112"]
STRS = ["''", "'a'", "'abc'", "'\\u7ebf\\u7a0b\\u6c60'", "'caf\\u00e9 \\U0001f600'", "'a long piece of text'"]
OTHERS = ["True", "False", "None", "[]", "[1, 'a']", "(1,)", "{}", "{1: 2}", "b'a'", "range(3)"]
VALUES = INTS + FLOATS + STRS + OTHERS


def random_spec(rnd):
    def maybe(p, choices):
        return rnd.choice(choices) if rnd.random() < p else ""
    fill = maybe(0.25, ["*", "0", "x", " ", "\u7ebf", "<", "=", "{", "a"])
    align = maybe(0.9 if fill else 0.3, "<>^=")
    if not align and fill != "0":
        fill = ""
    precision = maybe(0.4, [".0", ".1", ".2", ".3", ".6", ".10", ".17", ".20", ".40"])
    return (fill + align + maybe(0.3, "+- ") + maybe(0.1, "z") + maybe(0.2, "#") + maybe(0.2, "0") +
            maybe(0.5, ["1", "2", "5", "8", "9", "10", "11", "12", "15", "20", "31"]) + maybe(0.25, ",_") + precision +
            maybe(0.8, "bcdeEfFgGnosxX%defgdefg%"))


def garbage_spec(rnd):
    return "".join(rnd.choice("<>^=+- z#0123,_.bcdeEfgGnosxX%qy\u7ebf\u0663") for _ in range(rnd.randint(1, 5)))


def format_case(value, spec):
    emit(value, spec, *attempt(lambda: format(eval(value), spec)))


def record_format(seed=1, n=0):
    rnd = random.Random(seed)
    if n:
        for _ in range(n):
            value = rnd.choice(VALUES)
            r = rnd.random()
            if r < 0.2:
                value = repr(rnd.uniform(-1, 1) * 10 ** rnd.randint(-12, 20))
            elif r < 0.3:
                value = repr(rnd.randint(-10**6, 10**6) / 10 ** rnd.randint(0, 8))
            elif r < 0.4:
                value = str(rnd.randint(-10**9, 10**9) * rnd.choice([1, 1, 10**12]))
            format_case(value, random_spec(rnd) if rnd.random() < 0.85 else garbage_spec(rnd))
        return
    for value in VALUES:
        for spec in ["", "d", "s", "x", "f", "5", "<8", "^9", "010,", ".3", "q", "c"]:
            format_case(value, spec)
        for _ in range(30):
            format_case(value, random_spec(rnd))
        for _ in range(4):
            format_case(value, garbage_spec(rnd))
    for value in FLOATS:
        for spec in ["g", "e", "f", "n", "%", "G", "E", "F", "#", "#g", "#.3g", ".0f", ".0e", ".0g", "#.0f", "#.0e", ".0", ".1", ".2f", ".16", ".17g",
                     "+", ",", "_", ",.2f", "020,.2f", "z", "z.1f", "z.0e", "012", "=+12", "#.3", "5g"]:
            format_case(value, spec)
    for value in INTS:
        for spec in ["b", "o", "X", "#b", "#o", "#x", "#X", "_b", "_x", "#_x", ",", "_", "+,", " d", "08,", "09,", "010,", "011,", "012,", "0=12,",
                     "#020_x", "#021_b", "*=12,", "*>#12x", "n", "e", ".2f", "%", "G", ".3", "z", "zd", "5c", "05c", "^5c", "+c", "#c", ",c", "\u7ebf^9", "c>#9X"]:
            format_case(value, spec)
    for value in STRS:
        for spec in ["s", "10", ">10", "^10", "010", "<010", ".0", ".2", "^7.2", "\u7ebf^9.3s", "=5", "+", " ", "-", "#", ",", "_s", ",d", "z", "5.", "5d", "{<5", "}>5"]:
            format_case(value, spec)
    for value, spec in [
        ("1", "99999999999999999999"), ("1", ".99999999999999999999"), ("1.5", ".2147483648f"), ("1.5", "."), ("1", ",\x01"), ("1", "\u00e9"), ("1", ",_"),
        ("1", "_,"), ("1", ",,"), ("1", "__"), ("1", "10y10"), ("1.5", "ab"), ("'a'", "2s2"), ("True", "3q3"), ("True", "d"), ("True", "c"), ("True", "#x"),
        ("True", "s"), ("True", ".2f"), ("True", ","), ("[]", "s"), ("'a'", "\u0663"), ("1", "\u0663"), ("0", "#010_b"), ("1.0", ".1200f"), ("1.5", "#.1200g"),
        ("1.5e-300", ".1150e"), ("0.1", ".60f"), ("1", "\x7f"), ("1", "\U0001f600"),
        # Separators in the fraction.
        ("123456.123456", "_._f"), ("123456.123456", "_f"), ("123456.123456", "._f"), ("123456.123456", ".4_f"), ("123456.123456", ".4,f"),
        ("123456.1234567", ",.7_f"), ("1.0", ".0_f"), ("1.0", "#.0_f"), ("0.00001234567", "._e"), ("1.25", "12._f"), ("1.25", "<12._f"),
        ("1.23456", "010._f"), ("0.1234567", "._"), ("0.1234567", ".5_%"), ("1.0", "._n"), ("1.0", ".,_f"), ("1.0", "._,f"), ("1.0", ".f"),
        ("1.0", "._d"), ("1", "._f"), ("1", ".2,d"), ("'a'", ".2_"),
    ]:
        format_case(value, spec)


REPRS = VALUES + [
    "'it\\'s'", "'say \"hi\"'", "'both \\' and \"'", "'back\\\\slash'", "'tab\\tnl\\ncr\\r'", "'\\x00\\x01\\x1f\\x7f'", "'\\u0080\\u009f\\u00a0\\u00ad\\u00e9'",
    "'\\u200b\\u2028\\u2029\\u202e\\ufeff'", "'\\ue000\\uffff\\U000e0001\\U0010ffff'", "'\\u3000\\u2003'", "'\\u0378 unassigned'", "'e\\u0301'", "'\\U0001f600'",
    "b''", "b'abc'", "b'it\\'s'", "b'\"'", "b'\\'\"'", "b'\\x00\\t\\n\\r\\x7f\\x80\\xff\\\\'", "()", "(1, 2)", "((),)", "[[]]", "[1.0, -0.0, 'x', None, True]",
    "{'a': 1, 'b': [1, (2,)]}", "{1: {2: {}}}", "set([1])", "set([])", "range(0)", "range(1, 3)", "range(0, 10, 2)", "range(5, 0, -1)", "range(0, 5, 1)", "range(3)[1:]",
    "[range(2), b'x', '\\u7ebf']", "['a', \"b'\"]", "{'\\'': '\"'}",
]


def record_repr():
    for value in REPRS:
        emit(value, repr(eval(value)), ascii(eval(value)))
    rnd = random.Random(3)
    for _ in range(400):
        f = rnd.choice([rnd.uniform(-1, 1) * 10.0 ** rnd.randint(-20, 25), rnd.randint(-10**9, 10**9) / 10 ** rnd.randint(0, 9),
                        2.0 ** rnd.randint(-1000, 1000), float(rnd.randint(0, 10**18))])
        emit(f.hex() and repr(f), repr(f), ascii(f))
    for _ in range(300):
        s = "".join(chr(rnd.choice([rnd.randint(0, 0x7f), rnd.randint(0x20, 0x7e), rnd.randint(0x80, 0x2ff), rnd.randint(0x2000, 0x206f),
                                    rnd.randint(0x4e00, 0x4eff), 0x27, 0x22, 0x5c])) for _ in range(rnd.randint(0, 12)))
        emit(json.dumps(s), repr(s), ascii(s))


class Object:
    """What Go's side of the test has too."""
    x = 5
    name = "\u7ebf"
    items = [1, {"k": "v", "0": "zero", 0: "int"}]

    def __repr__(self):
        return "<Object>"

    def __str__(self):
        return "str\u00e9"


ARGS = ["()", "(1,)", "(1, 'b', 2.5)", "([1, 2], {'k': 'v', 1: 'one'}, 'text')", "('\u7ebf', 12, '>8')"]
KWARGS = ["{}", "{'a': 1, 'b': '*^9', 'w': 12}", "{'a': [1, [2, 3]], 'b c': {'x': None}, 'w': '7'}"]


def template_case(template, args, kwargs):
    result, error = attempt(lambda: template.format(*eval(args), **eval(kwargs), o=Object()))
    if error is None or "subscriptable" not in error:
        emit(template, args, kwargs, result, error)


def random_template(rnd):
    names = ["", "", "0", "1", "2", "a", "b", "w", "b c", "o", "o.x", "o.name", "o.items[0]", "o.items[1][k]", "o.items[1][0]", "0[0]", "0[1]", "1[k]", "1[1]",
             "a[1]", "a[1][0]", "o.nope", "9", "zz", "[0]", ".x", "\u7ebf"]
    specs = [">8", "*^9", "d", ".2f", "x", "5", "<5s", "", "q"]
    out = ""
    for _ in range(rnd.randint(1, 3)):
        out += rnd.choice(["", "", "text ", "{{", "}}", "\u7ebf"])
        f = "{" + rnd.choice(names)
        if rnd.random() < 0.3:
            f += "!" + rnd.choice("rrsaax")
        if rnd.random() < 0.5:
            f += ":" + (rnd.choice(specs) if rnd.random() < 0.7 else rnd.choice(["{}", "{w}", "{b}", "{0}", "<{w}", "{:{}}", "{{}}", ">{w}.{w}"]))
        out += f + "}"
    if rnd.random() < 0.3:
        i = rnd.randrange(len(out))
        out = out[:i] + rnd.choice(["", "{", "}", "[", "]", "!", ":", ".", "0", "{}"]) + out[i + rnd.randint(0, 1):]
    return out


TEMPLATES = ["", "plain", "{", "}", "{}", "{0}{}", "{}{0}", "{a}{}", "{}{a}{}", "{a", "{a:", "{a!", "{a!r", "{a!rx}", "{a!x}", "{a!}", "{!r}", "{a!r:>10}", "{0[0]",
             "{0[0]x}", "{0[]}", "{0.}", "{0..a}", "{0.a", "{{", "}}", "{{}}", "{ }", "{ 0}", "{0 }", "{-1}", "{0[-1]}", "{0[abc]}", "{a[b]}",
             "{{{}}}", "{}}", "{:{}}", "{:{}{}}", "{:{:{}}}", "{a{b}}", "{a[{]}", "{a[}]}", "{0[a]b]}", "{99999999999999999999}", "{0[99999999999999999999]}",
             "{\u0663}", "{:", "{:{", "{:{}", "{!\u00e9}", "{a:{", "{:}}", "{[0]}", "{a]}", "{0!s!r}", "{0:{a}}", "{1:{0}}", "{:{{}}}", "{[}",
             "{{x}}", "a {x} {y.z[0]!r:>{w}}", "{}{!s}", "{x", "x}", "x{", "{0[}", "{0[0", "{0[0}", "{!", "{!r:", "{:!r}", "{o}", "{o!r}", "{o!s:>7}", "{o!a}", "{o:5}", "{o.name}", "{o.items[1][0]}", "{o.items[1][k]!r:^9}",
             "{0:>{w}}", "{0:{b}}", "{2:{1}}", "{a!\n}", "{0!}", "{0!r:}", "{:}", "{0:{}}"]


def record_template(seed=1, n=1500):
    rnd = random.Random(seed)
    if seed == 1:
        for template in TEMPLATES:
            for args in ARGS:
                template_case(template, args, KWARGS[1])
    for _ in range(n):
        template_case(random_template(rnd), rnd.choice(ARGS), rnd.choice(KWARGS))


def record_fields():
    for template in TEMPLATES:
        # Of literal text there is no field; a field without "!" has no conversion.
        fields, error = attempt(lambda: [[name, conversion or "", spec] for _, name, spec, conversion in string.Formatter().parse(template) if name is not None])
        emit(template, fields or [], error)


def record_printable():
    ranges = []
    for i in range(0x110000):
        if not chr(i).isprintable():
            continue
        if ranges and ranges[-1][1] == i - 1:
            ranges[-1][1] = i
        else:
            ranges.append([i, i])
    print("[" + ",\n".join(map(json.dumps, ranges)) + "]")


def recording(name):
    sys.stdout = open(os.path.join(sys.argv[1], name), "w", encoding="utf-8")


random_cases = [int(arg) for arg in sys.argv[2:]]
recording("format.jsonl")
record_format(*random_cases)
recording("template.jsonl")
record_template(*random_cases)
if not random_cases:
    recording("repr.jsonl")
    record_repr()
    recording("fields.jsonl")
    record_fields()
    recording("printable.json")
    record_printable()
