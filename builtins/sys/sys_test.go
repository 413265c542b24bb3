package sys_test

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/sys"
	"fstar/internal/object"
	"fstar/internal/script"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// input is what the snippets can read.
const input = "one\ntwö\r\nthree\nfour\rfive"

var snippets = map[string]string{
	"exit": `
e = catch(lambda: sys.exit())
eq((type(e), e.args, e.code), (SystemExit, (), None))
eq(catch(lambda: sys.exit(None)).args, ())
eq((catch(lambda: sys.exit(3)).code, catch(lambda: sys.exit("m")).args), (3, ("m",)))
`,
	"names": `
eq((sys.argv, sys.path, sys.modules, sys.executable), (["prog", "x"], ["lib"], {}, "/bin/fstar"))
sys.argv.append("y")
eq(repr(sys.version_info), "sys.version_info(major=3, minor=14, micro=0, releaselevel='final', serial=0)")
eq((compare(sys.version_info, ">=", (3, 8)), compare((3, 8), "<", sys.version_info), compare(sys.version_info, "==", (3, 14))), (True, True, False))
eq((sys.version_info[:2], sys.version_info[0], sys.version_info.minor, len(sys.version_info)), ((3, 14), 3, 14, 5))
eq(repr(type(sys.version_info)), "<class 'sys.version_info'>")
eq(sys.version.startswith("3.14.0 "), True)
eq((sys.maxsize, sys.maxunicode), (9223372036854775807, 1114111))
eq((sys.implementation.name, sys.getdefaultencoding(), sys.intern("a")), ("fstar", "utf-8", "a"))
eq(sys.byteorder in ("little", "big"), True)
sys.setrecursionlimit(5000)
eq(sys.getrecursionlimit(), 5000)
raises("ValueError: recursion limit must be greater or equal than 1", lambda: sys.setrecursionlimit(0))
raises("TypeError: 'str' object cannot be interpreted as an integer", lambda: sys.setrecursionlimit("x"))
eq((sys.exc_info()[0], sys.exc_info()[1].args, sys.exception().args), (ValueError, ("handled",), ("handled",)))
`,
	"hooks": `
eq((sys.gettrace(), sys.getprofile(), sys.settrace(None), sys.setprofile(None)), (None, None, None, None))
raises("NotImplementedError: sys.settrace() is not supported: the interpreter calls no function for each call or line", lambda: sys.settrace(len)) # fstar
raises("NotImplementedError: sys.setprofile() is not supported: the interpreter calls no function for each call or line", lambda: sys.setprofile(len)) # fstar
`,
	"streams": `
eq((sys.stdout.write("é\n"), sys.stderr.write("oops"), sys.stdout.write("")), (2, 4, 0))
eq((sys.stdout.writelines(["a", "b"]), sys.stdout.flush()), (None, None))
eq(sys.stdout.buffer.write(b"\x00c"), 2)
eq((sys.stdout.name, sys.stderr.name, sys.stdout.mode, sys.stdout.encoding, sys.stdout.closed), ("<stdout>", "<stderr>", "w", "utf-8", False))
eq((sys.stdout.isatty(), sys.stdout.readable(), sys.stdout.writable()), (False, False, True))
eq(sys.stderr.isatty(), True) # fstar: the Config says so
eq(repr(sys.stdout), "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>")
raises("TypeError: write() argument must be str, not int", lambda: sys.stdout.write(3))
raises("TypeError: write() argument must be str, not bytes", lambda: sys.stdout.write(b"x"))
raises("TypeError: a bytes-like object is required, not 'str'", lambda: sys.stdout.buffer.write("x"))
raises("TypeError: 'int' object is not iterable", lambda: sys.stdout.writelines(3))
raises("io.UnsupportedOperation: fileno", lambda: sys.stdout.fileno()) # fstar: it is no file
raises("io.UnsupportedOperation: not readable", lambda: sys.stdout.read())
`,
	"stdin": `
eq((sys.stdin.readline(), sys.stdin.readline(3), sys.stdin.readline(), sys.stdin.read(2)), ("one\n", "twö", "\r\n", "th"))
eq([line for line in sys.stdin], ["ree\n", "four\rfive"])
eq((sys.stdin.readline(), sys.stdin.read(), sys.stdin.readlines()), ("", "", []))
eq((sys.stdin.name, sys.stdin.isatty(), sys.stdin.mode), ("<stdin>", False, "r"))
raises("io.UnsupportedOperation: not writable", lambda: sys.stdin.write("x"))
`,
	"readlines": `
eq(sys.stdin.readlines(3), ["one\n"])
eq(sys.stdin.readlines(5), ["twö\r\n", "three\n"])
eq(sys.stdin.read(), "four\rfive")
`,
}

