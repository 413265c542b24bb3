"""Records the reprs of the expressions in reprs.txt, beside them.

A line is an expression, " => ", and its repr, or the exception. That of a new line is
recorded.
"""

import os
import sys
import typing
from typing import *

NAME = "reprs.txt"

T = TypeVar("T")
U = TypeVar("U", bound=int)
V = TypeVar("V", int, str, covariant=True)
P = ParamSpec("P")


class C(Generic[T]):
    pass


class D(C[int]):
    pass


UserId = NewType("UserId", int)


def said(expr):
    try:
        return repr(eval(expr))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


with open(NAME, encoding="utf-8") as f:
    lines = f.read().splitlines()
with open(os.path.join(sys.argv[1], NAME), "w", encoding="utf-8") as f:
    for line in lines:
        expr = line.partition(" => ")[0]
        print(expr, "=>", said(expr), file=f)
