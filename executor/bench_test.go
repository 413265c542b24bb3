package executor_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"fstar/executor"
)

func noop(context.Context) (int, error) { return 0, nil }

// Submit all, then read all.
func BenchmarkSubmitResult(b *testing.B) {
	for _, workers := range []int{1, 2, 8} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			p := newPool(b, executor.ThreadPoolConfig{MaxWorkers: workers})
			defer shutdown(b, p)
			fs := make([]*executor.Future[int], b.N)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range fs {
				fs[i] = submit(b, p, noop)
			}
			for _, f := range fs {
				f.Result(ctx)
			}
		})
	}
}

// Submit one, read it, and so on.
func BenchmarkRoundTrip(b *testing.B) {
	p := newPool(b, executor.ThreadPoolConfig{MaxWorkers: 2})
	defer shutdown(b, p)
	for b.Loop() {
		submit(b, p, noop).Result(ctx)
	}
}

// What a future takes in memory while its task is queued.
func BenchmarkQueuedFuture(b *testing.B) {
	p := newPool(b, executor.ThreadPoolConfig{MaxWorkers: 1})
	release := make(chan struct{})
	submit(b, p, func(context.Context) (int, error) { <-release; return 0, nil })
	fs := make([]*executor.Future[int], b.N)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	for i := range fs {
		fs[i] = submit(b, p, noop)
	}
	b.StopTimer()
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/float64(b.N), "B/future")
	close(release)
	shutdown(b, p)
}
