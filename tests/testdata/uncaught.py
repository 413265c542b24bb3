"""Records uncaught.txtar anew: python3 uncaught.py, of version 3.15 or later.

Each script in the archive ends by an exception that nobody handles, and is followed by what
comes of it: the status, what it prints, and what python3 prints on the standard error output.
A new script needs no such part to be recorded.
"""

import os
import re
import subprocess
import sys
import tempfile

archive = os.path.splitext(os.path.abspath(__file__))[0] + ".txtar"
with open(archive) as f:
    comment, *files = re.split(r"^-- (.*) --\n", f.read(), flags=re.M)
scripts = {name: text for name, text in zip(files[::2], files[1::2]) if name.endswith(".py")}

out = [comment]
with tempfile.TemporaryDirectory() as directory:
    for name, text in scripts.items():
        path = os.path.join(directory, name)
        with open(path, "w") as f:
            f.write(text)
        run = subprocess.run([sys.executable, path], capture_output=True, text=True)
        if run.returncode == 0:
            sys.exit(f"{name} does not fail")
        printed = run.stdout + run.stderr.replace(path, name)
        out.append(f"-- {name} --\n{text}-- {name[:-3]}.want --\nstatus {run.returncode}\n{printed}")
with open(archive, "w") as f:
    f.write("".join(out))
