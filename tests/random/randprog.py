#!/usr/bin/env python3
"""Random Python programs, to compare fstar with CPython.

    randprog.py --seed 7 --print               print a program
    randprog.py -n 2000                        run 2,000 programs on CPython alone: checks the generator
    randprog.py -n 2000 --stats                say how many programs use each feature
    randprog.py -n 5000 --cmd RUNNER           run each on CPython and on fstar; exit 1 if they differ
    randprog.py -n 2000 --record FILE          write the hashes of what CPython prints

CPython is the one that runs this script. RUNNER is what "go build ./tests/random" makes: it runs
programs one after another in one process. Programs depend on the seed alone, always end, and
print nothing that may differ from run to run. A program that differs is saved in --out as
seed-N.py and, with as much removed as can be while it still differs, as seed-N.min.py; beside
them what both printed. The hashes of what CPython prints are kept in --answers, for the next time.
"""

import argparse
import ast
import collections
import contextlib
import gc
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import threading
import warnings
from pathlib import Path

from program import PRELUDE, Program, generate

HERE = Path(__file__).resolve().parent
PARTS = ["definitions.py", "expressions.py", "features.py", "ints.py", "program.py", "source.py", "statements.py", "texts.py"]


def version():
    """What answers depend on besides the seed."""
    text = sys.version.encode() + b"".join((HERE / part).read_bytes() for part in PARTS)
    return hashlib.sha256(text).hexdigest()[:12]


def digest(output):
    return hashlib.sha256(output).hexdigest()[:8]


# --- running


def serve():
    """Runs the programs that come on standard input: the protocol of main.go, on CPython."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.setrecursionlimit(1000 + 3)  # the calls around exec
    gc.collect()
    gc.freeze()
    while head := stdin.readline():
        output = execute(stdin.read(int(head)).decode())
        stdout.write(b"%d\n" % len(output) + output)
        stdout.flush()


def execute(source):
    variables = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            exec(compile(source, "program.py", "exec", dont_inherit=True), variables)
        except BaseException as e:
            print(f"uncaught {type(e).__name__}: {e.msg if isinstance(e, SyntaxError) else e}")
        output = out.getvalue()
        variables.clear()  # what prints when it goes is not the program's any more
        gc.collect()
    return output.encode("utf-8", "backslashreplace")


class Runner:
    """A process that runs programs, and is started again when it has died or takes too long."""

    def __init__(self, command, timeout):
        self.command, self.timeout, self.process = command, timeout, None

    def run(self, source):
        """Return what a program prints, or b"crash ..." or b"timeout"."""
        if self.process is None:
            self.errors = tempfile.TemporaryFile()
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors)
        p, late = self.process, threading.Event()
        timer = threading.Timer(self.timeout, lambda: (late.set(), p.kill()))
        timer.start()
        try:
            data = source.encode()
            p.stdin.write(b"%d\n" % len(data) + data)
            p.stdin.flush()
            n = int(p.stdout.readline())
            output = p.stdout.read(n)
            if len(output) < n:
                raise ValueError
        except (OSError, ValueError):
            p.kill()
            p.wait()
            self.process = None
            self.errors.seek(0)
            return b"timeout" if late.is_set() else b"crash\n" + self.errors.read()[:4000]
        finally:
            timer.cancel()
        return re.sub(rb"\b0x[0-9a-f]{6,}", b"0x...", output)

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()


class Answers:
    """The hashes of what CPython prints, by seed, in a file."""

    def __init__(self, path):
        self.path = Path(path)
        self.known = dict(line.split() for line in self.path.read_text().splitlines()) if self.path.exists() else {}
        self.file = self.path.open("a")

    def get(self, seed):
        return self.known.get(str(seed))

    def add(self, seed, output):
        if output != b"timeout":
            self.file.write(f"{seed} {digest(output)}\n")
            self.file.flush()


# --- shrinking


def shrink(source, differ, tries=1500):
    """Remove statements while the results still differ."""
    best, progress = source, True
    while progress and tries > 0:
        progress = False
        k = 0
        while tries > 0 and k < sum(1 for _ in bodies(ast.parse(best))):
            removed = False
            for change in (20, 5, 1, "body", "handler"):
                candidate = without(best, k, change)
                if candidate is None or candidate == best:
                    continue
                tries -= 1
                if differ(candidate):
                    best, progress, removed = candidate, True, True
                    break
            if not removed:
                k += 1
    return best


def without(source, k, change):
    """Return the source without its statement k and some that follow, or with the body of k in its place."""
    tree = ast.parse(source)
    body, i = list(bodies(tree))[k]
    statement = body[i]
    if change == "body":
        if not isinstance(getattr(statement, "body", None), list) or isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            return None
        body[i : i + 1] = statement.body
    elif change == "handler":
        if not getattr(statement, "handlers", None) or not (statement.finalbody or len(statement.handlers) > 1):
            return None
        del statement.handlers[0]
    else:
        if change > 1 and len(body) - i < change:
            return None
        del body[i : i + change]
    if not body:
        body.append(ast.Pass())
    try:
        candidate = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        compile(candidate, "candidate", "exec")
    except (SyntaxError, ValueError):
        return None
    return candidate


def bodies(tree):
    """Yield (list, index) of every statement, from the top."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                for i, s in enumerate(body):
                    if not isinstance(s, ast.Pass):
                        yield body, i


