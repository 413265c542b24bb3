print("%s and %r and %a" % ("é", "é", "é"))
print("%d %i %5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o" % (1, 2, 3, 4, 5, 6, 7, 255, 255, 255, 8, 8))
print("%f %.2f %8.3f|%-8.1f|%+.1f|%e|%.2E|%g|%G|%.3g" % (1.5, 2.345, 3.14159, 2.25, 1.0, 12345.678, 0.00012, 1e10, 1e-10, 1234.5))
print("%5s|%-5s|%.2s|%5.1s|%%|%c|%c" % ("ab", "cd", "efg", "hij", "x", 65))
print("%(name)s is %(age)03d %(name)r" % {"name": "bob", "age": 7, "unused": 1})
print("%s" % [1, 2], "%s" % (None,), "%s %s" % ((1, 2), 3), "%s" % {"a": 1})
print("%*d|%-*d|%.*f" % (6, 1, 6, 2, 2, 3.14159))
print("%d" % 3.99, "%d" % True, "%s" % True, "%x" % 10**20, "%d" % -(10**25))
print("%s" % ("only",), "no args" % (), "100%%" % ())
print("%5.2f%%" % 99.5, "%r" % "it's", "%s" % ValueError("x"))
print("%-15s|%15s|" % ("线程池", "线程池"))
print("%i items" % len("abc"), "%s" % b"x", "%08.3f" % -3.14159, "%+5d" % 3, "% 5d" % 42)
print("%e" % 0, "%g" % 100000, "%g" % 1000000, "%g" % 0.0001, "%g" % 0.00001, "%#.3g" % 1.0)
print("%f %f %F" % (float("inf"), float("-inf"), float("nan")), "%5.1f|" % float("nan"))
for bad in (
    lambda: "%s %s" % "one",
    lambda: "%s" % (1, 2),
    lambda: "%(k)s" % 5,
    lambda: "%(k)s" % {},
    lambda: "%y" % 1,
    lambda: "%d" % "x",
    lambda: "plain" % 5,
    lambda: "%",
    lambda: "%s%" % 1,
    lambda: "%c" % "ab",
):
    try:
        print("no error", bad())
    except Exception as e:
        print(type(e).__name__)
t = "%s-%s"
print(t % ("a", "b"))
t %= (1, 2)
print(t)
print("%s" % "a" + "b", "%d%%" % 50 * 2)
