# stdlib logging 12, 14, 15: the fields of records.
import logging
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(name)s %(levelno)d %(levelname)s %(filename)s %(module)s %(lineno)d %(funcName)s %(threadName)s %(processName)s %(message)s")
log = logging.getLogger("fields")
log.info("top")


def function():
    log.info("function")
    for _ in range(2):
        try:
            log.info("try in loop")
            raise KeyError
        except KeyError:
            log.info("handler")
        else:
            pass
        finally:
            log.info("finally")


class C:
    log.info("class body")

    def method(self):
        log.info("method")
        with open(os.devnull):
            log.info("with")

    @staticmethod
    def static():
        logging.info("static, root")


def generator():
    log.info("generator")
    yield 1
    log.info("resumed")


def decorated(f):
    def wrapper(*args):
        log.info("wrapper")
        return f(*args)
    return wrapper


@decorated
def inner():
    def nested():
        log.info("nested")
    nested()


function()
C().method()
C.static()
print(list(generator()))
inner()
(lambda: log.info("lambda"))()
sorted([2, 1], key=lambda x: log.info("key") or x)
with ThreadPoolExecutor(1) as pool:
    pool.submit(function).result()
    pool.submit(C().method).result()
with ThreadPoolExecutor(1, thread_name_prefix="named") as pool:
    pool.submit(lambda: log.info("in a lambda")).result()


def inform(msg, level):
    log.info(msg, stacklevel=level)


def outer():
    inform("me", 1)
    inform("my caller", 2)
    inform("its caller", 3)


outer()


class Keep(logging.Handler):
    def emit(self, record):
        self.record = record


keep = Keep()
log.addHandler(keep)
log.propagate = False
log.warning("kept", extra={"more": 1})
r = keep.record
print([name for name in r.__dict__ if name != "taskName"])
print(r.pathname == __file__ or os.path.basename(r.pathname) == os.path.basename(__file__), r.process == os.getpid(), r.thread == threading.get_ident())
print(type(r.created).__name__, type(r.msecs).__name__, type(r.relativeCreated).__name__, r.msecs == int(r.msecs), 0 <= r.msecs < 1000, r.relativeCreated >= 0)
print(r.exc_info, r.exc_text, r.stack_info, r.args, r.levelname)
print(log.findCaller()[1:], log.findCaller(stacklevel=5)[2])
