# What the script has set up of logging holds in the workers of a process pool, as if they
# were forked: loggers, levels, filters, handlers, formatters, and what holds for all.

import logging
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


class Prefixed(logging.Handler):
    def __init__(self, prefix, **kwargs):
        super().__init__(**kwargs)
        self.prefix = prefix
        self.count = 0

    def emit(self, record):
        self.count += 1
        print(self.prefix, self.count, self.format(record), flush=True)


class Short(logging.Formatter):
    def formatException(self, ei):
        return f"<{ei[0].__name__}>"


class Even(logging.Filter):
    def filter(self, record):
        return not isinstance(record.args, tuple) or not record.args or record.args[0] % 2 == 0


class Loud(logging.Logger):
    def __init__(self, name):
        super().__init__(name)
        self.made = "by " + name

    def shout(self, text):
        self.warning(text.upper())


class Record(logging.LogRecord):
    def getMessage(self):
        return super().getMessage() + self.mark


def factory(*args, **kwargs):
    record = Record(*args, **kwargs)
    record.mark = "!"
    return record


def no_secret(record):
    return "secret" not in record.getMessage()


def trace(self, message, *args, **kwargs):
    if self.isEnabledFor(13):
        self._log(13, message, args, **kwargs)


def show():
    """The tree as it is in this process."""
    lines = []
    for name, logger in sorted(logging.root.manager.loggerDict.items()):
        if name.startswith("concurrent"):
            continue
        if isinstance(logger, logging.PlaceHolder):
            lines.append(f"{name}: placeholder")
            continue
        lines.append(
            f"{name}: {type(logger).__name__} {logger.level} {logger.propagate} {logger.disabled} parent={logger.parent.name}"
            f" handlers={logger.handlers} filters={len(logger.filters)} enabled={logger.isEnabledFor(logging.INFO)}"
            f" children={sorted(c.name for c in logger.getChildren())}"
        )
    lines.append(f"root: {logging.root} {logging.root.handlers} {len(logging.root.filters)}")
    lines.append(f"disable: {logging.root.manager.disable}")
    lines.append(f"levels: {logging.getLevelName(15)} {logging.getLevelName('NOTICE')} {logging.getLevelName(30)}")
    lines.append(f"class: {logging.getLoggerClass().__name__} factory: {logging.getLogRecordFactory().__name__}")
    lines.append(f"names: {sorted(logging.getHandlerNames())} {logging.getHandlerByName('main') is logging.root.handlers[0]}")
    lines.append(f"last: {logging.lastResort.level} {logging.lastResort.formatter is not None} raise: {logging.raiseExceptions}")
    lines.append(f"time: {logging.Formatter('%(asctime)s').format(logging.makeLogRecord({'created': 1e9, 'msecs': 7.0}))}")
    lines.append(f"deleted: {hasattr(logging.Filter, 'filter')} {hasattr(logging, 'BASIC_FORMAT')}")
    return lines


def work():
    logging.info("hello %s", "worker")
    logging.log(15, "notice")
    logging.debug("not seen")
    logging.trace(logging.root, "traced")
    logging.getLogger("app").trace("traced, too")
    db = logging.getLogger("app.db")
    db.info("by name, once")
    db.debug("not seen")
    logging.getLogger("app.db.deep").warning("two handlers? %d", 1)
    logging.getLogger("quiet").critical("not seen: disabled")
    logging.getLogger("even").warning("seen %d", 2)
    logging.getLogger("even").warning("not seen %d", 1)
    logging.getLogger("even").warning("a secret")
    logging.getLogger("loud").shout("hey")
    print(logging.getLogger("loud").made, logging.getLogger("new.one").made, flush=True)
    try:
        1 / 0
    except ZeroDivisionError:
        logging.getLogger("app").exception("failed")
    adapted.warning("adapted")
    aside.handle(logging.makeLogRecord({"msg": "aside"}))
    return show(), adapted.logger is logging.getLogger("app"), kept.count


def set_up():
    global adapted, aside, kept
    logging.addLevelName(15, "NOTICE")
    logging.addLevelName(13, "TRACE")
    logging.Logger.trace = logging.trace = trace
    logging.Formatter.converter = time.gmtime
    logging.Formatter.default_msec_format = "%s.%03d"
    del logging.Filter.filter, logging.BASIC_FORMAT
    logging.setLoggerClass(Loud)
    logging.setLogRecordFactory(factory)
    logging.basicConfig(stream=sys.stdout, level=13, format="%(levelname)-8s|%(name)s|%(threadName)s|%(message)s")
    logging.root.handlers[0].set_name("main")
    kept = Prefixed("[db]", level=logging.INFO)
    kept.setFormatter(logging.Formatter("{name} {message} {who}", style="{", defaults={"who": "nobody"}))
    db = logging.getLogger("app.db")
    db.addHandler(kept)
    db.setLevel(logging.INFO)
    db.propagate = False
    app = logging.getLogger("app")
    app.addHandler(logging.StreamHandler(sys.__stdout__))
    app.handlers[0].setFormatter(Short("$levelname $message", style="$"))
    app.handlers[0].terminator = " <end>\n"
    logging.getLogger("quiet").disabled = True
    even = logging.getLogger("even")
    even.addFilter(Even())
    even.addFilter(no_secret)
    even.note = "an attribute of its own"
    logging.getLogger("loud")
    logging.getLogger("a.b.c").setLevel("ERROR")
    logging.lastResort.setLevel(logging.ERROR)
    logging.lastResort.setFormatter(logging.Formatter("LAST %(message)s"))
    logging.raiseExceptions = False
    adapted = logging.LoggerAdapter(app, {"k": 1})
    aside = Prefixed("[aside]")
    logging.disable(12)


if __name__ == "__main__":
    set_up()
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        lines, same, count = pool.submit(work).result()
        for line in lines:
            print(line, flush=True)
        print(same, count, kept.count)
        print([line for line in show() if line not in lines])
