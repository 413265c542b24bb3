import lib.circle_one

try:
    lib.circle_one.one
except AttributeError as e:
    print("two:", str(e).split(" from ")[0].split(" has ")[0], "circular import" in str(e))
from lib.circle_one import one

two = 2
