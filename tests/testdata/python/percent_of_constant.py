# A constant text before %, which is read when it is compiled.
x, i = "spam", 5
print("%s: %d" % (x, i), "%5s|%-5s|%.2s" % (x, x, x), "%r %a %s" % ("é", "é", None), "%d%%" % 5, "%s" % x, "%s" % i, "%s" % 1.5, "%x %X %o %#x %+d %05d %-5d|" % (255, 255, 8, 255, 3, 42, 7))
print("%.2f %e %g %10.3f|%-10.1f|%06.2f" % (1.5, 1.5, 1.5, 2.25, 3.5, 4.5), "%f" % 3, "%d" % 3.7, "%d" % True, "%s %s" % (True, [1, "a"]), "%i %u" % (1, 2), "%5d" % -3, "%s" % (x,), "%5.1s|" % "abc")
class C:
    def __str__(self): return "C!"
    def __repr__(self): return "<C>"
    def __mod__(self, o): return ("mod", o)
    def __rmod__(self, o): return "rmod"
class Bad:
    def __str__(self): raise KeyError("bad")
class D(dict): pass
print("%s %r" % (C(), C()), "%s" % [C()], "%(a)s" % {"a": 1}, "%s" % {"a": 1}, "%s" % D(a=1), "x" % {}, "x" % [])
for c in [lambda: "%s" % C(), lambda: "%s" % Bad(), lambda: "%s %s" % (1, Bad()), lambda: "%d" % "x", lambda: "%s" % (), lambda: "%s" % (1, 2), lambda: "%s %s" % 1, lambda: "x" % 1, lambda: "%q" % 1, lambda: "%" % (), lambda: "%d" % None, lambda: "%*d" % (5, 3), lambda: "%.*f" % (2, 1.5), lambda: "%d %s" % (2**70, -2**63), lambda: "%x" % -255, lambda: "%f" % (10**400), lambda: "%c%c" % ("a", 98), lambda: "%ld" % 3, lambda: "x" % (), lambda: "%s" % b"a"]:
    try: print(c())
    except Exception as e: print(type(e).__name__, e)
def h(n):
    y = "%d-%s" % (n, n)
    s = f"{y}"
    return y, s is y, f"{n}", "%s" % (yield n)
it = h(3); next(it)
try: it.send("sent")
except StopIteration as e: print(e.value)
def loc():
    del z
    return "%s" % (z,)
try: loc()
except UnboundLocalError as e: print(e)
print("%s" % "", "%s%s" % ("", ""), "" % ())
