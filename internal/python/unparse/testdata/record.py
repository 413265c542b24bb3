"""Records in annotations.jsonl what CPython makes of annotations as text: what is in
f.__annotations__ of "def f(x: ...)" after "from __future__ import annotations".

Each line is [annotation, text].
"""

import json
import os
import sys

ANNOTATIONS = r'''
int
a . b
Dict[str,int]
Dict[(str,int)]
Tuple[int,...]
Tuple[()]
Tuple[int,]
"Node"
Literal["a",'it\'s', b"x"]
int|None
(int|str)|None
int|(str|None)
Callable[[int,str],bool]
0x10
1_000.5e3
1e999
(1).real
-1
- -x
not a
(not a)+1
a or b or c
a or (b or c)
(a or b) and c
a**b**c
(a**b)**c
-a**-b
(a-b)-c
a-(b-c)
(a+b)*c
a@b@c
a@(b@c)
-a@b*c
a+b@c
a<b<=c
(a<b)==c
a is not b
a not in b
x if y else z
(x if y else z) if a else b
x if y else (z if a else b)
f(a,*b,k=1,**c)
f(x for x in y)
[x for x in y if x if z]
{k:v for k,v in x}
{x for x in y}
{1:2,**a}
{1,*a}
[]
(1,2)
x[1:2,::3]
x[:]
lambda:0
lambda a,/,b=1,*c,d,**e:a
f"a{x!r:>{w}}b{{"
None
a[b:=c]
a[(b:=c)]
a[*b]
a[1:2]
a[1:2,]
x[1,]
(*a, b)
*a, b
f'{a["b"]}'
f"{'a'}{x=}"
'a' "b"
"a\nb"
'''.strip().splitlines()

with open(os.path.join(sys.argv[1], "annotations.jsonl"), "w", encoding="utf-8") as f:
    for annotation in ANNOTATIONS:
        names = {}
        try:
            exec(f"from __future__ import annotations\ndef f(x: {annotation}): pass", names)
        except SyntaxError:
            continue  # an expression, but no annotation
        print(json.dumps([annotation, names["f"].__annotations__["x"]], ensure_ascii=False), file=f)
