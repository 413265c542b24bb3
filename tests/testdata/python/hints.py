# Which name was meant, as tracebacks say it.
import logging
import os
import sys
import time



class WithoutPath(logging.Formatter):
    def formatException(self, info):
        return super().formatException(info).replace(os.path.dirname(os.path.abspath(__file__)) + "/", "")


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(WithoutPath())
logging.getLogger().addHandler(handler)
total = 1


def try_all(*functions):
    for f in functions:
        try:
            f()
        except Exception:
            logging.exception(f.__name__)


class A:
    total = 1
    _x_total = 1

    def __init__(self):
        self.name = 1

    def method(self):
        return self.nam


def builtin():
    prnt(1)


def variable():
    totl


def local():
    results = []
    for x in range(3):
        reslts.append(x)


def parameter(width=1):
    return widht


def of_another(volume=1):
    return reslts


def none():
    zzzzz


def module():
    queue.Queue()


def module_or_name():
    logging_ = queu = 1
    queue


def attribute():
    "abc".uper()


def of_instance():
    A().nam


def of_class():
    A.totl


def of_module():
    time.slep


def private():
    A.x_totl


def underscore():
    A._x_totl


def imported():
    from time import slep


def imported_unlike():
    from time import zzzzz


def keyword():
    parameter(widht=2)


def keyword_unlike():
    parameter(zzzzz=2)


def cause():
    try:
        prnt
    except NameError as e:
        raise ValueError from e


def context():
    try:
        A.totl
    except AttributeError:
        totl


def group():
    try:
        totl
    except NameError as e:
        raise ExceptionGroup("two", [e, ValueError(1)])


def of_its_own():
    raise NameError("name is mine")


def of_its_own_with_a_name():
    raise NameError("mine", name="totl")


def of_its_own_with_an_object():
    raise AttributeError("mine", name="uper", obj="")


def deleting():
    del A().nam


try_all(builtin, variable, local, parameter, of_another, none, module, module_or_name)
try_all(attribute, of_instance, of_class, of_module, private, underscore, imported, imported_unlike)
try_all(A().method, keyword, keyword_unlike, cause, context, group)
try_all(of_its_own, of_its_own_with_a_name, of_its_own_with_an_object, deleting)
