package host_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/host"
	"fstar/internal/workerpool"
)

var ctx = context.Background()

// hostOf returns a Host that is closed when the test ends.
func hostOf(t *testing.T, cfg host.Config) *host.Host {
	t.Helper()
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return h
}

// newHost returns a Host that is closed, in time, when the test ends, and what its
// scripts, in plain Starlark, print and log.
func newHost(t *testing.T, cfg host.Config) (*host.Host, *bytes.Buffer) {
	t.Helper()
	out := new(bytes.Buffer)
	cfg.Stdout, cfg.Stderr = out, out
	cfg.Dialect = host.Starlark
	return hostOf(t, cfg), out
}

// exec runs a script that must not fail.
func exec(t *testing.T, h *host.Host, src string) starlark.StringDict {
	t.Helper()
	globals, err := h.ExecFile(ctx, "test.star", src)
	if err != nil {
		t.Fatal(err)
	}
	return globals
}

// scriptError returns the ScriptError that err must be.
func scriptError(t *testing.T, err error) *host.ScriptError {
	t.Helper()
	var e *host.ScriptError
	if !errors.As(err, &e) {
		t.Fatalf("error %v, want a ScriptError", err)
	}
	return e
}

func TestExecFileAndCall(t *testing.T) {
	h, out := newHost(t, host.Config{Predeclared: starlark.StringDict{"x": starlark.MakeInt(40)}})
	globals := exec(t, h, "def add(n, *, more = 0):\n    print('adding', n)\n    return x + n + more\n")
	v, err := h.Call(ctx, globals["add"].(starlark.Callable), starlark.Tuple{starlark.MakeInt(1)},
		[]starlark.Tuple{{starlark.String("more"), starlark.MakeInt(1)}})
	if err != nil || v != starlark.MakeInt(42) {
		t.Errorf("add(1, more=1) = %v, %v; want 42", v, err)
	}
	if got := out.String(); got != "adding 1\n" {
		t.Errorf("printed %q", got)
	}
}

