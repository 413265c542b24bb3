package workerpool_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// statesOf returns the states of futures.
func statesOf[T any](fs ...*executor.Future[T]) (states []executor.State) {
	for _, f := range fs {
		states = append(states, f.State())
	}
	return states
}

// A task that a new or an idle worker gets is running when Submit returns, and nobody can
// cancel it any more. Others are pending.
func TestRunningWhenSubmitReturns(t *testing.T) { // 64, 88, 89, 162, 163
	const pending, running = executor.Pending, executor.Running
	for _, tt := range []struct {
		name          string
		workers, idle int
		want          []executor.State
	}{
		{"a new worker", 1, 0, []executor.State{running, pending, pending}},
		{"new workers", 3, 0, []executor.State{running, running, running, pending}},
		{"an idle worker", 1, 1, []executor.State{running, pending}},
		{"an idle and a new worker", 2, 1, []executor.State{running, running, pending}},
		{"idle workers", 3, 3, []executor.State{running, running, running, pending}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: tt.workers})
				release := make(chan struct{})
				hold := func(context.Context) (int, error) { <-release; return 0, nil }
				for range tt.idle {
					submit(t, p, hold)
				}
				for range tt.idle {
					release <- struct{}{}
				}
				synctest.Wait()
				if n := p.Stats().Idle; n != tt.idle {
					t.Fatalf("%d workers are idle", n)
				}
				var fs []*executor.Future[int]
				for range tt.want {
					fs = append(fs, submit(t, p, hold))
				}
				if got := statesOf(fs...); !slices.Equal(got, tt.want) {
					t.Errorf("states %v, want %v", got, tt.want)
				}
				p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true, CancelFutures: true})
				close(release)
				for i, f := range fs {
					_, err := f.Result(ctx)
					if cancelled := err == workerpool.ErrCancelled; cancelled != (tt.want[i] == pending) {
						t.Errorf("task %d, which was %v: %v", i, tt.want[i], err)
					}
				}
				shutdown(t, p)
			})
		})
	}
}

// The same for who submits in a task, or in a callback on a worker that is not idle yet.
func TestRunningWhenATaskSubmits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for workers, want := range map[int]executor.State{1: executor.Pending, 2: executor.Running} {
			p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: workers})
			release := make(chan struct{})
			inner := func() executor.State {
				return submit(t, p, func(context.Context) (int, error) { <-release; return 0, nil }).State()
			}
			f := submit(t, p, func(context.Context) (executor.State, error) { return inner(), nil })
			if got, _ := f.Result(ctx); got != want {
				t.Errorf("%d workers, in a task: %v, want %v", workers, got, want)
			}
			close(release)
			synctest.Wait()

			release = make(chan struct{})
			inCallback := make(chan executor.State, 1)
			begin := make(chan struct{})
			f = submit(t, p, func(context.Context) (executor.State, error) { <-begin; return 0, nil })
			f.AddDoneCallback(ctx, func(context.Context, *executor.Future[executor.State]) { inCallback <- inner() })
			close(begin)
			if got := <-inCallback; got != want {
				t.Errorf("%d workers, in a callback: %v, want %v", workers, got, want)
			}
			close(release)
			shutdown(t, p)
		}
	})
}

// The first task of a worker is pending while the Initializer runs.
func TestPendingUntilInitialized(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		initialize := make(chan struct{})
		p := newPool(t, workerpool.ThreadPoolConfig{
			MaxWorkers:  1,
			Initializer: func(context.Context, *workerpool.Worker) error { <-initialize; return nil },
		})
		release := make(chan struct{})
		hold := func(context.Context) (int, error) { <-release; return 0, nil }
		first, second := submit(t, p, hold), submit(t, p, hold)
		synctest.Wait()
		if got := statesOf(first, second); got[0] != executor.Pending || !first.Cancel(ctx) {
			t.Errorf("states %v before the worker is initialized", got)
		}
		close(initialize)
		synctest.Wait()
		if got := statesOf(first, second); got[0] != executor.CancelledAndNotified || got[1] != executor.Running {
			t.Errorf("states %v then", got)
		}
		close(release)
		synctest.Wait()
		release = make(chan struct{})
		third := submit(t, p, hold)
		if got := third.State(); got != executor.Running {
			t.Errorf("given to an idle worker: %v", got)
		}
		close(release)
		shutdown(t, p)
	})
}

