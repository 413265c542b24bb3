package workerpool_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"fstar/executor"
	"fstar/internal/workerpool"
)

func newPool(t testing.TB, cfg workerpool.ThreadPoolConfig) *workerpool.ThreadPool {
	t.Helper()
	p, err := workerpool.NewThreadPool(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// submit submits fn, which must be accepted.
func submit[T any](t testing.TB, p *workerpool.ThreadPool, fn func(context.Context) (T, error)) *executor.Future[T] {
	t.Helper()
	f, err := execute(ctx, p, fn)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func shutdown(t testing.TB, p workerpool.Pool) {
	t.Helper()
	if err := p.Shutdown(ctx, workerpool.ShutdownOptions{}); err != nil {
		t.Fatal(err)
	}
}

func workerName(ctx context.Context) (string, error) {
	return workerpool.WorkerFromContext(ctx).Name(), nil
}

func TestPoolRunsInOrderOnAtMostMaxWorkers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 3})
		start := time.Now()
		var mu sync.Mutex
		var began []string
		for i := range 6 {
			submit(t, p, func(context.Context) (int, error) {
				mu.Lock()
				began = append(began, fmt.Sprintf("%d at %v", i/3, time.Since(start)))
				mu.Unlock()
				time.Sleep(5 * time.Second)
				return i, nil
			})
		}
		shutdown(t, p)
		want := []string{"0 at 0s", "0 at 0s", "0 at 0s", "1 at 5s", "1 at 5s", "1 at 5s"}
		if !slices.Equal(began, want) {
			t.Errorf("tasks began: %q, want %q", began, want)
		}
	})
}

func TestPoolFIFO(t *testing.T) {
	const n = 1000 // several chunks of the queue
	p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1})
	var got []int
	for i := range n {
		submit(t, p, func(context.Context) (int, error) { got = append(got, i); return 0, nil })
	}
	shutdown(t, p)
	for i := range n {
		if i >= len(got) || got[i] != i {
			t.Fatalf("tasks ran in the order %v", got)
		}
	}
}

func TestPoolReusesIdleWorkers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 5, NamePrefix: "w"})
		for range 5 {
			if name, err := submit(t, p, workerName).Result(ctx); name != "w_0" || err != nil {
				t.Errorf("task ran on %q, %v; want w_0", name, err)
			}
			synctest.Wait() // until the worker is idle
		}
		shutdown(t, p)
	})
}

func TestPoolNames(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 3, NamePrefix: "w"})
		var fs []*executor.Future[string]
		for range 6 {
			fs = append(fs, submit(t, p, func(ctx context.Context) (string, error) {
				time.Sleep(time.Second)
				return workerName(ctx)
			}))
		}
		shutdown(t, p)
		var names []string
		for _, f := range fs {
			name, _ := f.Result(ctx)
			names = append(names, name)
		}
		slices.Sort(names)
		if want := []string{"w_0", "w_0", "w_1", "w_1", "w_2", "w_2"}; !slices.Equal(names, want) {
			t.Errorf("workers %q, want %q", names, want)
		}
	})
}

func TestPoolDefaultNamesCountUp(t *testing.T) {
	number := func() (k int) {
		p := newPool(t, workerpool.ThreadPoolConfig{})
		defer shutdown(t, p)
		name, _ := submit(t, p, workerName).Result(ctx)
		if n, err := fmt.Sscanf(name, "ThreadPoolExecutor-%d_0", &k); n != 1 {
			t.Errorf("worker name %q: %v", name, err)
		}
		return k
	}
	if a, b := number(), number(); b != a+1 {
		t.Errorf("pool numbers %d, %d", a, b)
	}
}

func TestPoolConfigErrors(t *testing.T) {
	if p, err := workerpool.NewThreadPool(workerpool.ThreadPoolConfig{MaxWorkers: -1}); err == nil {
		t.Errorf("NewThreadPool accepted -1 workers: %v", p)
	}
}

func TestPoolStartsNothingUntilSubmit(t *testing.T) {
	before := runtime.NumGoroutine()
	p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 10})
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines, %d before", after, before)
	}
	shutdown(t, p)
}

func TestSubmitAfterShutdown(t *testing.T) {
	p := newPool(t, workerpool.ThreadPoolConfig{})
	shutdown(t, p)
	shutdown(t, p) // again is fine
	if f, err := execute(ctx, p, workerName); err != workerpool.ErrShutdown || f != nil {
		t.Errorf("Submit() = %v, %v; want %v", f, err, workerpool.ErrShutdown)
	}
}

