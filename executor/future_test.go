package executor_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fstar/executor"
)

var ctx = context.Background()

// in returns a future that is in state s.
func in(t *testing.T, s executor.State) *executor.Future[int] {
	t.Helper()
	f := new(executor.Future[int])
	switch s {
	case executor.Running:
		f.SetRunning()
	case executor.Cancelled:
		f.Cancel(ctx)
	case executor.CancelledAndNotified:
		f.Cancel(ctx)
		f.SetRunning()
	case executor.Finished:
		f.SetResult(ctx, 42)
	}
	if got := f.State(); got != s {
		t.Fatalf("state = %v, want %v", got, s)
	}
	return f
}

var states = []executor.State{
	executor.Pending, executor.Running, executor.Cancelled, executor.CancelledAndNotified, executor.Finished,
}

func TestFutureStates(t *testing.T) {
	for _, tt := range []struct {
		from      executor.State
		cancel    bool           // what Cancel returns
		cancelled executor.State // the state after it
		run       bool           // what SetRunning returns
		running   executor.State
		invalid   bool // SetResult and SetError fail; also what SetRunning does in Running and Finished
	}{
		{executor.Pending, true, executor.Cancelled, true, executor.Running, false},
		{executor.Running, false, executor.Running, false, executor.Running, false},
		{executor.Cancelled, true, executor.Cancelled, false, executor.CancelledAndNotified, true},
		{executor.CancelledAndNotified, true, executor.CancelledAndNotified, false, executor.CancelledAndNotified, true},
		{executor.Finished, false, executor.Finished, false, executor.Finished, true},
	} {
		t.Run(tt.from.String(), func(t *testing.T) {
			f := in(t, tt.from)
			if got := f.Cancel(ctx); got != tt.cancel || f.State() != tt.cancelled {
				t.Errorf("Cancel() = %v, state %v; want %v, %v", got, f.State(), tt.cancel, tt.cancelled)
			}

			f = in(t, tt.from)
			got, err := f.SetRunning()
			wantErr := tt.from == executor.Running || tt.from >= executor.CancelledAndNotified
			if got != tt.run || f.State() != tt.running || (err != nil) != wantErr {
				t.Errorf("SetRunning() = %v, %v, state %v; want %v, %v", got, err, f.State(), tt.run, tt.running)
			}

			for name, set := range map[string]func(*executor.Future[int]) error{
				"SetResult": func(f *executor.Future[int]) error { return f.SetResult(ctx, 1) },
				"SetError":  func(f *executor.Future[int]) error { return f.SetError(ctx, errors.New("1")) },
			} {
				f = in(t, tt.from)
				err := set(f)
				var invalid *executor.InvalidStateError
				if errors.As(err, &invalid) != tt.invalid {
					t.Errorf("%s: %v, want invalid state: %v", name, err, tt.invalid)
				}
				if tt.invalid && (invalid.State != tt.from || f.State() != tt.from) {
					t.Errorf("%s: error %v, state %v; want both %v", name, err, f.State(), tt.from)
				}
				if !tt.invalid && f.State() != executor.Finished {
					t.Errorf("%s: state %v", name, f.State())
				}
			}
		})
	}
}

func TestFutureFirstResultStays(t *testing.T) {
	f := in(t, executor.Finished)
	f.SetResult(ctx, 1)
	f.SetError(ctx, errors.New("late"))
	if v, err := f.Result(ctx); v != 42 || err != nil {
		t.Errorf("Result() = %v, %v; want 42, nil", v, err)
	}
}

func TestFutureResult(t *testing.T) {
	boom := errors.New("boom")
	for _, tt := range []struct {
		name   string
		settle func(*executor.Future[int])
		want   int
		err    error
	}{
		{"result", func(f *executor.Future[int]) { f.SetResult(ctx, 7) }, 7, nil},
		{"error", func(f *executor.Future[int]) { f.SetError(ctx, boom) }, 0, boom},
		{"cancel", func(f *executor.Future[int]) { f.Cancel(ctx) }, 0, executor.ErrCancelled},
		{"timeout", func(*executor.Future[int]) {}, 0, context.DeadlineExceeded},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := new(executor.Future[int])
				ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
				defer cancel()
				time.AfterFunc(time.Second, func() { tt.settle(f) })
				if v, err := f.Result(ctx); v != tt.want || err != tt.err {
					t.Errorf("Result() = %v, %v; want %v, %v", v, err, tt.want, tt.err)
				}
			})
		})
	}
}

func TestFutureResultOfDoneIgnoresContext(t *testing.T) {
	dead, cancel := context.WithCancel(ctx)
	cancel()
	if v, err := in(t, executor.Finished).Result(dead); v != 42 || err != nil {
		t.Errorf("Result() = %v, %v; want 42, nil", v, err)
	}
}

