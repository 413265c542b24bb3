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
	"golang.org/x/tools/txtar"

	"fstar/host"
	"fstar/internal/value"
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
				runBench(b, script, "5")
			}
		})
	}
}

// TestLanguageBenches checks that the scripts run, each construct for a moment.
func TestLanguageBenches(t *testing.T) {
	for _, script := range languageBenches(t) {
		out := runBench(t, script, "0")
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

// TestNoDemotion checks that our own code turns no container of a script into one of go.starlark.net's: neither in
// these scripts nor in those of testdata/python that need nothing but to be run.
func TestNoDemotion(t *testing.T) {
	check := func(path string, args ...string) {
		before := value.Demoted()
		runBench(t, path, args...)
		if n := value.Demoted() - before; n != 0 {
			t.Errorf("%s: %d demotions", path, n)
		}
	}
	for _, path := range languageBenches(t) {
		check(path, "0")
	}
	for _, path := range programs(t) {
		check(path, "20")
	}
	for _, name := range []string{
		"quick_natives", "calls_by_name_and_star", "derived_sequences", "match_asks", "dataclass_places",
		"sequence_operators", "known_operands", "eval_mappings",
	} {
		check(filepath.Join(pythonDir, name+".py"))
	}
}

// BenchmarkProgram runs the whole programs of ../bench/programs at their full size.
func BenchmarkProgram(b *testing.B) {
	for _, script := range programs(b) {
		b.Run(strings.TrimSuffix(filepath.Base(script), ".py"), func(b *testing.B) {
			for b.Loop() {
				runBench(b, script)
			}
		})
	}
}

// TestPrograms checks that the programs, at a small size, print what CPython prints, which
// testdata/programs.txtar holds. To record it again:
//
//	for f in bench/programs/*.py; do echo "-- $(basename $f .py) --"; python3.15 $f 20; done
func TestPrograms(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/programs.txtar")
	if err != nil {
		t.Fatal(err)
	}
	recorded := map[string]string{}
	for _, f := range archive.Files {
		recorded[f.Name] = string(f.Data)
	}
	for _, script := range programs(t) {
		name := strings.TrimSuffix(filepath.Base(script), ".py")
		t.Run(name, func(t *testing.T) {
			want, ok := recorded[name]
			if !ok {
				t.Fatal("testdata/programs.txtar does not have it")
			}
			if got := runBench(t, script, "20"); got != want {
				t.Errorf("printed\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// programs returns the programs of ../bench/programs.
func programs(tb testing.TB) []string {
	tb.Helper()
	scripts, err := filepath.Glob("../bench/programs/*.py")
	if err != nil {
		tb.Fatal(err)
	}
	if len(scripts) == 0 {
		tb.Fatal("no programs in ../bench/programs")
	}
	return scripts
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

// runBench runs a script with arguments and returns what it prints.
func runBench(tb testing.TB, path string, args ...string) string {
	tb.Helper()
	var out bytes.Buffer
	h, err := host.New(host.Config{Stdout: &out, Args: append([]string{path}, args...), ReadFile: os.ReadFile})
	if err != nil {
		tb.Fatal(err)
	}
	if err := h.RunFile(context.Background(), path, nil); err != nil {
		tb.Fatal(traceback(err))
	}
	if err := h.Close(context.Background()); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}