func TestShutdown(t *testing.T) {
	for _, tt := range []struct {
		name    string
		opts    workerpool.ShutdownOptions
		ran     int
		seconds int // until Shutdown returns
	}{
		{"wait", workerpool.ShutdownOptions{}, 4, 4},
		{"no wait", workerpool.ShutdownOptions{NoWait: true}, 4, 0},
		{"cancel", workerpool.ShutdownOptions{CancelFutures: true}, 1, 1},
		{"cancel, no wait", workerpool.ShutdownOptions{CancelFutures: true, NoWait: true}, 1, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1})
				var fs []*executor.Future[int]
				for i := range 4 {
					fs = append(fs, submit(t, p, func(context.Context) (int, error) {
						time.Sleep(time.Second)
						return i, nil
					}))
				}
				synctest.Wait()
				start := time.Now()
				if err := p.Shutdown(ctx, tt.opts); err != nil {
					t.Error(err)
				}
				if got := time.Since(start); got != time.Duration(tt.seconds)*time.Second {
					t.Errorf("Shutdown took %v, want %d s", got, tt.seconds)
				}
				executor.Wait(ctx, fs, executor.AllCompleted) // cancelled ones too: it must not hang
				for i, f := range fs {
					v, err := f.Result(ctx)
					if i < tt.ran && (v != i || err != nil) {
						t.Errorf("future %d: %v, %v", i, v, err)
					}
					if i >= tt.ran && (err != workerpool.ErrCancelled || f.State() != executor.CancelledAndNotified) {
						t.Errorf("future %d: %v, %v; want it cancelled", i, f.State(), err)
					}
				}
				shutdown(t, p)
			})
		})
	}
}

func TestShutdownContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1})
		f := submit(t, p, func(context.Context) (int, error) { time.Sleep(5 * time.Second); return 1, nil })
		short, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		if err := p.Shutdown(short, workerpool.ShutdownOptions{}); err != context.DeadlineExceeded {
			t.Errorf("Shutdown: %v, want %v", err, context.DeadlineExceeded)
		}
		if v, err := f.Result(ctx); v != 1 || err != nil {
			t.Errorf("the running task: %v, %v; want 1, nil", v, err)
		}
		shutdown(t, p)
		if err := p.Shutdown(short, workerpool.ShutdownOptions{}); err != nil {
			t.Errorf("Shutdown of an ended pool, ended context: %v", err)
		}
	})
}

func TestShutdownFromItsOwnTask(t *testing.T) {
	p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1})
	f := submit(t, p, func(ctx context.Context) (error, error) {
		return p.Shutdown(ctx, workerpool.ShutdownOptions{}), nil
	})
	if got, _ := f.Result(ctx); got != workerpool.ErrJoinSelf {
		t.Errorf("Shutdown in a task: %v, want %v", got, workerpool.ErrJoinSelf)
	}
	shutdown(t, p)
}

func TestPoolWaitsForNothingElse(t *testing.T) {
	p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1})
	f := submit(t, p, func(context.Context) (int, error) { return 1, nil })
	f.Cancel(ctx) // whether or not it was in time
	shutdown(t, p)
	if s := f.State(); s != executor.Finished && s != executor.CancelledAndNotified {
		t.Errorf("state %v after shutdown", s)
	}
}

func TestPoolPanic(t *testing.T) {
	p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1})
	defer shutdown(t, p)
	boom := errors.New("boom")
	_, err := submit(t, p, func(context.Context) (int, error) { panic(boom) }).Result(ctx)
	var panicErr *workerpool.PanicError
	if !errors.As(err, &panicErr) || !errors.Is(err, boom) || len(panicErr.Stack) == 0 {
		t.Errorf("error %#v, want a PanicError of boom with a stack", err)
	}
	if v, err := submit(t, p, func(context.Context) (int, error) { return 1, nil }).Result(ctx); v != 1 || err != nil {
		t.Errorf("the next task: %v, %v; want 1, nil", v, err)
	}
}

func TestPoolGoexit(t *testing.T) {
	var ended atomic.Int64
	p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1, Finalizer: func(*workerpool.Worker) { ended.Add(1) }})
	_, err := submit(t, p, func(context.Context) (int, error) { runtime.Goexit(); return 0, nil }).Result(ctx)
	if err != workerpool.ErrGoexit {
		t.Errorf("error %v, want %v", err, workerpool.ErrGoexit)
	}
	if v, err := submit(t, p, func(context.Context) (int, error) { return 1, nil }).Result(ctx); v != 1 || err != nil {
		t.Errorf("the next task: %v, %v; want 1, nil", v, err)
	}
	shutdown(t, p)
	if n := ended.Load(); n != 2 {
		t.Errorf("%d workers ended, want 2", n)
	}
}

