"""Records the tracebacks of the scripts in tracebacks.txtar, beside them.

Each script in the archive is followed by the part of its traceback that is indented: the
calls, their lines, and what is underlined in them. A new script needs no such part to be
recorded.
"""

import os
import re
import subprocess
import sys
import tempfile

NAME = "tracebacks.txtar"

with open(NAME) as f:
    comment, *files = re.split(r"^-- (.*) --\n", f.read(), flags=re.M)
scripts = {name: text for name, text in zip(files[::2], files[1::2]) if name.endswith(".py")}

recording = [comment]
with tempfile.TemporaryDirectory() as directory:
    for name, text in scripts.items():
        path = os.path.join(directory, name)
        with open(path, "w") as f:
            f.write(text)
        run = subprocess.run([sys.executable, path], capture_output=True, text=True)
        if run.returncode == 0:
            sys.exit(f"{name} does not fail")
        lines = run.stderr.replace(path, name).splitlines()
        shown = "".join(line + "\n" for line in lines if line.startswith("  "))
        recording.append(f"-- {name} --\n{text}-- {name[:-3]}.want --\n{shown}")
with open(os.path.join(sys.argv[1], NAME), "w") as f:
    f.write("".join(recording))
