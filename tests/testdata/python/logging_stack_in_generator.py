import logging, sys
logging.basicConfig(stream=sys.stdout, format="%(funcName)s %(lineno)d %(message)s")
def log(): logging.warning("hey"); logging.warning("lvl", stacklevel=2); logging.warning("lvl3", stacklevel=3)
def gen():
    log()
    yield 1
    log()
def outer():
    for x in gen(): pass
outer()
