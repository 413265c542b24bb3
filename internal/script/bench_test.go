package script_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/script"
)

// How long a thread that wakes every 2 ms waits for the script lock while k threads
// compute, and how much the others get done.
func BenchmarkScriptLock(b *testing.B) {
	for _, k := range []int{1, 8, 100} {
		b.Run(fmt.Sprintf("computing=%d", k), func(b *testing.B) {
			rt := newRuntime(b)
			stop := false
			var waits []time.Duration
			names := starlark.StringDict{
				"stop": native.F0("stop", "", "", func(*script.Thread) (starlark.Value, error) {
					return starlark.Bool(stop), nil
				}),
				"wake": native.F0("wake", "", "", func(t *script.Thread) (starlark.Value, error) {
					var woken time.Time
					t.Block(func(context.Context) {
						time.Sleep(2 * time.Millisecond)
						woken = time.Now()
					})
					waits = append(waits, time.Since(woken))
					return starlark.None, nil
				}),
				"finish": native.F0("finish", "", "", func(*script.Thread) (starlark.Value, error) {
					stop = true
					return starlark.None, nil
				}),
			}
			compute := function(b, "def f():\n    while not stop():\n        for _ in range(1000):\n            pass\n", names)
			wake := function(b, fmt.Sprintf("def f():\n    for _ in range(%d):\n        wake()\n    finish()\n", b.N), names)
			var wg sync.WaitGroup
			for range k {
				wg.Go(func() { call(rt, ctx, compute) })
			}
			if _, err := call(rt, ctx, wake); err != nil {
				b.Fatal(err)
			}
			wg.Wait()
			slices.Sort(waits)
			b.ReportMetric(float64(waits[len(waits)/2].Microseconds()), "median-µs")
			b.ReportMetric(float64(waits[len(waits)*99/100].Microseconds()), "p99-µs")
		})
	}
}

// Taking and giving up the script lock when nobody else wants it.
func BenchmarkScriptLockUncontended(b *testing.B) {
	rt := newRuntime(b)
	t, leave, err := rt.Enter(ctx)
	if err != nil {
		b.Fatal(err)
	}
	defer leave()
	for b.Loop() {
		t.Acquire()
		t.Release()
	}
}
