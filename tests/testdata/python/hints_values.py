# Which name was meant, where that depends on the values at the place of the error.
import logging
import os
import sys



class WithoutPath(logging.Formatter):
    def formatException(self, info):
        return super().formatException(info).replace(os.path.dirname(os.path.abspath(__file__)) + "/", "")


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(WithoutPath())
logging.getLogger().addHandler(handler)


class A:
    _x_total = 1

    def __init__(self):
        self.name = 1

    def of_self(self):
        return name

    def private(self):
        return self.x_totl


def read():
    "abc".uper


def written():
    "abc".uper = 1


for f in A().of_self, A().private, read, written:
    try:
        f()
    except Exception:
        logging.exception(f.__name__)
