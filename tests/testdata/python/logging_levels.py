# stdlib logging 1, 2, 3, 11, 17: levels, their names, and which records they let pass.
import logging

print([(name, getattr(logging, name)) for name in ("CRITICAL", "FATAL", "ERROR", "WARNING", "WARN", "INFO", "DEBUG", "NOTSET")])
print(logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(15), logging.getLevelName("NONE"))
print(logging.getLevelNamesMapping())
logging.addLevelName(5, "TRACE")
print(logging.getLevelName(5), logging.getLevelName("TRACE"), logging.getLevelNamesMapping()["TRACE"])
logging.addLevelName(logging.ERROR, "ERR")
print(logging.getLevelName(40), logging.getLevelName("ERROR"), logging.getLevelName("ERR"))

root = logging.getLogger()
log = logging.getLogger("levels")
print(root.level, log.level, log.getEffectiveLevel(), logging.getLogger("levels.below").getEffectiveLevel())
log.setLevel("TRACE")
below = logging.getLogger("levels.below")
print(log.level, below.level, below.getEffectiveLevel(), below.isEnabledFor(5), below.isEnabledFor(4))
below.setLevel(logging.NOTSET)
log.setLevel(True)
print(log.level)
for bad in ("FOO", "error", 1.5, None, [1]):
    try:
        log.setLevel(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Loud:
    def __str__(self):
        print("formatted")
        return "loud"


handler = logging.NullHandler()
log.addHandler(handler)
log.propagate = False
log.setLevel(logging.INFO)
log.debug("%s", Loud())
print(log.isEnabledFor(logging.DEBUG), log.isEnabledFor(logging.INFO), log.isEnabledFor(21))
logging.disable(logging.INFO)
print(log.isEnabledFor(logging.INFO), log.isEnabledFor(logging.WARNING), log.manager.disable)
logging.disable("ERR")
print(log.isEnabledFor(logging.WARNING), root.manager.disable)
logging.disable(logging.NOTSET)
print(log.isEnabledFor(logging.INFO))
log.disabled = True
print(log.isEnabledFor(logging.CRITICAL), log.getEffectiveLevel())
log.disabled = False
try:
    log.isEnabledFor("INFO")
except TypeError as e:
    print(e)
print(log.hasHandlers(), logging.getLogger("levels.below").hasHandlers(), logging.getLogger("other").hasHandlers())
for level in ("x", None, 1.0):
    try:
        log.log(level, "no level")
    except TypeError as e:
        print(e)
logging.raiseExceptions = False
print(log.log("x", "ignored"))
