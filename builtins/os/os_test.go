package os_test

import (
	stdos "os"
	"strconv"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
	"go.uber.org/goleak"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/os"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var snippets = map[string]string{
	"path": `
p = os.path
eq([p.join("a", "b"), p.join("a", "/b"), p.join("a/", "b"), p.join("", "b"), p.join("a", ""), p.join("a"), p.join("a", "b", "c")],
   ["a/b", "/b", "a/b", "b", "a/", "a", "a/b/c"])
eq([p.basename("/a/b"), p.basename("/a/b/"), p.dirname("/a/b"), p.dirname("a"), p.dirname("/a"), p.dirname("//a"), p.dirname("a//b")],
   ["b", "", "/a", "", "/", "//", "a"])
eq([p.splitext(x) for x in ("a.b", ".bashrc", "a.tar.gz", "a/b.c/d", "..a.b", "a.")],
   [("a", ".b"), (".bashrc", ""), ("a.tar", ".gz"), ("a/b.c/d", ""), ("..a", ".b"), ("a", ".")])
eq([p.split("/a/b"), p.split("/"), p.split("a/"), p.isabs("/a"), p.isabs("a")], [("/a", "b"), ("/", ""), ("a", ""), True, False])
eq([p.normpath(x) for x in ("a//b/../c/.", "", "//a", "///a", "../a", "/..")], ["a/c", ".", "//a", "/a", "../a", "/"])
eq([p.expanduser("x"), p.expanduser("~"), p.expanduser("~/x"), p.expanduser("~y")], ["x", "/home/me", "/home/me/x", "~y"])
eq([p.abspath("x/../y"), p.abspath("/a/."), p.commonprefix(["abc", "abd"])], ["/work/y", "/a", "ab"])
P = class_("P", (), {"__fspath__": lambda self: "from/class.py"})
eq((p.basename(P()), p.join("a", P()), os.fspath(P())), ("class.py", "a/from/class.py", "from/class.py"))
raises("TypeError: expected str, bytes or os.PathLike object, not int", lambda: p.join(1, "a"))
raises("TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'", lambda: p.join("a", 1))
`,
	"environ": `
eq((os.getenv("A"), os.getenv("NOPE"), os.getenv("NOPE", "d"), os.environ["A"], os.environ.get("NOPE"), "A" in os.environ, "B" in os.environ),
   ("1", None, "d", "1", None, True, False))
raises("KeyError: 'NOPE'", lambda: os.environ["NOPE"])
raises("TypeError: str expected, not int", lambda: os.getenv(3))
raises("TypeError: str expected, not int", lambda: 3 in os.environ)
def set(): os.environ["B"] = 1
raises("TypeError: str expected, not int", set)
os.environ["B"] = "2"
os.environ.update({"C": "3"}, D="4")
eq((os.getenv("B"), os.environ.setdefault("B", "9"), os.environ.setdefault("E", "5"), os.environ.pop("B"), os.environ.pop("B", None)), ("2", "2", "5", "2", None))
raises("KeyError: 'B'", lambda: os.environ.pop("B"))
eq(sorted(os.environ), ["A", "C", "D", "E", "HOME"])
eq((os.environ.copy()["C"], len(os.environ), sorted(os.environ.keys())[0], repr(type(os.environ))), ("3", 5, "A", "<class 'os._Environ'>"))
`,
	"files": `
eq((os.listdir(root), os.mkdir(root + "/d"), os.path.isdir(root + "/d"), os.path.isfile(root + "/d")), (["f.txt"], None, True, False))
eq((os.path.exists(root + "/nope"), os.path.isfile(root + "/f.txt"), os.path.getsize(root + "/f.txt")), (False, True, 5))
def fails(text, errno, fn, path="/d"):
    e = catch(fn)
    eq((type(e).__name__, e.errno, e.strerror, e.filename), (text.split(":")[0], errno, text.split(": ")[1], root + path))
fails("FileExistsError: File exists", 17, lambda: os.mkdir(root + "/d"))
fails("FileExistsError: File exists", 17, lambda: os.makedirs(root + "/d"))
eq((os.makedirs(root + "/d", exist_ok=True), os.makedirs(root + "/e/f/g/")), (None, None))
fails("FileNotFoundError: No such file or directory", 2, lambda: os.listdir(root + "/nope"), "/nope")
fails("FileNotFoundError: No such file or directory", 2, lambda: os.remove(root + "/nope"), "/nope")
fails("FileNotFoundError: No such file or directory", 2, lambda: os.path.getsize(root + "/nope"), "/nope")
fails("FileNotFoundError: No such file or directory", 2, lambda: os.mkdir(root + "/x/y"), "/x/y")
fails("IsADirectoryError: Is a directory", 21, lambda: os.remove(root + "/d"))
fails("NotADirectoryError: Not a directory", 20, lambda: os.rmdir(root + "/f.txt"), "/f.txt")
fails("FileNotFoundError: No such file or directory", 2, lambda: os.rename(root + "/nope", root + "/x"), "/nope")
eq([(a[len(root):], b, c) for a, b, c in os.walk(root)],
   [("", ["d", "e"], ["f.txt"]), ("/d", [], []), ("/e", ["f"], []), ("/e/f", ["g"], []), ("/e/f/g", [], [])])
eq([a[len(root):] for a, b, c in os.walk(root, topdown=False)], ["/d", "/e/f/g", "/e/f", "/e", ""])
errors = []
eq(([x for x in os.walk(root + "/nope")], [x for x in os.walk(root + "/nope", onerror=errors.append)], type(errors[0])), ([], [], FileNotFoundError))
eq((os.rename(root + "/f.txt", root + "/d/g.txt"), os.listdir(root + "/d"), os.remove(root + "/d/g.txt"), os.rmdir(root + "/d"), sorted(os.listdir(root))),
   (None, ["g.txt"], None, None, ["e"]))
`,
	"links": `
eq((os.path.isdir(root + "/link"), [(b, c) for a, b, c in os.walk(root)]), (True, [(["link"], ["f.txt"])]))
eq((os.remove(root + "/link"), os.listdir(root)), (None, ["f.txt"]))
`,
	"names": `
eq((os.sep, os.linesep, os.name, os.curdir, os.pardir, os.pathsep, os.extsep, os.altsep, os.devnull, os.error), ("/", "\n", "posix", ".", "..", ":", ".", None, "/dev/null", OSError))
eq((os.cpu_count() > 0, os.process_cpu_count() > 0, os.getpid() > 0, os.getcwd()), (True, True, True, "/work"))
`,
}

