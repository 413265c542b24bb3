package tests

import (
	"context"
	"fmt"
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
