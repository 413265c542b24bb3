# stdlib logging 8, 9, 10: basicConfig.
import logging
import os
import sys


def config(**kwargs):
    try:
        logging.basicConfig(**kwargs)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
    h = logging.root.handlers
    print(len(h), [(type(x).__name__, x.formatter._fmt) for x in h], logging.root.level)


config(foo=1, bar=2)
config(force=True, stream=sys.stdout, filename="x")
config(stream=sys.stdout, handlers=[])
config(filename="x", handlers=[])
config(style="?")
config(level="FOO", stream=sys.stdout)
config(force=True, style="{", format="%(message)s")
config(force=True, handlers=3)
try:
    logging.basicConfig(3)
except TypeError as e:
    print(e)
config(stream=sys.stdout, style="{", format="{levelname:>8}|{message}", level="DEBUG")
logging.debug("braces %d", 1)
config(stream=sys.stdout, format="no effect %(message)s", level=logging.ERROR)
logging.debug("still")
config(stream=sys.stdout, style="$", format="$levelname ${message} $$", force=True, level=20)
logging.info("dollars")
config(stream=sys.stdout, style="{", force=True)
logging.warning("the default of braces")
config(stream=sys.stdout, style="$", force=True)
logging.getLogger("n").warning("the default of dollars")

own = logging.StreamHandler(sys.stdout)
own.setFormatter(logging.Formatter("own %(message)s"))
config(handlers=[own, logging.StreamHandler(sys.stdout)], format="given %(message)s", force=True)
logging.info("two handlers")
config(handlers=(h for h in ()), force=True)

name = "logging_basic_config_more.log"
config(filename=name, filemode="w", format="%(levelname)s %(message)s", encoding="utf-8", force=True)
logging.info("to a file: %s", "é")
print(logging.root.handlers[0].mode, logging.root.handlers[0].errors, logging.root.handlers[0].encoding)
config(filename=name, format="again %(message)s", force=True)
logging.info("appended")
config(filename=name, filemode="a", encoding="ascii", force=True, format="%(message)s")
logging.info("escaped é")
config(force=True, stream=sys.stdout)
with open(name, encoding="utf-8") as f:
    print(f.read(), end="")
os.remove(name)