// newRoot returns a directory with what a snippet finds there.
func newRoot(t *testing.T, snippet string) string {
	root := t.TempDir()
	if err := stdos.WriteFile(root+"/f.txt", []byte("hello"), 0o666); err != nil {
		t.Fatal(err)
	}
	if snippet == "links" {
		if err := stdos.Symlink(root, root+"/link"); err != nil {
			t.Skip(err)
		}
	}
	return root
}

func TestOS(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) {
			root := newRoot(t, name)
			b := moduletest.New(t)
			m := os.New(os.Config{
				Environ: func() []string { return []string{"A=1", "HOME=/home/me"} },
				Getwd:   func() (string, error) { return "/work", nil },
				FS:      os.System{},
			})
			b.Run(t, starlark.StringDict{"os": m, "root": starlark.String(root)}, src)
		})
	}
}

// setup is Python that makes the os of TestOS: directories are sorted.
const setup = `
import contextlib
import os

os.environ.clear()
os.environ.update(A="1", HOME="/home/me")
os.getcwd = lambda: "/work"
scandir = os.scandir

def sorted_scandir(path):
    return contextlib.nullcontext(iter(sorted(scandir(path), key=lambda entry: entry.name)))

os.scandir = sorted_scandir
`

// CPython gives what the snippets want.
func TestReference(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) {
			moduletest.Reference(t, setup+"root = "+strconv.Quote(newRoot(t, name)), "", src)
		})
	}
}

// Without capabilities there is no system.
func TestZeroConfig(t *testing.T) {
	b := moduletest.New(t)
	b.Run(t, starlark.StringDict{"os": os.New(os.Config{})}, `
eq((len(os.environ), os.getenv("HOME"), os.path.expanduser("~")), (0, None, "~"))
for fn in (lambda: os.listdir(), lambda: os.mkdir("x"), lambda: os.makedirs("x"), lambda: os.remove("x"), lambda: os.rename("x", "y"), lambda: os.walk("."),
           lambda: os.path.exists("x"), lambda: os.path.isdir("x"), lambda: os.path.getsize("x")):
    raises("PermissionError: fstar: this host gives scripts no file system", fn)
raises("PermissionError: fstar: this host gives scripts no working directory", os.getcwd)
raises("PermissionError: fstar: this host gives scripts no working directory", lambda: os.chdir("x"))
raises("PermissionError: fstar: this host gives scripts no working directory", lambda: os.path.abspath("x"))
`)
}

func TestDocumented(t *testing.T) {
	m := os.New(os.Config{})
	moduletest.Documented(t, m.Module)
	moduletest.Documented(t, m.Members["path"].(*starlarkstruct.Module))
}