func TestFutureDone(t *testing.T) {
	for _, s := range states {
		t.Run(s.String(), func(t *testing.T) {
			f := in(t, s)
			select {
			case <-f.Done():
				if !s.Done() {
					t.Error("Done is closed")
				}
			default:
				if s.Done() {
					t.Error("Done is open")
				}
			}
			if before, after := f.Done(), f.Done(); before != after {
				t.Error("Done returned two channels")
			}
		})
	}
}

func TestFutureCallbacks(t *testing.T) {
	type key struct{}
	settler := context.WithValue(ctx, key{}, "settler")
	adder := context.WithValue(ctx, key{}, "adder")

	for name, settle := range map[string]func(*executor.Future[int]){
		"result":  func(f *executor.Future[int]) { f.SetResult(settler, 1); f.SetResult(settler, 2) },
		"error":   func(f *executor.Future[int]) { f.SetError(settler, errors.New("boom")) },
		"cancel":  func(f *executor.Future[int]) { f.Cancel(settler); f.Cancel(settler); f.SetRunning() },
		"discard": func(f *executor.Future[int]) { f.Discard(settler, executor.ErrCancelled) },
	} {
		t.Run(name, func(t *testing.T) {
			f := new(executor.Future[int])
			var got []string
			record := func(what string) func(context.Context, *executor.Future[int]) {
				return func(ctx context.Context, f *executor.Future[int]) {
					if !f.State().Done() {
						t.Error("callback of a future that is not done")
					}
					got = append(got, what+" by "+ctx.Value(key{}).(string))
				}
			}
			f.AddDoneCallback(adder, record("1"))
			f.AddDoneCallback(adder, func(ctx context.Context, f *executor.Future[int]) {
				record("2")(ctx, f)
				f.AddDoneCallback(adder, record("nested"))
			})
			f.AddDoneCallback(adder, record("3"))
			settle(f)
			f.AddDoneCallback(adder, record("late"))
			want := []string{"1 by settler", "2 by settler", "nested by adder", "3 by settler", "late by adder"}
			if !slices.Equal(got, want) {
				t.Errorf("callbacks: %q, want %q", got, want)
			}
		})
	}
}

func TestFutureWaitersComeBeforeCallbacks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := new(executor.Future[int])
		release := make(chan struct{})
		f.AddDoneCallback(ctx, func(context.Context, *executor.Future[int]) { <-release })
		go f.SetResult(ctx, 1)
		if v, err := f.Result(ctx); v != 1 || err != nil {
			t.Errorf("Result() = %v, %v; want 1, nil", v, err)
		}
		close(release)
	})
}

func TestFutureDiscard(t *testing.T) {
	boom := errors.New("boom")
	for _, tt := range []struct {
		from  executor.State
		err   error
		state executor.State
		want  error // of Result
	}{
		{executor.Pending, boom, executor.Finished, boom},
		{executor.Running, boom, executor.Finished, boom},
		{executor.Cancelled, boom, executor.CancelledAndNotified, executor.ErrCancelled},
		{executor.Finished, boom, executor.Finished, nil},
		{executor.Pending, executor.ErrCancelled, executor.CancelledAndNotified, executor.ErrCancelled},
		{executor.Cancelled, executor.ErrCancelled, executor.CancelledAndNotified, executor.ErrCancelled},
		{executor.Finished, executor.ErrCancelled, executor.Finished, nil},
	} {
		f := in(t, tt.from)
		f.Discard(ctx, tt.err)
		if _, err := f.Result(ctx); f.State() != tt.state || err != tt.want {
			t.Errorf("%v.Discard(%v): state %v, error %v; want %v, %v", tt.from, tt.err, f.State(), err, tt.state, tt.want)
		}
	}
}

func TestSetStopped(t *testing.T) {
	f := in(t, executor.Running)
	called := false
	f.AddDoneCallback(ctx, func(context.Context, *executor.Future[int]) { called = true })
	if err := f.SetStopped(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Result(ctx); err != executor.ErrCancelled || f.State() != executor.CancelledAndNotified || !called {
		t.Errorf("error %v, state %v, called back %v", err, f.State(), called)
	}
	for _, s := range []executor.State{executor.Pending, executor.Cancelled, executor.CancelledAndNotified, executor.Finished} {
		f := in(t, s)
		var invalid *executor.InvalidStateError
		if err := f.SetStopped(ctx); !errors.As(err, &invalid) || f.State() != s {
			t.Errorf("of a future that is %v: %v, now %v", s, err, f.State())
		}
	}
}
