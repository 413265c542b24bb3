# Modules beside the script, and a package with relative imports.
import _beside
import _beside as again
from _beside import VALUE, double as twice
import lib
import lib.shapes
import lib.deep.inner as inner
from lib import numbers, shapes
from lib.deep import *
from lib.deep.inner import where

print(_beside.__name__, _beside is again, VALUE, twice(4))
print(lib.__name__, lib.NAME, lib.shapes.area(2, 3))
print(inner.where(), where is inner.where, inner.__name__)
print(numbers.primes(20), shapes is lib.shapes)
print(exported, "hidden" in globals(), "_private" in globals())
_beside.counter += 1
print(again.counter, _beside.bump(), again.counter)


def in_function():
    from lib.deep.inner import up

    return up()


print(in_function())
try:
    import no_such_module_here
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from lib import no_such_thing
except ImportError as e:
    print(type(e).__name__, e.name)
try:
    import lib.no_such_submodule
except ModuleNotFoundError as e:
    print(e)
print(__name__)
