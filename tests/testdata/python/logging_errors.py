# stdlib logging 18: what goes wrong in a handler is reported, and raises nothing.
import logging
import os
import sys


class Stderr:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass

    def show(self):
        lines = self.text.replace(os.getcwd() + os.sep, "").splitlines()
        self.text = ""
        calls = lines.index("Call stack:")
        print(lines[:2], [line for line in lines[2:calls] if not line.startswith(" ")])
        print("\n".join(lines[calls:]))


stderr = sys.stderr = Stderr()
log = logging.getLogger("errors")
handler = logging.StreamHandler(sys.stdout)
log.addHandler(handler)


def bad():
    log.error("bad %d", "x")


bad()
stderr.show()
log.error("too many", 1, 2)
stderr.show()
log.error("%s %s", 1)
stderr.show()
log.error("%(key)s", {"other": 1})
stderr.show()


class NoStr:
    def __str__(self):
        raise ValueError("no str")

    __repr__ = __str__


log.error("%s", NoStr())
stderr.show()
handler.setFormatter(logging.Formatter("%(nofield)s"))
log.error("no field")
stderr.show()


class Broken:
    def write(self, text):
        raise OSError("disk full")


handler.setFormatter(None)
handler.setStream(Broken())
log.error("cannot be written")
stderr.show()
handler.setStream(None)
log.error("no stream")
stderr.show()
handler.setStream(sys.stdout)

logging.raiseExceptions = False
log.error("bad %d", "x")
print(repr(stderr.text))
logging.raiseExceptions = True


class Raises(logging.Handler):
    def emit(self, record):
        raise KeyError("from emit")


class Told(logging.StreamHandler):
    def handleError(self, record):
        kind, e, _ = sys.exc_info()
        print("told", kind.__name__, e, record.msg)


class Exits(logging.StreamHandler):
    def format(self, record):
        sys.exit(3)


for cls in (Raises, Told, Exits):
    log.handlers = [cls()]
    try:
        log.error("bad %d", "x")
    except (KeyError, SystemExit) as e:
        print("raised", type(e).__name__, e)
print(sys.exc_info())
try:
    logging.Handler().emit(None)
except NotImplementedError as e:
    print(e)
