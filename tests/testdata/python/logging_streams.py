# stdlib logging 24, 25: stream handlers write each record at once.
import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor


class Stream:
    def __init__(self):
        self.writes = []
        self.flushes = 0

    def write(self, text):
        self.writes.append(text)

    def flush(self):
        self.flushes += 1


class NoFlush:
    writes = []

    def write(self, text):
        self.writes.append(text)


log = logging.getLogger("streams")
log.propagate = False
first, second = Stream(), NoFlush()
handler = logging.StreamHandler(first)
log.addHandler(handler)
log.error("one")
handler.terminator = ";"
log.error("two")
print(first.writes, first.flushes, handler.terminator, logging.StreamHandler.terminator)
print(handler.setStream(second) is first, handler.setStream(second), first.flushes)
log.error("three")
handler.flush()
print(second.writes)
log.removeHandler(handler)
log.removeHandler(handler)
log.addHandler(handler)
log.addHandler(handler)
print(len(log.handlers), handler.level, handler.formatter, handler.name)
handler.name = "mine"
print(logging.getHandlerByName("mine") is handler if hasattr(logging, "getHandlerByName") else True)
handler.close()
handler.close()
log.error("a closed stream handler still writes")
print(second.writes)
log.removeHandler(handler)


class Slow:
    """Writes in pieces: without the handler's lock they would be mixed."""

    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append("")
        for c in text.rstrip():
            self.lines[-1] += c
            if c == "-":
                threading.Event().wait(0.001)


slow = Slow()
logging.basicConfig(stream=slow, level=logging.INFO, format="%(message)s")
with ThreadPoolExecutor(4) as pool:
    list(pool.map(lambda n: logging.info("%d-%d-%d", n, n, n), range(20)))
print(sorted(slow.lines) == sorted("%d-%d-%d" % (n, n, n) for n in range(20)))


class Counting(logging.StreamHandler):
    terminator = "!\n"
    inside = 0

    def emit(self, record):
        self.acquire()
        try:
            self.inside += 1
            record.inside = self.inside
            super().emit(record)
            self.inside -= 1
        finally:
            self.release()


counting = Counting(sys.stdout)
counting.setFormatter(logging.Formatter("%(message)s %(inside)d"))
log.addHandler(counting)
log.critical("own handler")


class Again(logging.Handler):
    def emit(self, record):
        if record.levelno > 40:
            log.error("logged while %s is handled", record.msg)


log.addHandler(Again())
log.critical("it")
null = logging.NullHandler()
print(null.handle(logging.makeLogRecord({})), null.lock)
