"""What logging costs: run it on python3 and on fstar, and compare.

    python3 bench/loggers.py [milliseconds]
    fstar bench/loggers.py [milliseconds]

For each line the time of one call, that of the loop around it included, is printed as

    construct<tab>nanoseconds

Each is measured for some milliseconds, 100 unless the command line says otherwise. (A
script called logging.py would be what python3 imports as logging.)
"""

import logging
import os
import sys
import time


class Discard:
    def write(self, text):
        pass

    def flush(self):
        pass


class Count(logging.Handler):
    records = 0

    def emit(self, record):
        self.records += 1


devnull = open(os.devnull, "w")
logging.basicConfig(stream=devnull, level=logging.INFO)
log = logging.getLogger("a.b")


def logger(name, handler, fmt=None):
    """A logger of its own."""
    new = logging.getLogger(name)
    new.propagate = False
    new.setLevel(logging.INFO)
    handler.setFormatter(fmt and logging.Formatter(fmt))
    new.addHandler(handler)
    return new


timed = logger("timed", logging.StreamHandler(devnull), "%(asctime)s %(threadName)s %(levelname)-8s %(name)s %(lineno)d %(message)s")
script = logger("script", logging.StreamHandler(Discard()))
count = logger("count", Count())


def a_builtin_call(n):
    for _ in range(n):
        len("x")


def a_method_call(n):
    s = "x"
    for _ in range(n):
        s.upper()


def disabled_debug(n):
    for _ in range(n):
        log.debug("x %s", 1)


def disabled_module_debug(n):
    for _ in range(n):
        logging.debug("x %s", 1)


def info_to_a_file(n):
    for _ in range(n):
        logging.info("x %s", 1)


def logger_info_to_a_file(n):
    for _ in range(n):
        log.info("x %s", 1)


def info_with_all_fields(n):
    for _ in range(n):
        timed.info("x %s", 1)


def info_to_a_stream_of_the_script(n):
    for _ in range(n):
        script.info("x %s", 1)


def info_to_a_handler_of_the_script(n):
    for _ in range(n):
        count.info("x %s", 1)


def exception_to_a_file(n):
    for _ in range(n):
        try:
            raise ValueError("no")
        except ValueError:
            log.exception("failed")


def measure(function, n):
    """Seconds that function(n) takes."""
    start = time.perf_counter()
    function(n)
    return time.perf_counter() - start


def main():
    budget = float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else 0.1
    for function in (
        a_builtin_call, a_method_call, disabled_debug, disabled_module_debug, info_to_a_file, logger_info_to_a_file,
        info_with_all_fields, info_to_a_stream_of_the_script, info_to_a_handler_of_the_script, exception_to_a_file,
    ):
        n = 1
        while measure(function, n) < budget / 10:
            n *= 2
        best = min(measure(function, n) for _ in range(5))
        print(f"{function.__name__}\t{best / n * 1e9:.0f}")


main()
