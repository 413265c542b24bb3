package host_test

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// TestCallStack asks, in a Go function, where a script has called it; and what go.starlark.net's thread
// is to Python code.
func TestCallStack(t *testing.T) {
	var frames []string
	threads := make(map[*starlark.Thread]bool)
	where := starlark.NewBuiltin("where", func(thread *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		threads[thread] = true
		frames = frames[:0]
		for _, f := range host.CallStack(thread) {
			frames = append(frames, f.Name+" "+f.Pos.String())
		}
		n, _ := thread.Local("calls").(int)
		thread.SetLocal("calls", n+1)
		thread.Cancel("has no effect on Python code")
		thread.SetMaxExecutionSteps(1)
		return starlark.MakeInt(n), nil
	})
	var out strings.Builder
	h, err := host.New(host.Config{Stdout: &out, Predeclared: starlark.StringDict{"where": where}})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(t.Context())
	_, err = h.ExecFile(t.Context(), "a.py", `
def f(n):
    return where() if n == 0 else f(n - 1)

print(where(), f(1))
for i in range(5000):
    pass
print(f(1), where.__name__)
`)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "0 1\n2 where\n"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	if got, want := strings.Join(frames, ", "), "<toplevel> a.py:8:8, f a.py:3:36, f a.py:3:17"; got != want {
		t.Errorf("calls %s, want %s", got, want)
	}
	if len(threads) != 1 {
		t.Errorf("%d Starlark threads, want one", len(threads))
	}
	thread := new(starlark.Thread)
	if n := len(host.CallStack(thread)); n != 0 {
		t.Errorf("a thread that runs nothing has %d calls", n)
	}
}

// TestRecursionByGo nests calls that Go code makes, which take much of Go's stack, without end: the process
// must not run out of it.
func TestRecursionByGo(t *testing.T) {
	var out strings.Builder
	h, err := host.New(host.Config{Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(t.Context())
	_, err = h.ExecFile(t.Context(), "a.py", `
import sys
sys.setrecursionlimit(10**6)

class R:
    def __repr__(self):
        f"{[{'a': (R(),)}]!r:>2}"
        return "x"

try:
    repr(R())
except RecursionError as e:
    print(e)
`)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "maximum recursion depth exceeded\n"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
}