// Tasks that workers have take no room in the queue.
func TestMaxQueuedDoesNotCountRunning(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 2, MaxQueued: 1})
		release := make(chan struct{})
		errFull := errors.New("full")
		full := func(context.Context, func() bool, func(context.Context)) error { return errFull }
		execute := func(block workerpool.Block) error {
			return p.Execute(ctx, &recordedTask{run: func() { <-release }}, block)
		}
		for i := range 3 {
			if err := execute(full); err != nil {
				t.Errorf("task %d: %v", i, err)
			}
		}
		if err := execute(full); err != errFull {
			t.Errorf("two run, and one waits: %v", err)
		}
		if err := execute(nil); err != nil {
			t.Errorf("of a caller who does not wait: %v", err)
		}
		close(release)
		shutdown(t, p)
	})
}

// A recordedTask notes what its pool calls.
type recordedTask struct {
	begin func() bool
	run   func()
	calls []string
}

func (t *recordedTask) Begin(_ context.Context, w, to *workerpool.Worker) bool {
	where := " in Execute"
	if w != nil {
		where = " on " + w.Name()
	}
	t.calls = append(t.calls, "begin "+to.Name()+where)
	return t.begin == nil || t.begin()
}

func (t *recordedTask) Run(_ context.Context, w *workerpool.Worker) {
	t.calls = append(t.calls, "run "+w.Name())
	if t.run != nil {
		t.run()
	}
}

func (t *recordedTask) Discard(_ context.Context, err error) {
	t.calls = append(t.calls, "discard: "+err.Error())
}

// A task begins once, in Execute or on the worker; one that is not to run is let go of, and
// whatever Begin does, its worker runs the next one.
func TestTaskBegins(t *testing.T) {
	boom := errors.New("boom")
	no := func() bool { return false }
	panics := func() bool { panic(boom) }
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 1, NamePrefix: "w"})
		check := func(task *recordedTask, want ...string) {
			t.Helper()
			if synctest.Wait(); !slices.Equal(task.calls, want) {
				t.Errorf("calls %q, want %q", task.calls, want)
			}
		}
		execute := func(task *recordedTask) *recordedTask {
			t.Helper()
			defer func() {
				if v := recover(); v != nil && v != boom {
					t.Errorf("Execute panics with %v", v)
				}
			}()
			if err := p.Execute(ctx, task, nil); err != nil {
				t.Error(err)
			}
			return task
		}
		for range 2 { // a new worker, and an idle one
			check(execute(&recordedTask{begin: no}), "begin w_0 in Execute")
			task := &recordedTask{begin: panics}
			execute(task)
			check(task, "begin w_0 in Execute")
			check(execute(new(recordedTask)), "begin w_0 in Execute", "run w_0")
		}

		release := make(chan struct{})
		holding := execute(&recordedTask{run: func() { <-release }})
		refused, failing, last := execute(&recordedTask{begin: no}), execute(&recordedTask{begin: panics}), execute(new(recordedTask))
		close(release)
		check(holding, "begin w_0 in Execute", "run w_0")
		check(refused, "begin w_0 on w_0")
		check(failing, "begin w_0 on w_0", "discard: panic: boom")
		check(last, "begin w_0 on w_0", "run w_0")
		shutdown(t, p)
	})
}

// The worker that has been idle longest gets a task.
func TestIdleWorkersTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(t, workerpool.ThreadPoolConfig{MaxWorkers: 3, NamePrefix: "w"})
		release := make(chan struct{})
		for range 3 {
			submit(t, p, func(context.Context) (int, error) { <-release; return 0, nil })
		}
		for range 3 {
			release <- struct{}{}
			synctest.Wait()
		}
		var order, again []string
		for i := range 6 {
			name, _ := submit(t, p, workerName).Result(ctx)
			synctest.Wait()
			if i < 3 {
				order = append(order, name)
			} else {
				again = append(again, name)
			}
		}
		if sorted := slices.Sorted(slices.Values(order)); !slices.Equal(sorted, []string{"w_0", "w_1", "w_2"}) || !slices.Equal(order, again) {
			t.Errorf("tasks ran on %q, then on %q", order, again)
		}
		shutdown(t, p)
	})
}
