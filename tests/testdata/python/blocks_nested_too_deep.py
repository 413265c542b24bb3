# SyntaxErrors of blocks that are nested deeper than CPython allows.
def deep(n, inner, gen=False):
    src = "def top():\n"
    for i in range(n): src += " " * (i + 1) + "while x:\n"
    pad = " " * (n + 1)
    src += "\n".join(pad + l for l in inner.splitlines()) + "\n"
    if gen: src += " yield\n"
    try: exec(src, {}); return "fine"
    except SyntaxError as e: return f"{e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}"
for n in range(16, 23):
    for gen in (False, True):
        for inner in ("try: pass\nexcept: pass", "try: pass\nexcept:\n while x: pass", "try:\n while x: pass\nexcept: pass", "try: pass\nexcept E as e:\n with a: pass", "try: pass\nfinally:\n while x: pass",
                      "try: pass\nexcept: pass\nfinally: pass", "try:\n for x in y: pass\nexcept: pass\nelse: pass\nfinally: pass", "try: pass\nexcept: pass\nelse:\n while x: pass", "try: pass\nexcept: pass\nelse:\n while x: pass\nfinally: pass", "try: pass\nexcept:\n try: pass\n except: pass\n",
                      "with a, b as c: pass", "with a, b, c, d: pass", "for x in y: pass\nelse:\n for z in x: pass", "[x for x in y for z in x for w in z]", "[[x for x in y] for z in x]", "def f():\n while x:\n  while y: pass", "class A:\n while x:\n  while y: pass", "match x:\n case 1:\n  while y: pass", "if x:\n while y:\n  break", "(x for x in y)", "while x:\n while y: pass\nelse: pass", "try: pass\nfinally:\n try: pass\n finally: pass", "lambda: (yield)"):
            print(n, gen, repr(inner), deep(n, inner, gen))
try: exec("while x:\n" * 0 + "".join(" " * i + "while x:\n" for i in range(22)) + " " * 22 + "pass\n")
except SyntaxError as e: print(e)
try: exec("def f():\n nonlocal q\n" + "".join(" " * (i + 1) + "while x:\n" for i in range(22)) + " " * 23 + "pass\n")
except SyntaxError as e: print(e)