func TestPoolInitializer(t *testing.T) {
	type key struct{}
	var live, idle atomic.Int64
	p := newPool(t, workerpool.ThreadPoolConfig{
		MaxWorkers: 2,
		Initializer: func(ctx context.Context, w *workerpool.Worker) error {
			if workerpool.WorkerFromContext(ctx) != w || ctx.Value(key{}) != "value" || ctx.Err() != nil {
				t.Errorf("Initializer's context: worker %v, value %v, error %v",
					workerpool.WorkerFromContext(ctx), ctx.Value(key{}), ctx.Err())
			}
			w.Local = fmt.Sprint("local of ", w.Number())
			live.Add(1)
			return nil
		},
		Idle:      func(*workerpool.Worker) { idle.Add(1) },
		Finalizer: func(*workerpool.Worker) { live.Add(-1) },
	})
	ended, cancel := context.WithCancel(context.WithValue(ctx, key{}, "value"))
	cancel()
	f, err := execute(ended, p, func(ctx context.Context) ([2]any, error) {
		return [2]any{workerpool.WorkerFromContext(ctx).Local, ctx.Err()}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := f.Result(ctx); v != [2]any{"local of 0", context.Canceled} || err != nil {
		t.Errorf("Local and error %v, %v; want that of worker 0 and the context's error", v, err)
	}
	shutdown(t, p)
	if n := live.Load(); n != 0 {
		t.Errorf("%d workers not finalized", n)
	}
	if idle.Load() == 0 {
		t.Error("Idle was not called")
	}
}

func TestPoolBreaks(t *testing.T) {
	boom := errors.New("boom")
	for _, tt := range []struct {
		name string
		init func() error
		want error
	}{
		{"error", func() error { return boom }, boom},
		{"panic", func() error { panic(boom) }, boom},
		{"Goexit", func() error { runtime.Goexit(); return nil }, workerpool.ErrGoexit},
	} {
		t.Run(tt.name, func(t *testing.T) {
			release := make(chan struct{})
			p := newPool(t, workerpool.ThreadPoolConfig{
				MaxWorkers:  1,
				Initializer: func(context.Context, *workerpool.Worker) error { <-release; return tt.init() },
			})
			f, g := submit(t, p, workerName), submit(t, p, workerName)
			close(release)
			for _, f := range []*executor.Future[string]{f, g} {
				_, err := f.Result(ctx)
				var broken *workerpool.BrokenError
				if !errors.As(err, &broken) || !errors.Is(err, tt.want) {
					t.Errorf("error %v, want a BrokenError because of %v", err, tt.want)
				}
			}
			shutdown(t, p)
			var broken *workerpool.BrokenError
			if _, err := execute(ctx, p, workerName); !errors.As(err, &broken) {
				t.Errorf("Submit: %v, want a BrokenError", err)
			}
		})
	}
}

// Tasks that submit, cancel, panic and exit at once, from many goroutines: each
// future settles, and the pool ends.
func TestPoolHammer(t *testing.T) {
	const submitters, each = 8, 500
	p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 4})
	results := make([][]*executor.Future[int], submitters)
	var ran atomic.Int64
	var wg sync.WaitGroup
	for s := range submitters {
		wg.Go(func() {
			for i := range each {
				f := submit(t, p, func(context.Context) (int, error) {
					ran.Add(1)
					switch i % 50 {
					case 7:
						panic("hammer")
					case 8:
						runtime.Goexit()
					}
					return i, nil
				})
				if i%3 == 0 {
					f.Cancel(ctx)
				}
				results[s] = append(results[s], f)
			}
		})
	}
	wg.Wait()
	shutdown(t, p)
	var cancelled int64
	for _, fs := range results {
		for i, f := range fs {
			v, err := f.Result(ctx)
			var panicErr *workerpool.PanicError
			switch {
			case err == workerpool.ErrCancelled && i%3 == 0:
				cancelled++
			case i%50 == 7 && errors.As(err, &panicErr), i%50 == 8 && err == workerpool.ErrGoexit:
			case err != nil || v != i:
				t.Errorf("task %d: %v, %v", i, v, err)
			}
		}
	}
	if got := ran.Load() + cancelled; got != submitters*each {
		t.Errorf("%d tasks ran and %d were cancelled of %d", ran.Load(), cancelled, submitters*each)
	}
}
