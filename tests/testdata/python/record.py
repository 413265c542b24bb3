"""Records what python does with the scripts of this directory and of later/, or with those
whose names are the arguments.

What it writes for NAME.py is NAME.want:

    status: the exit status; a death by signal n counts as 128+n
    stderr: the last line of stderr that is not blank
    stdout:
    all of stdout, to the byte

Each script is a process of its own, started in the script's directory, with NAME.stdin (or
nothing) as its stdin. Warnings are errors, but for those that IGNORED has. Files whose name
begins with an underscore are modules that scripts import. A script with a line "# record: no"
has no recording: its output tells the time.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TIMEOUT = 20  # seconds
IGNORED = [
    "ignore::SyntaxWarning",  # return in finally, which is what some scripts are about
    # CPython's own traceback module fails of it in a worker of the fork server.
    "ignore:Module globals is missing a __spec__.loader:DeprecationWarning",
]


def scripts():
    found = sorted(Path().glob("*.py")) + sorted(Path().glob("later/*.py"))
    return [p for p in found if not p.name.startswith("_") and p.name != Path(__file__).name]


def recorded(script):
    return "# record: no" not in script.read_text(encoding="utf-8").splitlines()


def run(script):
    """Run a script and return its recording."""
    stdin = script.with_suffix(".stdin")
    done = subprocess.run(
        [sys.executable, script.name],
        cwd=script.parent,
        env=os.environ | {"PYTHONWARNINGS": ",".join(["error", *IGNORED])},
        input=stdin.read_bytes() if stdin.exists() else b"",
        capture_output=True,
        timeout=TIMEOUT,
    )
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    lines = [line for line in done.stderr.decode("utf-8").splitlines() if line.strip()]
    head = f"status: {status}\nstderr: {lines[-1] if lines else ''}".rstrip(" ")
    return f"{head}\nstdout:\n".encode() + done.stdout


out = Path(sys.argv[1])
todo = [script for script in list(map(Path, sys.argv[2:])) or scripts() if recorded(script)]
with ThreadPoolExecutor(os.cpu_count()) as pool:
    for script, recording in zip(todo, pool.map(run, todo)):
        want = out / script.with_suffix(".want")
        want.parent.mkdir(exist_ok=True)
        want.write_bytes(recording)
