"""Records what python makes of format % operand, in percent.jsonl, for TestPercent.

Each line is [format, operand, result or null, error or null].

An operand is written so that Starlark and Python read it alike.
"""
import json
import os
import sys

sys.stdout = open(os.path.join(sys.argv[1], "percent.jsonl"), "w", encoding="utf-8")

FLAGS = ["", "-", "+", " ", "#", "0", "+0", "-0", "#0"]
SIZES = ["", "8", ".0", "12.4"]
OPERANDS = {
    "diu": ["0", "7", "-42", "12345678901234567890123", "3.99", "-3.99", "True"],
    "oxX": ["0", "8", "-255", "12345678901234567890123", "True"],
    "eEfFgG": ["0.0", "1.0", "-0.5", "3.14159265358979", "1e100", "-2.5e-7", "123456.0", "1234567.0",
               "100000.0", "0.0001", "0.00001", "float('inf')", "float('-inf')", "float('nan')", "12", "True", "-0.0", "1e22", "99.99999"],
    "s": ["('',)", "('abc',)", "('线程池',)", "(12,)"],
    "c": ["65", "('线',)"],
}


def case(fmt, operand):
    try:
        got = [fmt % eval(operand), None]
    except Exception as e:
        got = [None, f"{type(e).__name__}: {e}"]
    print(json.dumps([fmt, operand, *got], ensure_ascii=False))


for verbs, operands in OPERANDS.items():
    for verb in verbs:
        for operand in operands:
            for flags in FLAGS:
                for size in SIZES:
                    case("%" + flags + size + verb, operand)

for fmt, operand in [
    ("plain", "()"), ("100%%", "()"), ("%%%d%%", "5"), ("%s and %s", "(1, 2)"), ("%s", "()"), ("%s %s", "(1,)"),
    ("%s", "(1, 2)"), ("no", "1"), ("no", "(1,)"), ("%d", "('x',)"), ("%d", "'x'"), ("%x", "1.5"), ("%o", "'x'"),
    ("%f", "'x'"), ("%c", "'ab'"), ("%c", "1.5"), ("%c", "-1"), ("%c", "1114112"), ("%y", "1"), ("ab%", "1"), ("%", "()"),
    ("%5", "1"), ("%(a", "{'a': 1}"), ("%(a)s", "1"), ("%(a)s", "(1,)"), ("%(a)s %(b)-5d|", "{'a': 1, 'b': 2}"),
    ("%(a(b))s", "{'a(b)': 3}"), ("%(missing)s", "{'a': 1}"), ("%s", "{'a': 1}['a']"), ("no", "{'a': 1}"),
    ("%*d", "(5, 42)"), ("%-*d|", "(5, 42)"), ("%*d|", "(-5, 42)"), ("%.*f", "(2, 3.14159)"), ("%*d", "('x', 1)"),
    ("%.*f", "(-2, 3.14159)"), ("%ld %hd %Ld", "(1, 2, 3)"), ("%(levelname)-8s|%(thread)8d|%(t).3f", "{'levelname': 'INFO', 'thread': 12, 't': 1.5}"),
    ("%d", "float('nan')"), ("%d", "float('inf')"), ("%15.15s|%8.8s", "('a_long_thread_name_0', 'INFO')"), ("%.1000d", "1"), ("%999999999999d", "1"),
    ("%5%|", "()"), ("%+s|", "'x'"), ("%i", "None"), ("%(a)d", "{'a': None}"), ("线%d程", "1"), ("线%q程", "1"),
    ("%c", "True"), ("%*d", "(True, 5)"), ("%.*f", "(True, 0.25)"), ("%r", "'it\\'s'"), ("%r|%s", "('a', 'a')"), ("%a", "'线\\n'"), ("%10r|", "'线'"), ("%.3r", "'abc'"),
    ("%s", "[1, 'a', 2.0]"), ("%s", "([1, 'a'],)"), ("%r", "({'k': (1,)},)"), ("%s %r", "(None, True)"), ("%s", "1e16"), ("%s", "b'a'"), ("%s", "range(3)"),
    ("%(missing)s", "{}"), ("%(a)s", "{'a': ['x']}"), ("%#.1200g", "1.5"), ("%.1200e", "1.5"), ("%05s|", "'a'"), ("%-05d|", "3"), ("%0+6d", "-3"), ("% +d", "3"), ("%+ d", "3"),
]:
    case(fmt, operand)

# Errors.
for verb in "diouxXeEfFgGcy":
    for operand in ["'ab'", "('ab',)", "(1, 'ab')", "[1]", "{'a': 'xy'}", "None", "2.5", "(2.5,)", "len", "-1"]:
        case("%" + verb, operand)
        case("%-5.2" + verb, operand)
        case("%d %" + verb, operand)
    case("%(a)" + verb, "{'a': 'xy'}")
    case("%(a)" + verb, "{'a': None}")
    case("%(a)" + verb, "['xy']")
    case("%*" + verb, "('x', 'y')")
    case("%*" + verb, "(3, 'y')")
for fmt in ["x", "%%", "%s", "%s %s", "%s %s %s", "%(a)s", "%(b)s", "%(a)s %(b)s", "%s %(a)s", "%(a)s %s", "%(a)s %%", "%(a)s %", "%(a)s %y", "%s %(a)s %s", "%(a)*d", "%(a).*d", "%(a)%", "%(a)5%", "%()s", "%(a", "%(", "%(a)", "%(a)5",
            "%5%", "%-%", "%.3%", "%l%", "%hhd", "%ll", "%*", "%.*", "%*.*d", "%*%", "%5.", "%.", "%é", "%线", "%\n", "%\x01", "%\x7f", "%\u00a0", "%\u200b", "%😀", "%~", "%'", "%5 ~", "é%线", "a%yb%z", "%d%", "%s %y", "%s%"]:
    for operand in ["1", "(1,)", "(1, 2)", "(1, 2, 3)", "()", "'s'", "{'a': 1}", "{}", "[]", "[1]", "None", "range(3)", "b'a'", "set([1])"]:
        case(eval(f'"""{fmt}"""'), operand)
for operand in ["(1099511627776, 1)", "(1180591620717411303424, 1)", "(-1180591620717411303424, 1)", "(1.5, 1)", "(True, 1)", "(2,)", "(2, 3, 4)", "('x', 1)", "(2, 'x')"]:
    for fmt in ["%*d", "%.*d", "%-*s", "%.*f", "%s%*d"]:
        case(fmt, operand)
for fmt in ["%99999999999d", "%9223372036854775808d", "%.99999999999d", "%.99999999999999999999f", "%s %99999999999999999999s"]:
    case(fmt, "1")
    case(fmt, "(1, 1)")
