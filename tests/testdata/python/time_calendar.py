# stdlib time 3: times of the calendar.
import time

epoch = time.gmtime(0)
print(epoch)
print(epoch == (1970, 1, 1, 0, 0, 0, 3, 1, 0), epoch[0], epoch[-1], epoch[:3], len(epoch), 1970 in epoch, tuple(epoch), list(epoch)[1])
print(epoch.tm_year, epoch.tm_wday, epoch.tm_yday, epoch.tm_isdst, epoch.tm_gmtoff, time.localtime(0).tm_zone)
print(epoch < time.gmtime(1), epoch + (1,), hash(epoch) == hash(tuple(epoch)), epoch.count(0), epoch.index(3), isinstance(epoch, tuple), type(epoch))
year, month, day, *rest = epoch
print(year, month, day, rest)
for bad in ("epoch.tm_year = 1", "epoch.x = 1"):
    try:
        if "year" in bad:
            epoch.tm_year = 1
        else:
            epoch.x = 1
    except AttributeError as e:
        print(str(e))
print(time.struct_time((2024, 2, 29, 1, 2, 3, 3, 60, 0)), time.struct_time([1] * 9, {"tm_zone": "Z"}).tm_zone, time.struct_time(range(11)).tm_gmtoff)
print(epoch.n_fields, epoch.n_sequence_fields, epoch.n_unnamed_fields)
for call in (
    lambda: time.struct_time((1, 2)),
    lambda: time.struct_time(range(12)),
    lambda: time.struct_time(5),
    lambda: time.struct_time([1] * 9, 5),
    lambda: time.gmtime("x"),
    lambda: time.gmtime(1e20),
    lambda: time.gmtime(float("nan")),
    lambda: time.mktime((1, 2)),
    lambda: time.mktime(5),
    lambda: time.asctime("x"),
):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(time.gmtime(1.9)[5], time.gmtime(-1.5)[:6], time.gmtime(True)[5])
print(time.ctime(0), "|", time.asctime(time.gmtime(10**9)), "|", time.asctime((2020, 2, 3, 4, 5, 6, 0, 34, 0)))
print(time.mktime(time.localtime(1234567890)), time.mktime((2020, 14, -3, 25, 61, 61, 0, 1, -1)))
print(time.tzname, time.timezone, time.altzone, time.daylight)
now = time.time()
print(abs(time.mktime(time.localtime(now)) - now) < 1, time.mktime(time.localtime()) >= now - 1, time.localtime(None) >= time.localtime(now))
