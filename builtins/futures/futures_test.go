package futures_test

import (
	"bytes"
	"context"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"

	"go.starlark.net/starlark"

	"fstar/host"
)

// watched is a value that says when it is garbage.
type watched struct{ *starlark.List } // not small: it shares its memory with no other value

// TestFuturesAreCollected: checklist 25, 59, 148: nothing refers to the function, the arguments and
// the result of a call, once its future was read and dropped, though the pool lives.
func TestFuturesAreCollected(t *testing.T) {
	for name, read := range map[string]string{
		"result":       "for f in [pool.submit(use, make()) for _ in range(100)]:\n        f.result()",
		"as_completed": "for f in as_completed([pool.submit(use, make()) for _ in range(100)]):\n        pass",
		"map":          "for r in pool.map(use, [make() for _ in range(100)]):\n        pass",
		"wait":         "wait([pool.submit(use, make()) for _ in range(100)])",
	} {
		t.Run(name, func(t *testing.T) {
			gone := make(chan bool, 100)
			builtin := func(name string, fn func() starlark.Value) starlark.Value {
				return starlark.NewBuiltin(name, func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
					return fn(), nil
				})
			}
			h, err := host.New(host.Config{Predeclared: starlark.StringDict{
				"make": builtin("make", func() starlark.Value {
					w := &watched{starlark.NewList(nil)}
					runtime.AddCleanup(w, func(gone chan bool) { gone <- true }, gone)
					return w
				}),
				"collect": builtin("collect", func() starlark.Value {
					for range 100 {
						if len(gone) >= 98 { // the interpreter's stacks may keep the last
							break
						}
						runtime.GC()
						runtime.Gosched()
					}
					return starlark.MakeInt(len(gone))
				}),
			}})
			if err != nil {
				t.Fatal(err)
			}
			defer h.Close(context.Background())
			_, err = h.ExecFile(context.Background(), "test.py", "from concurrent.futures import *\n"+
				"pool = ThreadPoolExecutor(2)\ndef use(x):\n    return x\ndef run():\n    "+read+"\nrun()\nassert collect() >= 98\npool.submit(int).result()\n")
			if err != nil {
				t.Error(traceback(err))
			}
		})
	}
}

// TestLostPool: of checklist 79: the threads of a pool that nobody refers to end.
func TestLostPool(t *testing.T) {
	h, err := host.New(host.Config{Predeclared: starlark.StringDict{
		"collect": starlark.NewBuiltin("collect", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			runtime.GC()
			return starlark.None, nil
		}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	_, err = h.ExecFile(context.Background(), "test.py", `
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def use():
    return ThreadPoolExecutor(3, "lost").submit(int).result()

for _ in range(5):
    use()
while any(t.name.startswith("lost") for t in threading.enumerate()):
    collect()
    ThreadPoolExecutor(1)
    time.sleep(0.001)
`)
	if err != nil {
		t.Error(traceback(err))
	}
}

// Ctrl-C that leaves the with block of a pool stops a task that an idle worker was given and
// has not come to.
func TestInterruptBeforeATaskRuns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h *host.Host
		h, err := host.New(host.Config{Predeclared: starlark.StringDict{
			"interrupt": starlark.NewBuiltin("interrupt", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
				h.Interrupt()
				return starlark.None, nil
			}),
		}})
		if err != nil {
			t.Fatal(err)
		}
		defer h.Close(context.Background())
		_, err = h.ExecFile(context.Background(), "test.py", `
import time
from concurrent.futures import ThreadPoolExecutor
ran = []
try:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).result()
        time.sleep(1)
        given = pool.submit(ran.append, "given")
        queued = pool.submit(ran.append, "queued")
        interrupt()
        while True:
            pass
except KeyboardInterrupt:
    ran.append("interrupted")
assert ran == ["interrupted"], ran
assert given.cancelled() and queued.cancelled(), (given, queued)
`)
		if err != nil {
			t.Error(traceback(err))
		}
	})
}

// A program that ends a wait of all threads from outside says so: checklist 169.
func TestKeepDeadlocks(t *testing.T) {
	const src = `
from concurrent.futures import CancelledError, ThreadPoolExecutor
pool = ThreadPoolExecutor(1)
queued = []
def inner():
    return "ran"
def outer():
    queued.append(pool.submit(inner))
    try:
        return queued[0].result()
    except (CancelledError, RuntimeError) as e:
        return type(e).__name__
def run():
    return pool.submit(outer).result()
def cancel():
    return queued[0].cancel()
`
	for keep, want := range map[bool]string{true: "CancelledError", false: "RuntimeError"} {
		synctest.Test(t, func(t *testing.T) {
			h, err := host.New(host.Config{KeepDeadlocks: keep})
			if err != nil {
				t.Fatal(err)
			}
			defer h.Close(context.Background())
			globals, err := h.ExecFile(context.Background(), "test.py", src)
			if err != nil {
				t.Fatal(traceback(err))
			}
			call := func(name string) starlark.Value {
				v, err := h.Call(context.Background(), globals[name].(starlark.Callable), nil, nil)
				if err != nil {
					t.Error(traceback(err))
				}
				return v
			}
			results := make(chan starlark.Value, 1)
			go func() { results <- call("run") }()
			synctest.Wait()
			if keep {
				call("cancel")
			}
			if got := <-results; got != starlark.String(want) {
				t.Errorf("KeepDeadlocks %v: %v, want %s", keep, got, want)
			}
		})
	}
}

// Exceptions that nobody has read are reported at the end, if the host is told so.
func TestReportUnread(t *testing.T) {
	const src = `
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
def fail(n):
    raise LookupError(n)
with ThreadPoolExecutor(1) as pool:
    fs = [pool.submit(fail, i) for i in range(4)]
    fs[0].exception()
    try:
        fs[1].result()
    except LookupError:
        pass
    wait(fs)
    list(as_completed(fs))
`
	for _, report := range []bool{true, false} {
		var out bytes.Buffer
		h, err := host.New(host.Config{Stdout: &out, Stderr: &out, ReportUnread: report})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.ExecFile(context.Background(), "test.py", src); err != nil {
			t.Error(traceback(err))
		}
		if err := h.Close(context.Background()); err != nil {
			t.Error(err)
		}
		got := strings.Count(out.String(), "was never read\nTraceback")
		want := 0
		if report {
			want = 2
		}
		if got != want || report && (!strings.Contains(out.String(), "LookupError: 2\n") || !strings.Contains(out.String(), "LookupError: 3\n")) {
			t.Errorf("ReportUnread %v: %d reports, want %d:\n%s", report, got, want, &out)
		}
	}
}
