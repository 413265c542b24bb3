# stdlib logging 13, 22, 23: formats.
import logging
import time


def record(**kwargs):
    return logging.makeLogRecord({"created": 86400.123, "msecs": 123.0, "msg": "m", "levelname": "INFO", "name": "n", "threadName": "MainThread", **kwargs})


def show(*args, **kwargs):
    try:
        f = logging.Formatter(*args, **kwargs)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        return
    f.converter = time.gmtime
    try:
        print(f.usesTime(), f.format(record()))
    except (ValueError, LookupError) as e:
        print("format:", e)


show()
show("%(asctime)s - %(levelname)s - %(message)s")
show("%(asctime)s [%(levelname)s]: %(message)s", "%H:%M:%S")
show("%(asctime)s [%(threadName)15.15s][%(levelname)8.8s] %(message)s")
show("%(name)-5s|%(levelname)5.1s|%(message)r")
show("{asctime} {name:>5} {message!r:^7}", style="{")
show("$asctime ${name} $message $$", style="$", datefmt="%d/%m/%Y")
show(None, style="{")
show("", style="$")
show("{asctime:.10} {msecs:06.2f}", style="{")
for bad in ("none", "%(message)", "%(message", "%s", "% (message)s"):
    show(bad)
for bad in ("none", "{message", "message}", "{message!x}", "{mess age}", "{message:!!}", "{}", "{message:{width}}"):
    show(bad, style="{")
for bad in ("none", "$", "$ message", "${message", "$$message", "$1"):
    show(bad, style="$")
show("x", style="!")
show("none", validate=False)
show("%(none)s")
show("{none}", style="{")
show("$none", style="$")
show("%(message)s %(more)s", defaults={"more": "default"})
show("$message $more", style="$", defaults={"more": 1})
show(3)

f = logging.Formatter("%(asctime)s")
f.converter = time.gmtime
print(f.formatTime(record()), f.formatTime(record(), "%j"))
f.default_msec_format = None
print(f.formatTime(record()))
f.default_msec_format = "%s.%06d"
f.default_time_format = "%H"
print(f.formatTime(record()))


class UTC(logging.Formatter):
    converter = time.gmtime
    default_msec_format = "%s+%03d"


print(UTC("%(asctime)s %(message)s").format(record()))


class Colour(logging.Formatter):
    def format(self, record):
        before = self._style._fmt
        self._style._fmt = "<%s>" % before
        record.levelname = record.levelname.lower()
        text = super().format(record)
        self._style._fmt = before
        return text


c = Colour("%(levelname)s %(message)s")
print(c.format(record()), c._fmt, c.format(record(levelname="LOUD")))


class Json(logging.Formatter):
    def formatMessage(self, record):
        return repr({"level": record.levelname, "message": record.message})


print(Json().format(record(msg="a %s", args=("b",))))
logging.Formatter.converter = time.gmtime
print(logging.Formatter("%(asctime)s").format(record()))
r = record()
print(hasattr(r, "message"), hasattr(r, "asctime"))
logging.Formatter("%(message)s").format(r)
print(r.message, hasattr(r, "asctime"))
