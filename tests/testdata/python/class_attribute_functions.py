# Functions of C that are attributes of a class are no methods.
import time


class Limiter:
    clock = time.monotonic
    size = len
    upper = str.upper
    shown = print


l = Limiter()
print(l.clock() > 0)
print(l.size("abc"), Limiter.size("abcd"))
l.shown("x")
try:
    l.upper()
except TypeError as e:
    print(type(e).__name__)
