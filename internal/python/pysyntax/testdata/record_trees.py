"""Records the trees of the snippets in snippets.txt, in trees.txt: see dump.py."""

import os
import sys

from dump import dump

with open("snippets.txt", encoding="utf-8") as f:
    snippets = f.read().split("\n----\n")
with open(os.path.join(sys.argv[1], "trees.txt"), "w", encoding="utf-8") as f:
    for s in snippets:
        f.write(s + "\n=>\n" + dump(s.encode()) + "\n----\n")
