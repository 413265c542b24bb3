"""Print the trees that CPython's ast module gives, for comparison with package pysyntax.

    PYTHON dump.py FILE...   one line "path TAB tree" for each file

dump_test.go writes the same form: (Type@line:col field ...), lists in brackets, ~ for
None, text as JSON. Columns count code points from 1. Text in an f-string has no position.
"""

import ast
import json
import struct
import sys
import warnings


class Dumper:
    def __init__(self, source):
        self.lines = source.split(b"\n")
        self.out = []

    def pos(self, n):
        line = self.lines[n.lineno - 1]
        col = n.col_offset
        if not line.isascii():
            col = len(line[:col].decode("utf-8", "replace"))
        return f"@{n.lineno}:{col + 1}"

    def seq(self, items):
        return "[" + " ".join(self.dump(i) for i in items) + "]"

    def node(self, n, *fields):
        pos = self.pos(n) if hasattr(n, "lineno") and not isinstance(n, ast.Slice) else ""
        return "(" + " ".join([type(n).__name__ + pos, *fields]) + ")"

    def dump(self, n):
        if n is None:
            return "~"
        if isinstance(n, list):
            return self.seq(n)
        if isinstance(n, str):
            return json.dumps(n)
        if isinstance(n, int):
            return str(n)
        method = getattr(self, "dump_" + type(n).__name__, None)
        if method:
            return method(n)
        fields = [f for f in n._fields if f not in ("ctx", "type_comment", "type_ignores", "kind", "type_params", "is_lazy")]
        return self.node(n, *[self.field(n, f) for f in fields])

    def field(self, n, f):
        v = getattr(n, f)
        if isinstance(v, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            return type(v).__name__
        return self.dump(v)

    def dump_Compare(self, n):
        ops = "[" + " ".join(type(o).__name__ for o in n.ops) + "]"
        return self.node(n, self.dump(n.left), ops, self.seq(n.comparators))

    def dump_Constant(self, n):
        v = n.value
        if isinstance(v, (bool, type(None))):
            text = str(v)
        elif v is ...:
            text = "..."
        elif isinstance(v, int):
            text = hex(v)
        elif isinstance(v, float):
            text = "f" + struct.pack(">d", v).hex()
        elif isinstance(v, str):
            text = json.dumps(v)
        elif isinstance(v, bytes):
            text = "b" + v.hex()
        else:
            raise ValueError("constant " + repr(v))
        return self.node(n, text)

    def dump_MatchSingleton(self, n):
        return "(MatchSingleton" + self.pos(n) + " " + str(n.value) + ")"


    def dump_JoinedStr(self, n):
        return "(JoinedStr" + self.pos(n) + " " + self.parts(n.values) + ")"

    def parts(self, values):
        """Return the parts of an f-string or of a format spec: no text has a position, nor a spec."""
        out = []
        for v in values:
            if isinstance(v, ast.Constant):
                out.append("(Constant " + json.dumps(v.value) + ")")
            else:
                spec = "~" if v.format_spec is None else "(JoinedStr " + self.parts(v.format_spec.values) + ")"
                out.append(self.node(v, self.dump(v.value), str(v.conversion), spec))
        return "[" + " ".join(out) + "]"


def dump(source):
    warnings.simplefilter("ignore")
    return Dumper(source.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")).dump(ast.parse(source))


def main():
    sys.setrecursionlimit(100000)
    for path in sys.argv[1:]:
        with open(path, "rb") as f:
            source = f.read()
        try:
            tree = dump(source)
        except (SyntaxError, ValueError, RecursionError) as e:
            tree = "error " + str(e).replace("\n", " ")
        sys.stdout.write(path + "\t" + tree + "\n")


if __name__ == "__main__":
    main()
