#!/usr/bin/env python3
"""Record what python3 does with the scripts of this directory.

    ./record.py               record all scripts, in later/ too
    ./record.py NAME.py ...   record these
    ./record.py --check       change nothing; say which recordings are out of date
    ./record.py --check --diff --python python3.14    where another version differs
    ./record.py --repeat 5    run each 5 times; complain if they differ

Beside each script NAME.py stands NAME.want:

    status: the exit status; a death by signal n counts as 128+n
    stderr: the last line of stderr that is not blank
    stdout:
    all of stdout, to the byte

Each script is a process of its own, started in the script's directory with a
clean environment, and with NAME.stdin (or nothing) as its stdin. Warnings are errors.
Files whose name begins with an underscore are modules that scripts import. A
script with a line "# record: no" has no recording: its output tells the time.
"""

import argparse
import difflib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
TIMEOUT = 20  # seconds


def scripts():
    found = sorted(HERE.glob("*.py")) + sorted(HERE.glob("later/*.py"))
    return [p for p in found if not p.name.startswith("_") and p.resolve() != Path(__file__).resolve()]


def recorded(script):
    return "# record: no" not in script.read_text(encoding="utf-8").splitlines()


def run(script, python="python3"):
    """Run a script and return the text of its recording."""
    stdin = script.with_suffix(".stdin")
    env = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONWARNINGS": "error",
    }
    done = subprocess.run(
        [python, script.name],
        cwd=script.parent,
        env=env,
        input=stdin.read_bytes() if stdin.exists() else b"",
        capture_output=True,
        timeout=TIMEOUT,
    )
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    lines = [line for line in done.stderr.decode("utf-8").splitlines() if line.strip()]
    head = f"status: {status}\nstderr: {lines[-1] if lines else ''}".rstrip(" ")
    return f"{head}\nstdout:\n".encode() + done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME.py")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a recording is out of date")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="run each script N times")
    parser.add_argument("--python", default="python3", metavar="CMD", help="another python3, to --check with")
    parser.add_argument("--diff", action="store_true", help="with --check, print the differences")
    args = parser.parse_args()

    todo = [Path(name).resolve() for name in args.names] or scripts()
    todo = [script for script in todo if recorded(script)]
    bad = 0

    def work(script):
        results = []
        for _ in range(args.repeat):
            try:
                results.append(run(script, args.python))
            except (subprocess.TimeoutExpired, UnicodeDecodeError) as e:
                return str(e), None
        if any(r != results[0] for r in results):
            return "differs from run to run", None
        return None, results[0]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for script, (problem, text) in zip(todo, pool.map(work, todo)):
            want = script.with_suffix(".want")
            name = script.relative_to(HERE)
            if problem is None and (not want.exists() or want.read_bytes() != text):
                if args.check:
                    problem = "the recording is out of date"
                    if args.diff and want.exists():
                        old, new = (b.decode().splitlines() for b in (want.read_bytes(), text))
                        problem += "".join("\n    " + line for line in difflib.unified_diff(old, new, n=0, lineterm=""))
                else:
                    want.write_bytes(text)
                    print("recorded", name)
            if problem:
                bad += 1
                print(f"{name}: {problem}", file=sys.stderr)
    for want in sorted(HERE.glob("**/*.want")):
        if not want.with_suffix(".py").exists():
            bad += 1
            print(f"{want.relative_to(HERE)}: no such script", file=sys.stderr)
    print(len(todo), "scripts,", bad, "problems")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
