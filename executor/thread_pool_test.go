package executor_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"fstar/executor"
)

func newPool(t testing.TB, cfg executor.ThreadPoolConfig) *executor.ThreadPool {
	t.Helper()
	p, err := executor.NewThreadPool(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// submit submits fn, which must be accepted.
func submit[T any](t testing.TB, p *executor.ThreadPool, fn func(context.Context) (T, error)) *executor.Future[T] {
	t.Helper()
	f, err := executor.Submit(ctx, p, fn)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func shutdown(t testing.TB, p *executor.ThreadPool) {
	t.Helper()
	if err := p.Shutdown(ctx, executor.ShutdownOptions{}); err != nil {
		t.Fatal(err)
	}
}

func TestThreadPoolConfigErrors(t *testing.T) {
	for _, cfg := range []executor.ThreadPoolConfig{{MaxWorkers: -1}, {MaxQueued: -1}} {
		if _, err := executor.NewThreadPool(cfg); err == nil {
			t.Errorf("%+v is no error", cfg)
		}
	}
}

func TestSubmit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, executor.ThreadPoolConfig{MaxWorkers: 1})
		boom := errors.New("boom")
		failing := submit(t, p, func(context.Context) (int, error) { time.Sleep(time.Second); return 0, boom })
		panicking := submit(t, p, func(context.Context) (int, error) { panic(boom) })
		cancelled := submit(t, p, noop)
		if s := failing.State(); s != executor.Running || !cancelled.Cancel(ctx) {
			t.Errorf("the first task is %v, or the last one cannot be cancelled", s)
		}
		if _, err := failing.Result(ctx); err != boom {
			t.Errorf("a task that failed: %v", err)
		}
		var panicked *executor.PanicError
		if _, err := panicking.Result(ctx); !errors.As(err, &panicked) || panicked.Value != boom || !errors.Is(err, boom) {
			t.Errorf("a task that panicked: %v", err)
		}
		ending := submit(t, p, func(ctx context.Context) (int, error) { return 0, p.Shutdown(ctx, executor.ShutdownOptions{}) })
		if _, err := ending.Result(ctx); err == nil {
			t.Error("a task has waited for itself")
		}
		shutdown(t, p)
		if _, err := executor.Submit(ctx, p, noop); err != executor.ErrShutdown {
			t.Errorf("Submit after Shutdown: %v", err)
		}
	})
}

// Submit waits for room until its context ends, but not in a task of the pool.
func TestSubmitWaitsForRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, executor.ThreadPoolConfig{MaxWorkers: 1, MaxQueued: 1})
		second := func(ctx context.Context) (int, error) { time.Sleep(time.Second); return 0, nil }
		start := time.Now()
		for range 4 {
			submit(t, p, second)
			synctest.Wait()
		}
		if waited := time.Since(start); waited != 2*time.Second {
			t.Errorf("waited for %v, want 2 s: one runs, one is queued", waited)
		}
		soon, cancel := context.WithTimeout(ctx, time.Millisecond)
		defer cancel()
		if _, err := executor.Submit(soon, p, noop); err != context.DeadlineExceeded {
			t.Errorf("no room in time: %v", err)
		}
		f := submit(t, p, func(ctx context.Context) (int, error) {
			for range 3 {
				if _, err := executor.Submit(ctx, p, noop); err != nil {
					return 0, err
				}
			}
			return 0, nil
		})
		if _, err := f.Result(ctx); err != nil {
			t.Errorf("a task that submits: %v", err)
		}
		shutdown(t, p)
	})
}
