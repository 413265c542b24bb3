# Imports within try, if and functions; a module that fails; modules in a circle.
try:
    import fast_json_that_is_missing as json
except ImportError:
    json = None
print(json)

if json is None:
    from lib import numbers as impl
else:
    import lib.shapes as impl
print(impl.__name__)

for attempt in range(2):
    try:
        import lib.broken
    except ValueError as e:
        print("failed:", e)

import lib.cycle_a
from lib.cycle_b import use

print(lib.cycle_a.both(), use())


def lazy():
    global time
    import time

    return time.sleep(0)


print("time" in globals(), lazy(), "time" in globals())
import sys

print("lib.cycle_a" in sys.modules, "lib.broken" in sys.modules, sys.modules["lib"] is lib)
print([m for m in ("lib.numbers", "lib.shapes") if m in sys.modules])