func TestSys(t *testing.T) {
	for name, src := range snippets {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && (name == "stdin" || name == "readlines") {
				t.Skip("newlines are others on Windows")
			}
			b := moduletest.New(t)
			m := sys.New(b.Runtime, sys.Config{
				Args:       []string{"prog", "x"},
				Path:       []string{"lib"},
				Executable: "/bin/fstar",
				Stdin:      strings.NewReader(input),
				IsTerminal: func(fd int) bool { return fd == 2 },
				Handling: func(*script.Thread) *object.Exception {
					return object.ValueError.New(starlark.String("handled"))
				},
			})
			b.Run(t, starlark.StringDict{"sys": m}, src)
			if name == "streams" {
				if got := b.Stdout.String(); got != "é\nab\x00c" {
					t.Errorf("stdout %q", got)
				}
				if got := b.Stderr.String(); got != "oops" {
					t.Errorf("stderr %q", got)
				}
			}
		})
	}
}

// CPython gives what the snippets want, but for the names, which are those of the Config.
func TestReference(t *testing.T) {
	for name, src := range snippets {
		if name != "names" {
			t.Run(name, func(t *testing.T) { moduletest.Reference(t, "import sys", input, src) })
		}
	}
}

// With no Config at all, too.
func TestZeroConfig(t *testing.T) {
	b := moduletest.New(t)
	b.Run(t, starlark.StringDict{"sys": sys.New(b.Runtime, sys.Config{})}, `
eq((sys.argv, sys.stdin, sys.exc_info(), sys.exception()), ([""], None, (None, None, None), None))
eq((sys.stdout.isatty(), sys.path), (False, []))
`)
}

// A script that waits for input is stopped by its context, and what then comes is not
// lost.
func TestStdinStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := moduletest.New(t)
		r, w := io.Pipe()
		names := starlark.StringDict{"sys": sys.New(b.Runtime, sys.Config{Stdin: r})}
		ctx, cancel := context.WithCancelCause(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			_, err := b.Exec(ctx, names, `sys.stdin.readline()`)
			if !errors.Is(err, errStop) {
				t.Errorf("error %v", err)
			}
		})
		synctest.Wait()
		cancel(errStop)
		wg.Wait()
		wg.Go(func() {
			io.WriteString(w, "kept\nnext\n")
			w.Close()
		})
		b.Run(t, names, `eq(sys.stdin.readlines(), ["kept\n", "next\n"])`)
		wg.Wait()
	})
}

// A typist is a terminal: each element is what one read gives, "" for Ctrl-D, after which
// there may be more.
type typist []string

func (r *typist) Read(p []byte) (int, error) {
	if len(*r) == 0 {
		return 0, errors.New("a read too many")
	}
	text := (*r)[0]
	*r = (*r)[1:]
	if text == "" {
		return 0, io.EOF
	}
	return copy(p, text), nil
}

// One Ctrl-D is enough, and not for ever.
func TestStdinCtrlD(t *testing.T) {
	b := moduletest.New(t)
	stdin := &typist{"", "one\n", "two", "", "three\n", ""}
	b.Run(t, starlark.StringDict{"sys": sys.New(b.Runtime, sys.Config{Stdin: stdin})}, `
eq((sys.stdin.readline(), sys.stdin.read(), sys.stdin.readline(), sys.stdin.readline()), ("", "one\ntwo", "three\n", ""))
`)
}

var errStop = errors.New("stop")

func TestDocumented(t *testing.T) {
	moduletest.Documented(t, sys.New(script.NewRuntime(), sys.Config{}).Module)
}
