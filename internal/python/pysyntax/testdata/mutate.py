"""Print mutated pieces of snippets.txt and what CPython's compiler says of them.

    PYTHON mutate.py SEED COUNT

One line each: the source and "ok" or "line:col: Type: message" as a JSON list.
"""

import json
import os
import random
import re
import sys
import warnings

TOKEN = re.compile(r"\s+|\w+|\"[^\"\n]*\"|'[^'\n]*'|[^\w\s]")
FREQUENT = "= ( ) [ ] : , * ** . for in if else yield lambda not is as := -> @ match case _".split() + ["\n", "\n  "]


def mutate(snippets, pool):
    lines = random.choice(snippets).split("\n")
    if len(lines) > 6 and random.random() < 0.8:
        i = random.randrange(len(lines))
        lines = lines[i : i + random.randrange(1, 5)]
    tokens = TOKEN.findall("\n".join(lines))
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        if not tokens:
            break
        i = random.randrange(len(tokens))
        k = random.random()
        if k < 0.3:
            del tokens[i]
        elif k < 0.6:
            tokens.insert(i, " " + random.choice(pool) + " ")
        elif k < 0.8:
            tokens[i] = random.choice(pool)
        else:
            j = random.randrange(len(tokens))
            tokens[i], tokens[j] = tokens[j], tokens[i]
    return "".join(tokens) + "\n"


def main():
    warnings.simplefilter("ignore")
    random.seed(int(sys.argv[1]))
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "snippets.txt"), encoding="utf-8") as f:
        snippets = f.read().split("\n----\n")
    pool = sorted({t for s in snippets for t in TOKEN.findall(s) if not t.isspace()}) + FREQUENT * 3
    for _ in range(int(sys.argv[2])):
        source = mutate(snippets, pool)
        try:
            compile(source, "x", "exec", dont_inherit=True)
            result = "ok"
        except SyntaxError as e:
            result = f"{e.lineno}:{e.offset}: {type(e).__name__}: {e.msg}"
        print(json.dumps([source, result]))


main()
