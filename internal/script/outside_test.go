package script_test

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// Running is the thread that has the lock, where that runs, and on no other goroutine.
func TestRunning(t *testing.T) {
	rt := newRuntime(t)
	check := func(where string, want *script.Thread) {
		t.Helper()
		if got := rt.Running(); got != want {
			t.Errorf("%s: running %v, want %v", where, got, want)
		}
	}
	elsewhere := func(where string) {
		t.Helper()
		done := make(chan *script.Thread)
		go func() { done <- rt.Running() }()
		if got := <-done; got != nil {
			t.Errorf("%s: %v runs on another goroutine", where, got)
		}
	}
	check("before", nil)
	th, leave, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	check("without the lock", nil)
	th.Acquire()
	check("with the lock", th)
	elsewhere("with the lock")
	th.Block(func(context.Context) {
		check("in Block", nil)
		th.Block(func(context.Context) { check("in Block in Block", nil) })
	})
	check("after Block", th)
	th.Yield()
	check("after Yield", th)

	var started *script.Thread
	done := make(chan struct{})
	if _, err := th.Start("started", false, func(t *script.Thread) {
		started = t
		check("in a started thread", t)
		close(done)
	}); err != nil {
		t.Fatal(err)
	}
	th.Block(func(context.Context) { <-done })
	check("after a thread has started", th)
	if started == nil || started == th {
		t.Error("no thread was started")
	}
	leave()
	check("after", nil)
}

// Do has the lock: on any number of goroutines at a time, inside of scripts and outside. Exit
// waits for it, and then it does nothing.
func TestDo(t *testing.T) {
	rt := script.NewRuntime()
	const goroutines, rounds = 8, 200
	count := 0
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(func() {
			for range rounds {
				err := rt.Do(func(outer *script.Thread) error {
					return rt.Do(func(inner *script.Thread) error {
						if inner != outer || inner.IsMain() {
							t.Errorf("on %v in %v", inner.Name(), outer.Name())
						}
						count++
						inner.Yield()
						return nil
					})
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if count != goroutines*rounds {
		t.Errorf("count = %d", count)
	}

	mine := errors.New("mine")
	if err := rt.Do(func(*script.Thread) error { return mine }); err != mine {
		t.Errorf("error %v", err)
	}
	if err := rt.Do(func(t *script.Thread) error { t.Fail(mine); return nil }); err != mine {
		t.Errorf("error of Fail %v", err)
	}
	if err := rt.Do(func(*script.Thread) error { panic("boom") }); err == nil || object.Catch(err, 0).Class() != object.SystemError {
		t.Errorf("error of a panic %v", err)
	}

	began, end, did := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		did <- rt.Do(func(t *script.Thread) error {
			t.Block(func(context.Context) { close(began); <-end })
			count++
			return nil
		})
	}()
	<-began
	exited := make(chan error)
	go func() { exited <- rt.Exit(ctx) }()
	for !rt.Exiting() {
		runtime.Gosched()
	}
	if err := rt.Do(func(*script.Thread) error { t.Error("called"); return nil }); err != script.ErrClosed {
		t.Errorf("while the runtime exits: %v", err)
	}
	select {
	case <-exited:
		t.Error("Exit did not wait")
	default:
	}
	close(end)
	if err := errors.Join(<-did, <-exited); err != nil {
		t.Error(err)
	}
	if err := rt.Do(func(*script.Thread) error { t.Error("called"); return nil }); err != script.ErrClosed {
		t.Errorf("after the end: %v", err)
	}
	done := false
	if err := rt.Caller.Do(func() error { done = true; return nil }); err != nil || !done {
		t.Errorf("Caller.Do after the end: %v, %v", done, err)
	}
	if _, err := rt.Caller.Call(starlark.Universe["len"], starlark.Tuple{starlark.String("")}, nil); err != script.ErrClosed {
		t.Errorf("Caller.Call after the end: %v", err)
	}
}
