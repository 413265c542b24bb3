# stdlib logging 6, 8: the functions of the module set up the root logger.
import logging
import sys

print(logging.root.handlers)
sys.stderr = sys.stdout
logging.getLogger("child").info("too low, and nothing is set up")
print(logging.root.handlers)
logging.debug("too low")
print(logging.root.handlers)
logging.getLogger("child.x").warning("c")
for function in (logging.warning, logging.error, logging.critical, logging.fatal):
    function("%s of root", function.__name__)
logging.log(33, "level 33")
logging.root.handlers.clear()
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
for function in (logging.debug, logging.info, logging.exception):
    try:
        function("in %s", "try", exc_info=False)
    except ValueError:
        print("never")
for call in (lambda: logging.info(), lambda: logging.log(10), lambda: logging.info("x", bad=1), lambda: logging.root.error()):
    try:
        call()
    except TypeError as e:
        print(e)
print(logging.BASIC_FORMAT)
