# stdlib time 3: strftime.
import time

tm = (2021, 2, 3, 14, 5, 6, 2, 34, 0)
for d in "aAbBcdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%":
    print("%" + d, repr(time.strftime("%" + d, tm)))
for d in ("-d", "-m", "-H", "-I", "-j", "_d", "_H", "^a", "^B", "#p", "010d", "5a", "_5H", "-y", "Od", "Ey", "Q", "E", "", " d", "+", "é", "%d"):
    print(repr("%" + d), repr(time.strftime("%" + d, tm)))
print(time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1700000000)), time.strftime("é %Y 线"), sep="\n"[:0])
print(time.strftime(""), len(time.strftime("%Y-%m-%d %H:%M:%S")))
print(time.strftime("%Y %m %d %j", (2020, 0, 0, 0, 0, 0, 0, 0, 0)), time.strftime("%Y %y", (5, 1, 1, 0, 0, 0, 0, 1, 0)))
for day in range(0, 20000, 61):
    print(time.strftime("%F %j %G-W%V-%u %g %U %W %w", time.gmtime(day * 86400)), end=";")
print()
for bad in (
    (2020, 13, 1, 0, 0, 0, 0, 1, 0),
    (2020, 1, 32, 0, 0, 0, 0, 1, 0),
    (2020, 1, 1, 24, 0, 0, 0, 1, 0),
    (2020, 1, 1, 0, 60, 0, 0, 1, 0),
    (2020, 1, 1, 0, 0, 62, 0, 1, 0),
    (2020, 1, 1, 0, 0, 0, -2, 1, 0),
    (2020, 1, 1, 0, 0, 0, 0, 367, 0),
    (2020, 1),
    "2020",
    (2020, 1, 1, 0, 0, 0, 0, 1, "x"),
):
    try:
        print(time.strftime("%Y", bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    time.strftime(5)
except TypeError as e:
    print(e)
