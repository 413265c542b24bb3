# Handlers for files in the workers of a process pool: all write to the same file, and no
# line is lost or mixed with another. A worker does not empty a file of mode 'w' again.

import logging
import os
from concurrent.futures import ProcessPoolExecutor
from logging.handlers import RotatingFileHandler
from multiprocessing import get_context


class Both(logging.FileHandler):
    """Writes to its file, and to another one by itself."""

    def __init__(self, filename, other):
        super().__init__(filename, mode="w")
        self.other = open(other, "a", encoding="utf-8")

    def emit(self, record):
        super().emit(record)
        self.other.write(record.getMessage() + "\n")
        self.other.flush()


def work(n):
    for i in range(50):
        logging.info("worker %d.%d %s", n, i, "é" * 3000)
    logging.getLogger("late").info("late %d", n)
    return os.getpid()


def show(name, lines):
    lines = [line.rstrip("\n") for line in lines]
    whole = [line for line in lines if line.rstrip("é").endswith(" ") or "é" not in line]
    print(name, len(lines), len(set(lines)) == len(lines), len(whole) == len(lines), {len(line) > 3000 for line in lines})


def main(directory):
    path = lambda name: os.path.join(directory, name)
    for name in ("a", "w", "late"):
        with open(path(name), "w", encoding="utf-8") as f:
            f.write("before\n")
    late = logging.getLogger("late")
    late.addHandler(logging.FileHandler(path("late"), mode="w", delay=True))
    late.propagate = False
    appended = logging.FileHandler(path("a"), encoding="utf-8")
    appended.setFormatter(logging.Formatter("%(processName).0s%(message)s"))
    logging.basicConfig(level=logging.INFO, format="%(message)s", handlers=[
        appended, Both(path("w"), path("other")), RotatingFileHandler(path("r"), encoding="utf-8"),
    ])
    logging.info("parent, before")
    late.info("parent, before")
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
        futures = [pool.submit(work, n) for n in range(8)]
        for i in range(50):
            logging.info("parent %d", i)
        print(len({f.result() for f in futures} - {os.getpid()}) in range(1, 5))
    logging.info("parent, behind")
    for name in ("a", "w", "other", "r", "late"):
        with open(path(name), encoding="utf-8") as f:
            show(name, f.readlines())
    with open(path("a"), encoding="utf-8") as f:
        print([line for line in f.read().splitlines() if not line.startswith(("worker", "parent "))])
    with open(path("late"), encoding="utf-8") as f:
        print(sorted(f.read().splitlines()))


if __name__ == "__main__":
    directory = f"/tmp/fstar-worker-logging-{os.getpid()}"
    os.mkdir(directory)
    try:
        main(directory)
    finally:
        for name in os.listdir(directory):
            os.remove(os.path.join(directory, name))
        os.rmdir(directory)
