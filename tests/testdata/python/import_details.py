# sys.modules, what modules know of themselves, and errors of imports.
import sys


import lib.nest
import lib.nest.leaf as leaf

print(leaf.where, lib.nest.__package__, lib.nest.__name__, lib.nest.__doc__, len(lib.nest.__path__))
print(__name__, __package__, __spec__, __doc__, __file__.endswith("import_details.py"), lib.nest.__file__.endswith("__init__.py"))
print(lib.nest.computed, getattr(lib.nest, "nothing", "default"), hasattr(lib.nest, "computed"))
try:
    lib.nest.nothing
except AttributeError as e:
    print(e)
from lib.nest import computed
from lib.nest import *

print(computed, visible, leaf is lib.nest.leaf)
try:
    hidden
except NameError as e:
    print(e)

# A circle.
import lib.circle_one

print(lib.circle_one.one, lib.circle_one.two, "lib.circle_two" in sys.modules)
import lib.circle_two

print(lib.circle_two.two, lib.circle_two.one)

# What is in sys.modules is imported.
fake = lib.nest
sys.modules["made_up"] = fake
import made_up
from made_up import visible as seen

print(made_up is fake, seen)
sys.modules["gone"] = None
try:
    import gone
except ImportError as e:
    print(type(e).__name__, e, e.name)
import lib.replaced as replaced

print(replaced.value, type(replaced).__name__)
before = sys.modules["lib.nest.leaf"]
del sys.modules["lib.nest.leaf"]
import lib.nest.leaf

print(lib.nest.leaf is before, lib.nest.leaf.where == before.where)
print([m in sys.modules for m in ("sys", "builtins", "__main__", "lib", "lib.nest", "lib.numbers")], sys.modules["__main__"].leaf is leaf)

# Errors.
for attempt in (
    "import no_such_module",
    "import no_such_package.module",
    "import lib.no_such_module",
    "import lib.numbers.below",
    "from lib import no_such_name",
    "from lib.nest import nothing",
    "from no_such_module import name",
    "import sys.path",
):
    try:
        exec(attempt)
    except ImportError as e:
        print(type(e).__name__, str(e).rsplit(" (", 1)[0], e.name, e.path is not None and e.path.endswith(".py"), e.msg == str(e))
print(ImportError().name, ImportError("m").path, ImportError("m").msg)
