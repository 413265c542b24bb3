"""Records what python says of the mistakes in mistakes.txt, beside them.

A mistake is a source, "=>", and the error as line:column-line:column: type: message, which is
recorded anew. Two lines may follow that are kept: what fstar says instead, and why.
"""

import os
import sys

NAME = "mistakes.txt"


def error(source):
    try:
        compile(source, "x.py", "exec", dont_inherit=True)
    except SyntaxError as e:
        col = max(e.offset, 1)
        end_line, end_col = e.end_lineno or e.lineno, e.end_offset or 0
        if end_col <= 0 or (end_line, end_col) == (e.lineno, col):  # CPython shows one caret
            end_line, end_col = e.lineno, col + 1
        return f"{e.lineno}:{col}-{end_line}:{end_col}: {type(e).__name__}: {e.msg}"
    except UnicodeEncodeError as e:  # of a lone surrogate in a literal that is a name
        return f"{type(e).__name__}: {e}"
    return "no error"


with open(NAME, encoding="utf-8") as f:
    chunks = f.read().removesuffix("\n----\n").split("\n----\n")
with open(os.path.join(sys.argv[1], NAME), "w", encoding="utf-8") as f:
    for chunk in chunks:
        source, _, said = chunk.partition("\n=>\n")
        kept = "".join("\n" + line for line in said.split("\n")[1:])
        f.write(f"{source}\n=>\n{error(source + chr(10))}{kept}\n----\n")
