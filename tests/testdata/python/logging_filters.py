# stdlib logging 24: filters of loggers and handlers.
import logging
import sys

log = logging.getLogger("f.g")
handler = logging.StreamHandler(sys.stdout)
logging.getLogger("f").addHandler(handler)
log.setLevel(logging.DEBUG)

print([logging.Filter(n).filter(logging.makeLogRecord({"name": "a.b.c"})) for n in ("", "a", "a.b", "a.b.c", "a.b.c.d", "b", "a.")])
print([logging.Filter("a.b").filter(logging.makeLogRecord({"name": n})) for n in ("a.b", "a.bc", "a", "")])


class Context(logging.Filter):
    def __init__(self, user):
        super().__init__()
        self.user = user

    def filter(self, record):
        record.user = self.user
        return True


class Duck:
    def filter(self, record):
        return "drop" not in record.getMessage()


def odd(record):
    return record.levelno // 10 % 2


context = Context("me")
handler.setFormatter(logging.Formatter("%(user)s %(levelname)s %(message)s"))
handler.addFilter(context)
handler.addFilter(context)
print(len(handler.filters))
log.info("passes")
log.addFilter(Duck())
log.info("drop this")
log.info("not this")
log.addFilter(odd)
log.info("even")
log.warning("odd")
log.removeFilter(odd)
log.removeFilter(odd)
log.info("even again")
context.user = "you"
logging.getLogger("f.g.h").info("the filters of ancestors do not count: drop")


class Redact(logging.Filter):
    def filter(self, record):
        record.msg = record.msg.replace("secret", "***")
        record.args = ()
        return True


handler.addFilter(Redact())
log.warning("a secret %s", "lost")
print(log.filter(logging.makeLogRecord({"msg": "drop"})), bool(log.filter(logging.makeLogRecord({"msg": "x"}))))
print(bool(handler.handle(logging.makeLogRecord({"msg": "direct", "levelname": "L"}))))
handler.addFilter(lambda record: False)
print(handler.handle(logging.makeLogRecord({"msg": "dropped"})))
handler.filters.clear()
handler.setFormatter(None)
log.error("no filters")
