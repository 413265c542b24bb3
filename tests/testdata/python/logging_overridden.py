# What a class derived from Logger or LoggerAdapter has in the place of a method is called, and handlers may go while
# they handle.
import logging


class Show(logging.Handler):
    def emit(self, record):
        print(self.name, record.levelname, record.getMessage(), record.filename, record.lineno, record.funcName, record.stack_info)


def logger(name, cls=logging.Logger):
    log = cls(name)
    h = Show()
    h.set_name("show")
    log.addHandler(h)
    return log


class Braces(logging.LoggerAdapter):
    def log(self, level, msg, /, *args, **kwargs):
        print("log", level, msg, args, kwargs)
        super().log(level, msg.format(*args), **kwargs)


a = Braces(logger("a"), {})
a.info("hello {}", "world", stacklevel=1)
try:
    1 / 0
except ZeroDivisionError:
    a.exception("caught {}", 1, extra={"x": 1})
a.log(5, "{}", 2)


class Quiet(logging.Logger):
    def isEnabledFor(self, level):
        print("asked for", level)
        return level > 30

    def findCaller(self, stack_info=False, stacklevel=1):
        print("found", stack_info, stacklevel)
        return "/x/y.py", 7, "func", "stack" if stack_info else None


q = logger("q", Quiet)
q.info("no")
q.error("yes %d", 1)
q.log(50, "and yes", stack_info=True, stacklevel=2)
q.log(10, "and no")


class Bad(logging.Logger):
    def findCaller(self, *args):
        return 1, 2


try:
    logger("bad", Bad).error("x")
except ValueError as e:
    print(e)


class Once(logging.Handler):
    def emit(self, record):
        print("once")
        log.removeHandler(self)


log = logging.Logger("once")
before = log.handlers
log.addHandler(Once())
h = Show()
h.set_name("last")
log.addHandler(h)
log.error("x")
log.error("y")
print(before is log.handlers, len(before), len(log.handlers))

for name in "p.a", "p.a.b", "p.c.d.e", "p":
    logging.getLogger(name)
print(sorted(x.name for x in logging.getLogger("p").getChildren()))
print(sorted(x.name for x in logging.getLogger("p.c").getChildren()), sorted(x.name for x in logging.getLogger("p.a").getChildren()))
print("p" in {x.name for x in logging.getLogger().getChildren()}, "p.a" in {x.name for x in logging.getLogger().getChildren()})
