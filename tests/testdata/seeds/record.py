#!/usr/bin/env python3
"""Record what CPython prints for the scripts of scripts/seeds.

    python3.15 record.py [DIRECTORY]

It takes twelve seconds, and writes into the directory, or else beside this file, for each
script NAME.py a NAME.want:

    status: the exit status
    stderr:
    the lines of stderr, sorted
    stdout:
    the lines of stdout, sorted

What differs from run to run is replaced or left out, so that recordings are the same each
time: times, numbers of processes and threads, which worker has a task, the threads that an
executor has for itself, and the order. Lines of tasks, and of errors, are there as often as
they came; those that a script prints each time that it looks at its tasks are there once.
TestSeeds does the same with the lines of fstar.
"""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE.parents[2] / "scripts" / "seeds"

REPLACED = [
    (r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}", "TIME"),
    (r", +\d+: *\d+ *\]", ", PID:TID]"),
    (r"started( daemon)? \d+", r"started\1 TID"),
    (r"(ForkServer|Fork|Spawn)Process-\d+", r"\1Process-N"),
    (r"(ThreadPoolExecutor-\d+)_\d+", r"\1_N"),
    (r", <(_ExecutorManagerThread|Thread)\((Thread-\d+|QueueFeederThread)[^>]*>", ""),
]
EACH_TIME = re.compile("begin to work|finished|Error|Traceback")


def lines(output):
    """Return the lines of an output as they are recorded."""
    for pattern, replacement in REPLACED:
        output = re.sub(pattern, replacement, output)
    kept, seen = [], set()
    for line in output.splitlines(keepends=True):
        if EACH_TIME.search(line) or line not in seen:
            kept.append(line)
            seen.add(line)
    return "".join(sorted(kept))


def run(script):
    """Run a script and return the text of its recording."""
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, script.name], cwd=script.parent, env=env, capture_output=True, text=True, timeout=60)
    return f"status: {done.returncode}\nstderr:\n{lines(done.stderr)}stdout:\n{lines(done.stdout)}"


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    scripts = sorted(SCRIPTS.glob("*.py"))
    with ThreadPoolExecutor(len(scripts)) as pool:
        for script, text in zip(scripts, pool.map(run, scripts)):
            (directory / f"{script.stem}.want").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
