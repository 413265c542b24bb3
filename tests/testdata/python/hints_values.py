# Which name was meant, where that depends on the values at the place of the error.
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(message)s")


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
