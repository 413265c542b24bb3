import logging
import sys

log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("H1 {levelname:>8} {message}", style="{"))
handler.setLevel(logging.WARNING)
log.addHandler(handler)
log.debug("not shown")
log.warning("first")
second = logging.StreamHandler(sys.stdout)
second.setFormatter(logging.Formatter("H2 %(name)s %(message)s"))
log.addHandler(second)
log.addHandler(second)
log.info("only the second")
child = log.getChild("sub")
child.error("from %s", child.name)
child.propagate = False
child.error("nobody")
child.addHandler(logging.NullHandler())
child.propagate = True


class Drop(logging.Filter):
    def filter(self, record):
        return "secret" not in record.getMessage()


second.addFilter(Drop())
log.info("a secret")
log.info("no %s", "secrets" if False else "problem")
log.removeHandler(handler)
log.error("once")
log.addFilter(lambda record: record.levelno != logging.ERROR)
log.error("filtered by the logger")
log.critical("passes")


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), record.args, record.name))


lh = ListHandler()
log.addHandler(lh)
log.removeHandler(second)
log.warning("%s-%s", 1, 2)
log.info("extra", extra={"user": "u"})
print(lh.records)
logging.disable(logging.WARNING)
log.warning("disabled")
log.critical("enabled")
logging.disable(logging.NOTSET)
print(len(lh.records), log.handlers == [lh])
