# Loggers that others refer to before they arrive in a worker, and those that nobody has set up:
# the tree is the same there, and each logger is one.

import logging
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


class Listed(logging.Handler):
    """Has loggers in an attribute."""

    def __init__(self, *loggers):
        super().__init__()
        self.loggers = loggers

    def emit(self, record):
        print([logger.name for logger in self.loggers], record.getMessage(), flush=True)


def show():
    logging.getLogger("a.b.c.d").warning("seen")
    tree = [
        (
            name,
            type(logger).__name__,
            getattr(logger, "parent", None) and logger.parent.name,
            getattr(logger, "level", None),
        )
        for name, logger in logging.root.manager.loggerDict.items()
        if not name.startswith("concurrent")
    ]
    return tree, held[0] is logging.getLogger("a.b.c.d"), late.parent is logging.root, sorted(c.name for c in late.getChildren())


logging.getLogger("a.b.c")
held = [logging.getLogger("a.b.c.d")]
logging.getLogger("x").setLevel(10)
late = logging.getLogger("a.b")
logging.getLogger("z").addFilter(logging.Filter("q"))
logging.root.addHandler(Listed(logging.getLogger("m.n.o"), logging.getLogger("m")))

if __name__ == "__main__":
    here = show()
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        there = pool.submit(show).result()
    print(here == there)
    for line in there[0] + list(there[1:]):
        print(line)
