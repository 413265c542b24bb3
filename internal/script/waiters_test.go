package script_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// started starts a thread of rt for each function, in order, and waits until all have
// blocked or ended.
func started(t *testing.T, rt *script.Runtime, bodies ...func(*script.Thread)) {
	t.Helper()
	th, leave, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	_, err = th.Run(nil, func() (starlark.Value, error) {
		for i, body := range bodies {
			if _, err := th.Start(fmt.Sprint("t", i), false, body); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	synctest.Wait()
}

func TestWaiters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := newRuntime(t)
		var waiters script.Waiters
		var mu sync.Mutex // the test itself has no script lock
		var log []string
		wait := func(timeout time.Duration) func(*script.Thread) {
			return func(t *script.Thread) {
				woken, err := waiters.Wait(t, timeout)
				mu.Lock()
				defer mu.Unlock()
				log = append(log, fmt.Sprintf("%s %v %v", t.Name(), woken, err))
			}
		}
		started(t, rt, wait(script.Forever), wait(time.Second), wait(time.Hour), wait(script.Forever), wait(0))
		want := []string{"t4 false <nil>"}
		check := func(step string, added ...string) {
			t.Helper()
			synctest.Wait()
			mu.Lock()
			defer mu.Unlock()
			if len(log) == 5 {
				slices.Sort(log[3:]) // who is woken at the same time runs in any order
			}
			if want = append(want, added...); !slices.Equal(log, want) {
				t.Fatalf("%s: %q, want %q", step, log, want)
			}
		}
		check("at first")
		time.Sleep(time.Second)
		check("a timeout", "t1 false <nil>")
		wake := func(n, count, left int) func(*script.Thread) {
			return func(*script.Thread) {
				if got := waiters.Wake(n); got != count || waiters.Len() != left {
					t.Errorf("Wake(%d) = %d, and %d are left; want %d and %d", n, got, waiters.Len(), count, left)
				}
			}
		}
		started(t, rt, wake(1, 1, 2))
		check("the first", "t0 true <nil>")
		started(t, rt, wake(5, 2, 0))
		check("all", "t2 true <nil>", "t3 true <nil>")
		started(t, rt, wake(1, 0, 0))
	})
}

// A thread that is woken at the moment of its timeout, or of its scope's end, counts as
// woken: nothing that was handed to it is lost.
func TestWaitersWokenAtTheEnd(t *testing.T) {
	for _, stop := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			rt := newRuntime(t)
			var waiters script.Waiters
			stopped, cancel := context.WithCancel(ctx)
			defer cancel()
			results := make(chan error, 1)
			go func() {
				th, leave, err := rt.Enter(stopped)
				if err != nil {
					t.Error(err)
					return
				}
				defer leave()
				th.Acquire()
				woken, err := waiters.Wait(th, time.Second)
				if err == nil && !woken {
					err = errors.New("not woken")
				}
				results <- err
			}()
			synctest.Wait()
			th, leave, err := rt.Enter(ctx)
			if err != nil {
				t.Fatal(err)
			}
			th.Acquire() // so that the waiter cannot go on
			if stop {
				cancel()
			} else {
				time.Sleep(2 * time.Second)
			}
			waiters.Wake(1)
			leave()
			if err := <-results; err != nil {
				t.Errorf("stopped %v: %v", stop, err)
			}
		})
	}
}

func TestWaitersStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := newRuntime(t)
		var waiters script.Waiters
		stopped, cancel := context.WithCancelCause(ctx)
		th, leave, err := rt.Enter(stopped)
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
		th.Acquire()
		time.AfterFunc(time.Second, func() { cancel(object.KeyboardInterrupt.New()) })
		woken, err := waiters.Wait(th, script.Forever)
		if woken || err == nil || err.Error() != "KeyboardInterrupt" || waiters.Len() != 0 {
			t.Errorf("Wait = %v, %v, and %d wait", woken, err, waiters.Len())
		}
	})
}

func TestTimeout(t *testing.T) {
	for _, test := range []struct {
		v    starlark.Value
		want time.Duration
	}{
		{nil, script.Forever},
		{starlark.None, script.Forever},
		{starlark.MakeInt(2), 2 * time.Second},
		{starlark.Float(0.5), time.Second / 2},
		{starlark.MakeInt(-1), 0},
		{starlark.True, time.Second},
	} {
		if got, err := script.Timeout(test.v); got != test.want || err != nil {
			t.Errorf("Timeout(%v) = %v, %v, want %v", test.v, got, err, test.want)
		}
	}
	if _, err := script.Timeout(starlark.String("1")); err == nil {
		t.Error("Timeout of a string is no error")
	}
}

func TestDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		end, never := script.DeadlineIn(3*time.Second), script.DeadlineIn(script.Forever)
		time.Sleep(time.Second)
		if end.Left() != 2*time.Second || never.Left() != script.Forever {
			t.Errorf("left: %v, %v", end.Left(), never.Left())
		}
		time.Sleep(5 * time.Second)
		if end.Left() != 0 {
			t.Errorf("left after the end: %v", end.Left())
		}
	})
}
