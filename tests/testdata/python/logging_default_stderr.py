import logging

logging.info("not shown")
logging.warning("first %s", "warning")
logging.getLogger("x.y").error("second")
print("stdout stays clean")
