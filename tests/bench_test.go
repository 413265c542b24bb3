package tests

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// run runs a script in plain Starlark that defines run(n), and returns what calls it.
func run(b *testing.B, src string) func(n int) {
	b.Helper()
	h, err := host.New(host.Config{Dialect: host.Starlark})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := h.Close(context.Background()); err != nil {
			b.Error(err)
		}
	})
	globals, err := h.ExecFile(context.Background(), "bench.star", src)
	if err != nil {
		b.Fatal(err)
	}
	return func(n int) {
		b.Helper()
		_, err := h.Call(context.Background(), globals["run"].(starlark.Callable), starlark.Tuple{starlark.MakeInt(n)}, nil)
		if err != nil {
			b.Fatal(err)
		}
	}
}

// Submit all, then result all: checklist 246. bench/futures.py measures the same beside python3.
func BenchmarkSubmitResult(b *testing.B) {
	for _, workers := range []int{1, 2, 8} {
		b.Run(fmt.Sprintf("threads/%d", workers), func(b *testing.B) {
			call := run(b, fmt.Sprintf(`
ex = futures.ThreadPoolExecutor(%d)
def noop():
    pass
def run(n):
    fs = [ex.submit(noop) for _ in range(n)]
    for f in fs:
        f.result()
`, workers))
			b.ReportAllocs()
			b.ResetTimer()
			call(b.N)
		})
	}
}

// Submit one, read it, and so on.
func BenchmarkRoundTrip(b *testing.B) {
	call := run(b, `
ex = futures.ThreadPoolExecutor(2)
def noop():
    pass
def run(n):
    for _ in range(n):
        ex.submit(noop).result()
`)
	b.ResetTimer()
	call(b.N)
}

// The call that a task makes, without a pool.
func BenchmarkCall(b *testing.B) {
	call := run(b, `
def noop():
    pass
def run(n):
    for _ in range(n):
        noop()
`)
	b.ResetTimer()
	call(b.N)
}

// The scripts of ../bench/language, which time constructs of the language: see
// ../bench/README.md. Profile-guided optimisation takes its profile from here.
func BenchmarkLanguage(b *testing.B) {
	for _, script := range languageBenches(b) {
		b.Run(strings.TrimSuffix(filepath.Base(script), ".py"), func(b *testing.B) {
			for b.Loop() {
				runLanguageBench(b, script, "5")
			}
		})
	}
}

// TestLanguageBenches checks that the scripts run, each construct for a moment.
func TestLanguageBenches(t *testing.T) {
	for _, script := range languageBenches(t) {
		out := runLanguageBench(t, script, "0")
		for line := range strings.Lines(out) {
			if ok, _ := regexp.MatchString(`^.+\t\d+\.\d\n$`, line); !ok {
				t.Errorf("%s printed %q", script, line)
			}
		}
		if out == "" {
			t.Errorf("%s printed nothing", script)
		}
	}
}

// languageBenches returns the scripts of ../bench/language but timing.py, which they use.
func languageBenches(tb testing.TB) []string {
	tb.Helper()
	scripts, err := filepath.Glob("../bench/language/*.py")
	if err != nil {
		tb.Fatal(err)
	}
	return slices.DeleteFunc(scripts, func(path string) bool { return filepath.Base(path) == "timing.py" })
}

// runLanguageBench runs a script for so many milliseconds a construct and returns what it
// prints.
func runLanguageBench(tb testing.TB, path, milliseconds string) string {
	tb.Helper()
	var out bytes.Buffer
	h, err := host.New(host.Config{Stdout: &out, Args: []string{path, milliseconds}, ReadFile: os.ReadFile})
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := h.ExecFile(context.Background(), path, nil); err != nil {
		tb.Fatal(traceback(err))
	}
	if err := h.Close(context.Background()); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}
