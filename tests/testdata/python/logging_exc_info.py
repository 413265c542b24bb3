# stdlib logging 19: tracebacks and stacks behind messages.
import logging
import os
import sys


class Stdout(logging.StreamHandler):
    """Prints what is the same in all versions: no carets, no directories."""

    def format(self, record):
        return "\n".join(line for line in super().format(record).replace(os.getcwd() + os.sep, "").splitlines() if line.strip(" ~^") or not line)


log = logging.getLogger("exc")
handler = Stdout(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log.addHandler(handler)


def divide(x):
    return 1 / x


try:
    divide(0)
except ZeroDivisionError:
    log.exception("handled %s", "it")
    log.warning("with info", exc_info=True)
    log.exception("but not here", exc_info=False)
    log.error("not asked for")
try:
    try:
        divide(0)
    except ZeroDivisionError as e:
        raise ValueError("v") from e
except ValueError as e:
    log.error("with a cause", exc_info=e)
    kept = e
log.error("later", exc_info=kept)
log.error("as a tuple", exc_info=(ValueError, ValueError("never raised"), None))
log.error("never raised", exc_info=KeyError("k"))
log.error("nothing", exc_info=True)
log.exception("nothing either")
log.error("zero", exc_info=0)


def deep():
    log.error("where", stack_info=True)


deep()
log.error("level 2 of the stack", stack_info=True, stacklevel=2)


class Short(logging.Formatter):
    def formatException(self, ei):
        return "%s: %s" % (ei[0].__name__, ei[1])

    def formatStack(self, stack_info):
        return "STACK" + stack_info[:5]


handler.setFormatter(Short("%(message)s"))
try:
    divide(0)
except ZeroDivisionError:
    log.exception("short\n")
    log.exception("both", stack_info=True)


class Keep(logging.Handler):
    def emit(self, record):
        self.record = record


keep = Keep()
log.handlers = [keep]
try:
    divide(0)
except ZeroDivisionError as e:
    log.exception("kept")
    r = keep.record
    print(r.exc_info[0].__name__, r.exc_info[1] is e, r.exc_info[2] is not None, r.exc_text)
    Short("%(message)s").format(r)
    print(r.exc_text)
    print(logging.Formatter("%(message)s").format(r))
print(logging.Formatter().formatException((None, None, None)))
