"""os.path is one module, by whatever name it comes."""
import os.path as first
import os
import sys
from os import path
from os.path import join

print(first is os.path, path is first, sys.modules["os.path"] is first, join is first.join)
print(sorted(name for name in sys.modules if name in ("os", "os.path")))
os.path.added = 1
print(first.added, path.added)