# --- comparing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="the first seed (default 1)")
    parser.add_argument("-n", type=int, default=1, help="how many programs (default 1)")
    parser.add_argument("--cmd", help="the runner to compare with CPython")
    parser.add_argument("--timeout", type=float, default=10, help="seconds for one program (default 10)")
    parser.add_argument("--out", default="differences", help="where programs that differ go (default differences/)")
    parser.add_argument("--answers", help="the file of CPython's answers (default: one in the directory for temporary files)")
    parser.add_argument("--no-shrink", action="store_true", help="save programs that differ as they are")
    parser.add_argument("--max", type=int, default=20, help="stop after so many differences (default 20)")
    parser.add_argument("--print", action="store_true", help="print the programs; run nothing")
    parser.add_argument("--record", metavar="FILE", help="write a hash of what CPython prints for each")
    parser.add_argument("--stats", action="store_true", help="say how many programs use each feature")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    warnings.simplefilter("ignore")  # SyntaxWarnings of programs
    if args.serve:
        return serve()
    seeds = range(args.seed, args.seed + args.n)
    if args.print:
        for seed in seeds:
            print(generate(seed))
        return 0

    python = Runner([sys.executable, "-W", "ignore", __file__, "--serve"], args.timeout)
    try:
        if args.record:
            Path(args.record).write_text("".join(digest(python.run(generate(seed))) + "\n" for seed in seeds))
            return 0
        if not args.cmd:
            return check(seeds, python, args.stats)
        command = args.cmd.split()
        command[0] = os.path.abspath(command[0]) if os.sep in command[0] else command[0]
        fstar = Runner(command, args.timeout)
        answers = Answers(args.answers or Path(tempfile.gettempdir(), f"fstar-random-{version()}.txt"))
        try:
            return compare(seeds, python, fstar, answers, args)
        finally:
            fstar.close()
    finally:
        python.close()


def check(seeds, python, stats):
    """Run the programs on CPython: do they end, and print the same again?"""
    counts, raised, lines, bad = collections.Counter(), collections.Counter(), 0, 0
    for seed in seeds:
        program = Program(seed)
        source = program.program()
        output = python.run(source)
        problem = "ends by an error: " + output.decode().splitlines()[-1] if b"uncaught SyntaxError" in output or output.startswith((b"crash", b"timeout")) else None
        if problem is None and python.run(source) != output:
            problem = "prints something else each time"
        if problem:
            bad += 1
            print(f"seed {seed}: {problem}", flush=True)
        counts.update(program.features)
        lines += source.count("\n")
        raised.update(set(re.findall(r"! (\w+)", output.decode())))
    if stats:
        print(f"{lines / len(seeds):.0f} lines a program")
        for feature, n in counts.most_common():
            print(f"{n / len(seeds):6.1%}  {feature}")
        print("Exceptions that arrive in a handler that reports them:")
        for name, n in raised.most_common():
            print(f"{n / len(seeds):6.1%}  {name}")
    print(f"{len(seeds)} programs, {bad} with problems")
    return 1 if bad else 0


def compare(seeds, python, fstar, answers, args):
    """Run the programs on both; save those that differ."""
    found = []
    for n, seed in enumerate(seeds, 1):
        source = generate(seed)
        got = fstar.run(source)
        answer = answers.get(seed)
        if answer is None:
            want = python.run(source)
            answers.add(seed, want)
            same = want in (got, b"timeout")
        else:
            same = answer == digest(got)
        if n % 1000 == 0:
            print(f"{n} programs, {len(found)} differ", file=sys.stderr, flush=True)
        if same:
            continue
        found.append(seed)
        save(seed, source, python, fstar, args)
        if len(found) >= args.max:
            break
    print(f"{n} programs, {len(found)} differ")
    return 1 if found else 0


def save(seed, source, python, fstar, args):
    uncaught = b"uncaught" in python.run(source)

    def differ(candidate):
        want = python.run(candidate)
        if want == b"timeout" or b"uncaught" in want and not uncaught:
            return False
        return fstar.run(candidate) != want

    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / f"seed-{seed}.py").write_text(source, encoding="utf-8")
    small = source
    if not args.no_shrink:
        rest = shrink(source.removeprefix(PRELUDE), lambda rest: differ(PRELUDE + rest))
        small = PRELUDE + rest
        (out / f"seed-{seed}.min.py").write_text(small, encoding="utf-8")
        (out / f"seed-{seed}.rest.py").write_text(rest, encoding="utf-8")
    (out / f"seed-{seed}.python.txt").write_bytes(python.run(small))
    (out / f"seed-{seed}.fstar.txt").write_bytes(fstar.run(small))
    print(f"seed {seed} differs, {len(small.splitlines()) - len(PRELUDE.splitlines())} lines: {out}/seed-{seed}*", flush=True)


if __name__ == "__main__":
    sys.exit(main())
