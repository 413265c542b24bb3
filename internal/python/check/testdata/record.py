"""Records in names.txt the modules and the builtins of CPython that are for all to use."""

import builtins
import os
import sys

JOKES = {"antigravity", "this"}
LINES = {
    "modules": sys.stdlib_module_names - JOKES,
    "builtins": set(dir(builtins)) - {"__doc__", "__loader__", "__name__", "__package__", "__spec__"},
}

with open(os.path.join(sys.argv[1], "names.txt"), "w", encoding="utf-8") as f:
    for kind, names in LINES.items():
        for name in sorted(names):
            if not name.startswith("_") or name.startswith("__") and kind == "builtins":
                print(kind, name, file=f)
