# A module has its variables as attributes, and not the builtins.
import sys
main = sys.modules["__main__"]
x = 1
print(main.x, hasattr(main, "print"), hasattr(main, "len"), "print" in vars(main))
try:
    main.print
except AttributeError as e:
    print(e)
try:
    from __main__ import zip as z
except ImportError as e:
    print(str(e).partition(" (")[0])
def len(x):
    return "own"
print(main.len([]), hasattr(main, "len"))
del len
print(hasattr(main, "len"), len([]))