func TestExecFileSources(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.star")
	if err := os.WriteFile(file, []byte("x = 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	h, _ := newHost(t, host.Config{})
	for name, src := range map[string]any{
		"file":   nil,
		"string": "x = 1\n",
		"bytes":  []byte("x = 1\n"),
		"reader": strings.NewReader("x = 1\n"),
		"func":   func() ([]byte, error) { return []byte("x = 1\n"), nil },
	} {
		globals, err := h.ExecFile(ctx, file, src)
		if err != nil || globals["x"] != starlark.MakeInt(1) {
			t.Errorf("%s: %v, %v", name, globals, err)
		}
	}
	if _, err := h.ExecFile(ctx, file+"x", nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no such file: %v", err)
	}
	if _, err := h.ExecFile(ctx, file, 3); err == nil {
		t.Error("a source that is an int was accepted")
	}
}

func TestTraceback(t *testing.T) {
	h, _ := newHost(t, host.Config{})
	for _, tt := range []struct{ name, src, want string }{
		{"call", `
def f(x):
	y = 1 //	x
f(0)
`, `Traceback (most recent call last):
  File "test.star", line 4, in <module>
    f(0)
    ~^^^
  File "test.star", line 3, in f
    y = 1 //	x
        ~~^^~~
ZeroDivisionError: division by zero
`},
		{"task", `
def f():
    return [].pop()
f1 = futures.ThreadPoolExecutor(1).submit(f)
f1.result()
`, `Traceback (most recent call last):
  File "test.star", line 5, in <module>
    f1.result()
    ~~~~~~~~~^^
  File "test.star", line 3, in f
    return [].pop()
           ~~~~~~^^
IndexError: pop from empty list
`},
		{"syntax", "x = 1\ny = = 2\n", `  File "test.star", line 2
    y = = 2
        ^
SyntaxError: got '=', want primary expression
`},
		{"undefined name", "printt(1)\n", `  File "test.star", line 1
    printt(1)
    ^
NameError: name 'printt' is not defined
`},
		{"misspelt name", "def f(count):\n    return cuont\n", `  File "test.star", line 2
    return cuont
           ^
NameError: name 'cuont' is not defined. Did you mean: 'count'?
`},
		{"wide", "x = '线程池' + 1\n", `Traceback (most recent call last):
  File "test.star", line 1, in <module>
    x = '线程池' + 1
        ~~~~~~~~~^~~
TypeError: can only concatenate str (not "int") to str
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := h.ExecFile(ctx, "test.star", tt.src)
			if diff := cmp.Diff(tt.want, scriptError(t, err).Traceback()); diff != "" {
				t.Errorf("traceback (-want +got):\n%s", diff)
			}
		})
	}
}

func TestScriptErrorUnwraps(t *testing.T) {
	mine := errors.New("mine")
	h, _ := newHost(t, host.Config{Predeclared: starlark.StringDict{
		"fails": starlark.NewBuiltin("fails", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return nil, mine
		}),
		"panics": starlark.NewBuiltin("panics", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			panic(mine)
		}),
	}})
	for _, src := range []string{
		"fails()",
		"panics()",
		"futures.ThreadPoolExecutor(1).submit(fails).result()",
		"futures.ThreadPoolExecutor(1).submit(panics).result()",
	} {
		_, err := h.ExecFile(ctx, "test.star", src)
		if e := scriptError(t, err); !errors.Is(e, mine) {
			t.Errorf("%s: %v does not wrap the Go error", src, err)
		}
		var eval *starlark.EvalError
		if !errors.As(err, &eval) && src != "panics()" {
			t.Errorf("%s: %v has no EvalError", src, err)
		}
		var p *workerpool.PanicError
		if errors.As(err, &p) != strings.Contains(src, "panics") {
			t.Errorf("%s: PanicError %v", src, p)
		}
	}
}

func TestCancel(t *testing.T) {
	for name, src := range map[string]string{
		"computing":      "while True:\n    pass\n",
		"sleeping":       "time.sleep(1000)\n",
		"result":         "futures.ThreadPoolExecutor(1).submit(time.sleep, 1000).result()\n",
		"wait":           "futures.wait([futures.ThreadPoolExecutor(1).submit(time.sleep, 1000)])\n",
		"as_completed":   "list(futures.as_completed([futures.ThreadPoolExecutor(1).submit(time.sleep, 1000)]))\n",
		"map":            "list(futures.ThreadPoolExecutor(1).map(time.sleep, [1000, 1000]))\n",
		"using":          "for ex in using(futures.ThreadPoolExecutor(1)):\n    ex.submit(time.sleep, 1000)\n",
		"shutdown":       "ex = futures.ThreadPoolExecutor(1)\nex.submit(time.sleep, 1000)\nex.shutdown()\n",
		"lock":           "l = threading.Lock()\nl.acquire()\nl.acquire()\n",
		"event":          "threading.Event().wait()\n",
		"computing task": "def f():\n    while True:\n        pass\nfutures.ThreadPoolExecutor(1).submit(f).result()\n",
	} {
		t.Run(name, func(t *testing.T) {
			h, _ := newHost(t, host.Config{})
			ctx, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
			defer cancel()
			_, err := h.ExecFile(ctx, "test.star", src)
			if e := scriptError(t, err); e.Type() != "Stopped" || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v, want Stopped because of the deadline", err)
			}
			// newHost's Close waits for the tasks: they must have been stopped too.
		})
	}
}

func TestKeyboardInterrupt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, _ := newHost(t, host.Config{})
		ctx, cancel := context.WithCancelCause(ctx)
		time.AfterFunc(time.Second, func() { cancel(host.ErrKeyboardInterrupt) })
		_, err := h.ExecFile(ctx, "test.star", "time.sleep(1000)")
		want := "Traceback (most recent call last):\n  File \"test.star\", line 1, in <module>\n    time.sleep(1000)\n    ~~~~~~~~~~^^^^^^\nKeyboardInterrupt\n"
		if e := scriptError(t, err); e.Traceback() != want || !errors.Is(err, host.ErrKeyboardInterrupt) {
			t.Errorf("error %v\n%s", err, e.Traceback())
		}
	})
}

// The end of the context after the call is no business of the tasks it started.
func TestContextAfterCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, _ := newHost(t, host.Config{})
		short, cancel := context.WithCancel(ctx)
		globals, err := h.ExecFile(short, "test.star", `
f = futures.ThreadPoolExecutor(1).submit(lambda: [time.sleep(10), 7][1])
def read():
    return f.result()
`)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		v, err := h.Call(ctx, globals["read"].(starlark.Callable), nil, nil)
		if err != nil || v != starlark.MakeInt(7) {
			t.Errorf("read() = %v, %v; want 7", v, err)
		}
	})
}

func TestClose(t *testing.T) {
	const src = `
ex = futures.ThreadPoolExecutor(1)
def work(n):
    time.sleep(10)
    print("done", n)
def callback(f):
    print("callback", f.cancelled())
for n in range(3):
    ex.submit(work, n).add_done_callback(callback)
`
	for _, tt := range []struct {
		name    string
		timeout time.Duration
		took    time.Duration
		out     string
		err     error
	}{
		{"graceful", time.Hour, 30 * time.Second,
			"done 0\ncallback False\ndone 1\ncallback False\ndone 2\ncallback False\n", nil},
		{"stopped", 15 * time.Second, 15 * time.Second, "done 0\ncallback False\n", context.DeadlineExceeded},
		{"at once", -1, 0, "", context.DeadlineExceeded},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				h, err := host.New(host.Config{Dialect: host.Starlark, Stdout: &out, Stderr: io.Discard})
				if err != nil {
					t.Fatal(err)
				}
				exec(t, h, src)
				start := time.Now()
				ctx, cancel := context.WithTimeout(ctx, tt.timeout)
				defer cancel()
				if err := h.Close(ctx); err != tt.err {
					t.Errorf("Close: %v, want %v", err, tt.err)
				}
				if d := time.Since(start); d != tt.took {
					t.Errorf("Close took %v, want %v", d, tt.took)
				}
				if out.String() != tt.out {
					t.Errorf("output %q, want %q", &out, tt.out)
				}
				if _, err := h.ExecFile(ctx, "late.star", ""); err == nil {
					t.Error("a closed Host ran a script")
				}
			})
		})
	}
}

// Calls from many goroutines share values and lose nothing.
func TestConcurrentCalls(t *testing.T) {
	h, _ := newHost(t, host.Config{})
	globals := exec(t, h, `
got = []
names = {}
def add(n):
    for i in range(1000):
        got.append(i)
    names[threading.current_thread().name] = n
def count():
    return len(got)
`)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := h.Call(ctx, globals["add"].(starlark.Callable), starlark.Tuple{starlark.MakeInt(i)}, nil); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if v, err := h.Call(ctx, globals["count"].(starlark.Callable), nil, nil); err != nil || v != starlark.MakeInt(8000) {
		t.Errorf("%v appended, %v; want 8000", v, err)
	}
}

func TestLoad(t *testing.T) {
	files := map[string]string{
		"dir/main.star":     "load('lib.star', 'x')\nload('sub/deep.star', 'y')\nload('lib.star', z = 'x')\n",
		"dir/lib.star":      "print('lib runs')\nx = [1]\n",
		"dir/sub/deep.star": "load('../lib.star', 'x')\nx.append(2)\ny = x\n",
		"dir/a.star":        "load('b.star', 'b')\na = 1\n",
		"dir/b.star":        "load('a.star', 'a')\nb = 1\n",
		"dir/fails.star":    "def f():\n    fail('at load')\nf()\n",
		"dir/syntax.star":   "x = = 1\n",
	}
	h, out := newHost(t, host.Config{ReadFile: func(name string) ([]byte, error) {
		src, ok := files[filepath.ToSlash(name)]
		if !ok {
			return nil, os.ErrNotExist
		}
		return []byte(src), nil
	}})
	globals, err := h.ExecFile(ctx, "dir/main.star", files["dir/main.star"])
	if err != nil {
		t.Fatal(scriptError(t, err).Traceback())
	}
	if got := globals.String(); out.String() != "lib runs\n" {
		t.Errorf("globals %s, printed %q", got, out)
	}
	for _, tt := range []struct{ load, want string }{
		{"b.star", `ImportError: '.*b.star' is loaded by itself`},
		{"none.star", `ModuleNotFoundError: file does not exist`},
		{"fails.star", "line 1, in <module>\n    load.*\n.*\n  File \"dir/fails.star\", line 3, in <module>\n    f.*\n.*\n  File \"dir/fails.star\", line 2, in f\n.*\n.*\nRuntimeError: fail: at load"},
		{"syntax.star", "line 1, in <module>\n    load.*\n.*\n  File \"dir/syntax.star\", line 1\n    x = = 1\n        \\^\nSyntaxError"},
	} {
		src := "load('" + tt.load + "', 'x')\n"
		for range 2 { // a file that failed is tried again
			_, err := h.ExecFile(ctx, "dir/test.star", src)
			if got := scriptError(t, err).Traceback(); !matches(tt.want, got) {
				t.Errorf("%s:\n%s\nwant %s", tt.load, got, tt.want)
			}
		}
	}
}

func TestLoadNeedsReadFile(t *testing.T) {
	h, _ := newHost(t, host.Config{})
	_, err := h.ExecFile(ctx, "host.go", "load('host_test.go', 'x')")
	if e := scriptError(t, err); e.Error() != "ModuleNotFoundError: No module named 'host_test.go'" {
		t.Errorf("error %v", e)
	}
}

// Two threads that load the same file: one runs it, the other waits.
func TestLoadFromTwoThreads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, out := newHost(t, host.Config{ReadFile: func(string) ([]byte, error) {
			return []byte("print('runs')\ntime.sleep(1)\nx = 1\n"), nil
		}})
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() {
				if _, err := h.ExecFile(ctx, "main.star", "load('slow.star', 'x')\ny = x\n"); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if got := out.String(); got != "runs\n" {
			t.Errorf("printed %q", got)
		}
	})
}

func TestAttach(t *testing.T) {
	h, _ := newHost(t, host.Config{})
	thread := new(starlark.Thread)
	detach, err := h.Attach(ctx, thread)
	if err != nil {
		t.Fatal(err)
	}
	globals, err := starlark.ExecFileOptions(new(syntax.FileOptions), thread, "mine.star", `
shared = []
def work(n):
    shared.append(n)
ex = futures.ThreadPoolExecutor(4)
fs = [ex.submit(work, n) for n in range(100)]
futures.wait(fs)
ex.shutdown()
count = len(shared)
`, h.Predeclared())
	detach()
	if err != nil || globals["count"] != starlark.MakeInt(100) {
		t.Errorf("count = %v, %v; want 100", globals["count"], err)
	}
}

// Our builtins on a thread that is not attached say what to do.
func TestForeignThread(t *testing.T) {
	h, _ := newHost(t, host.Config{})
	_, err := starlark.ExecFileOptions(new(syntax.FileOptions), new(starlark.Thread), "mine.star", "futures.ThreadPoolExecutor(1)", h.Predeclared())
	if err == nil || !strings.Contains(err.Error(), "host.Attach") {
		t.Errorf("error %v, want one that names host.Attach", err)
	}
}

func TestBlock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		entered := make(chan struct{}, 2)
		h, _ := newHost(t, host.Config{Predeclared: starlark.StringDict{
			"rendezvous": starlark.NewBuiltin("rendezvous", func(thread *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
				return starlark.None, host.Block(thread, func(ctx context.Context) error {
					entered <- struct{}{}
					for len(entered) < 2 { // until another thread is here too
						select {
						case <-ctx.Done():
							return ctx.Err()
						case <-time.After(time.Millisecond):
						}
					}
					return nil
				})
			}),
		}})
		exec(t, h, "ex = futures.ThreadPoolExecutor(2)\nfor f in [ex.submit(rendezvous) for _ in range(2)]:\n    f.result()\n")
		if err := host.Block(new(starlark.Thread), nil); err == nil {
			t.Error("Block on a thread that is no Host's")
		}
	})
}
