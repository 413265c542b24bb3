# stdlib logging 24: handlers for files.
import logging
import os
from logging.handlers import RotatingFileHandler

name = "logging_files.log"
log = logging.getLogger("files")
log.propagate = False


def show(*names):
    for n in names:
        text = None
        if os.path.exists(n):
            with open(n, encoding="utf-8") as f:
                text = f.read()
        print(n.replace(name, "LOG"), repr(text))


handler = logging.FileHandler(name, "w", encoding="utf-8")
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log.addHandler(handler)
log.error("one é")
log.error("two")
show(name)
handler.close()
print(handler.stream)
log.error("not written: mode w, closed")
show(name)
log.removeHandler(handler)

handler = logging.FileHandler(name, delay=True)
log.addHandler(handler)
print(handler.stream, handler.delay, handler.mode, handler.baseFilename == os.path.abspath(name))
log.error("three")
print(handler.stream.name == handler.baseFilename, handler.stream.mode)
handler.close()
log.error("opened again")
show(name)
log.removeHandler(handler)
handler.close()
os.remove(name)

with open(name, "w") as f:
    log.addHandler(logging.StreamHandler(f))
    log.error("by a stream")
    log.handlers.clear()
show(name)
os.remove(name)

handler = RotatingFileHandler(name, maxBytes=30, backupCount=2)
log.addHandler(handler)
for n in range(7):
    log.error("message %d", n)
log.error("a line that is longer than the file may be")
log.error("end")
show(name, name + ".1", name + ".2", name + ".3")
handler.namer = lambda default: default.replace(".log.", ".") + ".old"
handler.doRollover()
show(name, "logging_files.1.old")
handler.close()
log.removeHandler(handler)
for n in os.listdir("."):
    if n.startswith("logging_files.") and not n.endswith((".py", ".want")):
        os.remove(n)

handler = RotatingFileHandler(name, mode="w", maxBytes=0)
print(handler.mode, handler.maxBytes, handler.backupCount)
log.addHandler(handler)
log.error("x" * 100)
handler.close()
print(os.path.getsize(name))
log.handlers.clear()
os.remove(name)
for bad in (lambda: logging.FileHandler("no/such/dir/x.log"), lambda: logging.FileHandler(3), lambda: logging.FileHandler()):
    try:
        bad()
    except (OSError, TypeError) as e:
        print(type(e).__name__, str(e).replace(os.getcwd(), "DIR"))
