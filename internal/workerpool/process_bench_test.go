//go:build unix

package workerpool_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// Submit all, then read all.
func BenchmarkProcessSubmitResult(b *testing.B) {
	for _, workers := range []int{1, 2, 4} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			p := newProcessPool(b, workerpool.ProcessPoolConfig{MaxWorkers: workers})
			defer shutdownProcesses(b, p)
			benchmarkProcessBatch(b, p)
		})
	}
}

func benchmarkProcessBatch(b *testing.B, p *workerpool.ProcessPool) {
	submitBytes(b, p, []byte("noop")).Result(ctx) // a worker has started
	fs := make([]*executor.Future[[]byte], b.N)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range fs {
		fs[i] = submitBytes(b, p, []byte("noop"))
	}
	for _, f := range fs {
		if _, err := f.Result(ctx); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
}

// Submit one, read it, and so on.
func BenchmarkProcessRoundTrip(b *testing.B) {
	cancellable, cancel := context.WithCancel(ctx)
	defer cancel()
	for name, ctx := range map[string]context.Context{"background": ctx, "cancellable": cancellable} {
		b.Run(name, func(b *testing.B) {
			p := newProcessPool(b, workerpool.ProcessPoolConfig{MaxWorkers: 2})
			defer shutdownProcesses(b, p)
			for b.Loop() {
				f, err := send(ctx, p, []byte("noop"))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := f.Result(ctx); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Bytes there and back.
func BenchmarkProcessEcho(b *testing.B) {
	for _, size := range []int{1 << 10, 64 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("KiB=%d", size>>10), func(b *testing.B) {
			p := newProcessPool(b, workerpool.ProcessPoolConfig{MaxWorkers: 2})
			defer shutdownProcesses(b, p)
			payload := make([]byte, size)
			for b.Loop() {
				if r, err := submitBytes(b, p, payload).Result(ctx); err != nil || len(r) != size {
					b.Fatal(len(r), err)
				}
			}
		})
	}
}

// A pool of two, one task, shutdown.
func BenchmarkProcessPool(b *testing.B) {
	for b.Loop() {
		p := newProcessPool(b, workerpool.ProcessPoolConfig{MaxWorkers: 2})
		if _, err := submitBytes(b, p, nil).Result(ctx); err != nil {
			b.Fatal(err)
		}
		shutdownProcesses(b, p)
	}
}

// The batch of BenchmarkProcessSubmitResult with other limits on what is sent ahead.
func BenchmarkProcessAhead(b *testing.B) {
	for _, ahead := range []int{-1, 1, 16, 128, 512} {
		b.Run(fmt.Sprintf("ahead=%d", ahead), func(b *testing.B) {
			p := newProcessPool(b, workerpool.ProcessPoolConfig{MaxWorkers: 2, MaxAhead: ahead})
			defer shutdownProcesses(b, p)
			benchmarkProcessBatch(b, p)
		})
	}
}

// lentTask is a task that is done with its result when Finish returns.
type lentTask struct {
	payload workerpool.Payload
	done    chan error
}

func (t *lentTask) Payload(context.Context, *workerpool.Worker, *workerpool.Worker) (workerpool.Payload, error) {
	return t.payload, nil
}

func (t *lentTask) Requeue() {}

func (t *lentTask) Finish(_ context.Context, _ *workerpool.Worker, _ workerpool.Payload, err error) {
	t.done <- err
}

// 1 MiB there and back, without the copy that a future needs.
func BenchmarkProcessEchoLent(b *testing.B) {
	for name, payload := range map[string]workerpool.Payload{
		"data": {Data: make([]byte, 1<<20)},
		"text": {Texts: []string{strings.Repeat("x", 1<<20)}},
	} {
		b.Run(name, func(b *testing.B) {
			p := newProcessPool(b, workerpool.ProcessPoolConfig{MaxWorkers: 2})
			defer shutdownProcesses(b, p)
			t := &lentTask{payload, make(chan error, 1)}
			for b.Loop() {
				if err := p.Execute(ctx, t); err != nil {
					b.Fatal(err)
				}
				if err := <-t.done; err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
