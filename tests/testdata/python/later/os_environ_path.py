import os
import os.path
from os.path import basename, join

print(join("a", "b", "c.txt"), join("a/", "b"), join("a", "/abs"), basename("/x/y.tar.gz"), os.path.dirname("/x/y/z"), os.path.splitext("a/b.tar.gz"), os.path.splitext(".bashrc"))
print(os.path.normpath("a/./b/../c"), os.path.isabs("/x"), os.path.split("/a/b"), os.path.exists("/definitely/not/here"), os.path.isdir("/"), os.path.isfile("/"), os.sep, os.linesep == "\n")
print(os.environ.get("NO_SUCH_VARIABLE_HERE"), os.getenv("NO_SUCH_VARIABLE_HERE", "default"), "PATH" in os.environ, isinstance(os.cpu_count(), int), isinstance(os.getpid(), int))
os.environ["FSTAR_TEST_X"] = "1"
print(os.environ["FSTAR_TEST_X"], os.getenv("FSTAR_TEST_X"), os.environ.pop("FSTAR_TEST_X"), os.environ.get("FSTAR_TEST_X"))
try:
    os.environ["NO_SUCH_VARIABLE_HERE"]
except KeyError as e:
    print("KeyError", e)
print(os.path.basename(__file__), os.path.relpath("/a/b", "/a"), os.path.isabs(os.getcwd()))
print(sorted(f for f in os.listdir(".") if f.startswith("os_environ") and f.endswith(".py")))
try:
    open("/definitely/not/here")
except FileNotFoundError as e:
    print(e, e.errno, e.filename, e.strerror)
