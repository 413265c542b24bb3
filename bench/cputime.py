"""Runs a command and appends the CPU seconds it took, user and system, to a file.

    python3 cputime.py FILE COMMAND ...

The time is that of the whole process and its children. The status is the command's.
"""

import os
import subprocess
import sys

process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
with open(sys.argv[1], "a") as file:
    print(f"{usage.ru_utime + usage.ru_stime:.6f}", file=file)
sys.exit(os.waitstatus_to_exitcode(status))
