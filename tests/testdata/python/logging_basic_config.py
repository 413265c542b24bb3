import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
logging.debug("not shown")
logging.info("info %d %s", 1, "two")
logging.warning("warning %r", ["x"])
logging.error("error with %% and %5.2f", 3.14159)
logging.critical("critical")
logging.log(logging.INFO, "by log %(k)s", {"k": "v"})
logging.log(15, "15 is below")
logging.log(25, "level 25")
logging.info("no args, 100%")
log = logging.getLogger("app.db")
log.info("named")
log.setLevel(logging.ERROR)
log.warning("not shown")
log.error("shown")
print(log.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(30), logging.getLogger("app.db") is log, log.parent.name)
logging.getLogger("app").setLevel("DEBUG")
logging.getLogger("app.x").debug("level of the parent")
logging.basicConfig(level=logging.DEBUG)
logging.debug("the second basicConfig does nothing")
logging.basicConfig(level=logging.DEBUG, format="[%(levelname)-8s] %(funcName)s %(message)s", stream=sys.stdout, force=True)


def function():
    logging.debug("forced")


function()
logging.info("at top")
try:
    1 / 0
except ZeroDivisionError:
    logging.error("failed: %s", "reason", exc_info=False)
print(logging.getLevelName(20), logging.getLevelName("ERROR"), logging.getLevelName(15), logging.root.level, logging.INFO < logging.WARNING)
for bad in (lambda: logging.basicConfig(foo=1, force=True), lambda: log.setLevel("FOO"), lambda: log.setLevel(1.5), lambda: logging.getLogger(3)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
