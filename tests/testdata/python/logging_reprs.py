# stdlib logging 5: reprs.
import logging
import logging.handlers
import os
import sys


class Plain:
    def write(self, text):
        pass


class Named(Plain):
    name = "named"


class Numbered(Plain):
    name = 7


class Own(logging.Handler):
    pass


class OwnLogger(logging.Logger):
    pass


print(logging.getLogger(), logging.getLogger("a.b"), [logging.getLogger("x")])
for stream in (sys.stderr, sys.stdout, None, Plain(), Named(), Numbered()):
    print(logging.StreamHandler(stream))
handler = logging.NullHandler()
handler.setLevel(logging.INFO)
print(handler, Own(), logging.Handler(35), logging.lastResort, OwnLogger("own", 10))
name = "logging_reprs.log"
for cls in (logging.FileHandler, logging.handlers.RotatingFileHandler):
    h = cls(name, delay=True)
    print(repr(h).replace(os.getcwd(), "DIR"), h.baseFilename == os.path.abspath(name), h.mode, h.stream)
print(logging.LoggerAdapter(logging.getLogger("a"), {}), logging.LoggerAdapter(logging.LoggerAdapter(logging.root)))
print(logging.makeLogRecord({"name": "n", "msg": "text %s", "lineno": 3, "pathname": "p.py", "levelno": 20}))
print(logging.Formatter, logging.handlers.RotatingFileHandler, logging.Handler.__mro__)
print(isinstance(handler, logging.Filterer), issubclass(logging.FileHandler, logging.StreamHandler), type(logging.root).__name__)
