# stdlib time 3, 6: what clocks and dates say
import time

for f in (
    lambda: time.sleep(-1),
    lambda: time.sleep("1"),
    lambda: time.sleep(None),
    lambda: time.sleep(float("nan")),
    lambda: time.sleep(float("inf")),
    lambda: time.strptime("30 2 2020", "%d %m %Y"),
    lambda: time.strptime("0000", "%Y"),
    lambda: time.gmtime(1e17),
    lambda: time.gmtime(float("nan")),
    lambda: time.gmtime(1e30),
    lambda: time.strptime("1", "% d"),
    lambda: time.strptime("1", "%Q"),
    lambda: time.strptime("1", "%"),
    lambda: time.strptime("x1", "%d"),
    lambda: time.strptime("1 x", "%m"),
    lambda: time.strftime("%Y", (1, 2, 3)),
    lambda: time.strftime("%Y", (2000, 13, 1, 0, 0, 0, 0, 1, 0)),
    lambda: time.mktime((1, 2)),
    lambda: time.mktime("x"),
    lambda: time.asctime(5),
):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError, OSError) as e:
        print(type(e).__name__, e)
