# Adapters, factories of records, and classes of loggers.
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(name)s %(levelname)s %(message)s")
log = logging.getLogger("base")


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return "[%s] %s" % (self.extra["id"], msg), kwargs


adapter = Prefix(log, {"id": 7})
adapter.info("hello %s", "you")
adapter.log(logging.WARNING, "logged")
adapter.setLevel(logging.ERROR)
adapter.warning("too low")
print(adapter.isEnabledFor(30), adapter.getEffectiveLevel(), adapter.hasHandlers(), adapter.name, adapter.manager is log.manager)
try:
    {}["k"]
except KeyError:
    adapter.exception("error", exc_info=False)
nested = logging.LoggerAdapter(adapter, {"x": 1})
nested.error("nested")
log.setLevel(logging.NOTSET)


class Keep(logging.Handler):
    def emit(self, record):
        self.record = record


keep = Keep()
log.addHandler(keep)
plain = logging.LoggerAdapter(log, {"user": "u"})
plain.info("plain")
print(keep.record.user, plain.extra, plain.logger is log)
plain.info("own extra is replaced", extra={"other": 1})
print(hasattr(keep.record, "other"))
log.removeHandler(keep)

before = logging.getLogRecordFactory()
print(before is logging.LogRecord)


def factory(*args, **kwargs):
    record = before(*args, **kwargs)
    record.request = "r1"
    return record


logging.setLogRecordFactory(factory)
log.addHandler(keep)
log.info("made")
print(keep.record.request, keep.record.funcName, logging.makeLogRecord({"a": 1}).request)
logging.setLogRecordFactory(before)


class Record(logging.LogRecord):
    def getMessage(self):
        return super().getMessage().upper()


logging.setLogRecordFactory(Record)
log.info("shouted %d", 1)
print(type(keep.record).__name__, isinstance(keep.record, logging.LogRecord), keep.record.getMessage())
logging.setLogRecordFactory(before)
print(logging.LogRecord("n", 20, "/p/x.py", 3, "m %s", ("a",), None).getMessage())


class Logger(logging.Logger):
    def trace(self, msg, *args, **kwargs):
        if self.isEnabledFor(5):
            self._log(5, msg, args, **kwargs)

    def makeRecord(self, *args, **kwargs):
        record = super().makeRecord(*args, **kwargs)
        record.msg = "(%s)" % record.msg
        return record


logging.addLevelName(5, "TRACE")
logging.setLoggerClass(Logger)
own = logging.getLogger("own")
logging.setLoggerClass(logging.Logger)
print(type(own).__name__, type(logging.getLogger("later")).__name__, logging.getLoggerClass() is logging.Logger)
own.setLevel(5)
own.trace("traced %d", 1)
own.info("info")
try:
    logging.setLoggerClass(int)
except TypeError as e:
    print(e)


def notice(self, msg, *args, **kwargs):
    self._log(25, msg, args, **kwargs)


logging.Logger.notice = notice
logging.addLevelName(25, "NOTICE")
log.notice("a method added to all loggers: %s", "yes")
for call in (lambda: log._log(20, "m", (), nope=1), lambda: log.error("m", nope=1)):
    try:
        call()
    except TypeError as e:
        print(e)


class Closing(logging.Handler):
    def emit(self, record):
        print("emit", record.getMessage())

    def flush(self):
        print("flush")

    def close(self):
        print("close")
        super().close()


closing = Closing()
log.handlers = [closing]
log.propagate = False
log.info("handlers are flushed and closed at the end")
