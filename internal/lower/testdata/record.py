"""Records what python prints for the scripts in exec, each in a file NAME.out beside it.

The last line is "uncaught" and the name of the exception if a script ends with one.
"""

import subprocess
import sys
from pathlib import Path

# Ends as the test's own function run does.
DRIVER = """
import sys
src = open(sys.argv[1]).read()
try:
    exec(compile(src, sys.argv[1], "exec"), {"__name__": "__main__"})
except BaseException as e:
    print("uncaught", type(e).__name__)
"""

for script in sorted(Path("exec").glob("*.py")):
    out = Path(sys.argv[1], script.with_suffix(".out"))
    out.parent.mkdir(exist_ok=True)
    out.write_bytes(subprocess.run([sys.executable, "-c", DRIVER, script], check=True, stdout=subprocess.PIPE).stdout)
