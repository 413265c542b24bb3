# stdlib logging 16, 20: arguments are put in late, and extra adds fields.
import logging
import sys


class Keep(logging.Handler):
    def emit(self, record):
        self.record = record


keep = Keep()
log = logging.getLogger("m")
log.addHandler(keep)
log.setLevel(1)
log.propagate = False


def show(*args, **kwargs):
    log.info(*args, **kwargs)
    r = keep.record
    print(repr(r.msg), r.args, "->", r.getMessage(), "message" in r.__dict__)


show("hello %s %d", "w", 3)
show("%(k)s and %(n)d", {"k": "v", "n": 2})
show("a dict %s", {})
show("%s", {"k": 1})
show("a list %s", [1, 2])
show("100%")
show("%d%%", 5)
show(42)
show(ValueError("as message"))
show("%r", (1, 2))
show("no args %s")

items = ["first"]
log.info("%s", items)
items.append("later")
print(keep.record.getMessage())

log.warning("extra", extra={"user": "u", "ip": "10.0.0.1"})
print(keep.record.user, keep.record.ip, keep.record.__dict__["user"])
formatter = logging.Formatter("%(user)s@%(ip)s %(message)s")
print(formatter.format(keep.record), keep.record.message)
for clash in ("message", "asctime", "name", "args", "levelname", "threadName"):
    try:
        log.warning("extra", extra={clash: 1})
    except KeyError as e:
        print(type(e).__name__, e)
try:
    log.info("x", extra=5)
except TypeError as e:
    print(e)
log.info("x", extra={})
log.info("x", extra=None)
print(logging.Formatter("%(user)s %(message)s", defaults={"user": "nobody", "message": "hidden"}).format(keep.record))
print(logging.Formatter("{user} {message}", style="{", defaults={"user": "nobody"}).format(keep.record))
try:
    formatter.format(keep.record)
except ValueError as e:
    print(e)
