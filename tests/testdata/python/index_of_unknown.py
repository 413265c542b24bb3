# Subscripts and comparisons of values that nothing is known of when the code is compiled.
def f(s): return s[1], s[-1], s[0]
print(f("aäb€"))
def g(d, i): return d[i]
print(g("äöü", 1))
try: g("äöü", 3)
except IndexError as e: print(e)
class Ix:
    def __index__(self): return 1
def gi(x, i): return x[i]
for x in ([1,2,3], (1,2,3), "abc", b"abc", range(3), bytearray(b"abc")):
    print(gi(x, slice(0, 2)), gi(x, True), gi(x, Ix()), gi(x, slice(Ix(), None)))
l = [1,2,3]
def s(x, i, v): x[i] = v
s(l, Ix(), 9); s(l, True, 8); s(l, slice(0, 1), [5, 6]); print(l)
def d(x, i): del x[i]
d(l, Ix()); d(l, slice(0,1)); print(l)
def lt(a, b): return a < b
print(lt(True, 2), lt(b"a", bytearray(b"b")), lt(bytearray(b"a"), b"b"), lt(True, 0.5), lt(False, True))
