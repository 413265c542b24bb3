package workerpool_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"fstar/internal/workerpool"
)

func sleeps(context.Context) (time.Time, error) {
	time.Sleep(time.Second)
	return time.Now(), nil
}

func TestMaxQueued(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1, MaxQueued: 2})
		begun := time.Now()
		for range 6 {
			submit(t, p, sleeps)
			synctest.Wait()
			if n := p.Stats().Queued; n > 2 {
				t.Errorf("%d tasks are queued, want at most 2", n)
			}
		}
		if waited := time.Since(begun); waited != 3*time.Second {
			t.Errorf("submitting took %v, want 3 s: one runs, two wait", waited)
		}
		ended, cancel := context.WithCancelCause(ctx)
		cancel(errors.New("mine"))
		if _, err := execute(ended, p, sleeps); err == nil || err.Error() != "mine" {
			t.Errorf("Submit whose context has ended: %v", err)
		}
		shutdown(t, p)
	})
}

// A task of the pool does not wait for room in its own pool.
func TestMaxQueuedOwnTask(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1, MaxQueued: 1})
		f := submit(t, p, func(ctx context.Context) (n int, err error) {
			for range 5 {
				if _, err := execute(ctx, p, noop); err != nil {
					return 0, err
				}
			}
			return p.Stats().Queued, nil
		})
		if n, err := f.Result(ctx); n != 5 || err != nil {
			t.Errorf("%d tasks queued, error %v; want 5", n, err)
		}
		shutdown(t, p)
	})
}

// Who waits for room is told when there will be none.
func TestMaxQueuedShutdown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1, MaxQueued: 1})
		errs := make(chan error, 1)
		go func() {
			for {
				if _, err := execute(ctx, p, sleeps); err != nil {
					errs <- err
					return
				}
			}
		}()
		synctest.Wait()
		p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true, CancelFutures: true})
		if err := <-errs; err != workerpool.ErrShutdown {
			t.Errorf("Submit: %v, want ErrShutdown", err)
		}
		shutdown(t, p)
	})
}

func TestStats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 2})
		if s := p.Stats(); s != (workerpool.Stats{}) {
			t.Errorf("a new pool: %+v", s)
		}
		for range 3 {
			submit(t, p, sleeps)
		}
		synctest.Wait()
		if s, want := p.Stats(), (workerpool.Stats{Queued: 1, Workers: 2}); s != want {
			t.Errorf("busy: %+v, want %+v", s, want)
		}
		time.Sleep(1500 * time.Millisecond)
		if s, want := p.Stats(), (workerpool.Stats{Workers: 2, Idle: 1}); s != want {
			t.Errorf("one is done: %+v, want %+v", s, want)
		}
		p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true})
		synctest.Wait()
		if s, want := p.Stats(), (workerpool.Stats{Workers: 1, Shut: true}); s != want {
			t.Errorf("shut: %+v, want %+v", s, want)
		}
		shutdown(t, p)
		<-p.Terminated()
	})
}
