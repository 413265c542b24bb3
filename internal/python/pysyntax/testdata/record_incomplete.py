"""Records in incomplete.txt what codeop says of every prefix of the snippets in this file.

A line is the answers for all prefixes of one snippet, one letter each,
from the empty one on, a tab, and the snippet as JSON: i for incomplete, c for complete,
e for an error.
"""

import json
import os
import sys
from codeop import compile_command

SNIPPETS = [
    "x = 1\n",
    "x = (1,\n  2)\n",
    "if x:\n  y = 1\n\n",
    "if x: y\n\n",
    "if x:\n  y\nelse:\n  z\n\n",
    "if x:\n  y\nelif z:\n  w\n\n",
    "while x:\n    if y:\n        break\n    z\n\n",
    "for a in b:\n  c\n\n",
    "def f(a, b=1, *c):\n    '''doc'''\n    return a\n\n",
    "def f(a, a):\n  pass\n\n",
    "class A(B):\n    x = 1\n    def f(self):\n        pass\n\n",
    "try:\n  a\nexcept B as c:\n  d\nelse:\n  e\nfinally:\n  f\n\n",
    "with a as b, c:\n  d\n\n",
    "with (a as b,\n      c):\n  d\n\n",
    "@a\n@b(c)\ndef f():\n  pass\n\n",
    "x = '''a\nb'''\n",
    "x = 'a\n",
    "x = \"a\\\nb\"\n",
    "x = 1 + \\\n  2\n",
    "f(a,\n  b=[c,\n d])\n",
    "lambda x: y\n",
    "x = {a: b for a in c}\n",
    "import a.b as c\n",
    "from a import (b,\n  c)\n",
    "match x:\n  case 1:\n    y\n  case _:\n    z\n\n",
    "# comment\n",
    "x = 1 # comment\n",
    "if x: # comment\n  # comment\n  y\n  # comment\n\n",
    "return\n",
    "x = )\n",
    "a b\n",
    "1 = x\n",
    "def f():\n  x = 1 +\n\n",
    "def f():\n  return 1 2\n\n",
    "x = (1 2\n",
    "if x:\ny\n",
    "  x = 1\n",
    "a if b else c\n",
    "a.b[c:d](e)\n",
    "assert a, b\n",
    "raise A from B\n",
    "del a, b\n",
    "global a\n",
    "a, *b = c\n",
    "x: int = 3\n",
    "print('a', end='')\n",
    "not a\n",
    "a < b is not c not in d\n",
    "yield_ = [x for x in y if z]\n",
    "\n\n  \n",
    "if x:\n\ty\n\n",
]


def answer(source):
    try:
        return "i" if compile_command(source) is None else "c"
    except (SyntaxError, ValueError, OverflowError):
        return "e"


with open(os.path.join(sys.argv[1], "incomplete.txt"), "w", encoding="utf-8") as f:
    for s in SNIPPETS:
        print("".join(answer(s[:i]) for i in range(len(s) + 1)), json.dumps(s), sep="\t", file=f)
