import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")


class Plain(logging.Formatter):
    def formatException(self, info):
        return f"<{info[0].__name__}: {info[1]}>"


logging.getLogger().handlers[0].setFormatter(Plain("%(levelname)s %(message)s"))
try:
    {}["k"]
except KeyError:
    logging.exception("handled %s", "it")
    logging.warning("with info", exc_info=True)
try:
    raise ValueError("v")
except ValueError as e:
    logging.error("by instance", exc_info=e)
logging.error("without")
for n in range(2):
    try:
        if n:
            raise TypeError(n)
        logging.warning("no error in %d", n)
    except TypeError:
        logging.critical("critical", exc_info=True)
