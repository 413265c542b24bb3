package script_test

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

var ctx = context.Background()

func newRuntime(t testing.TB) *script.Runtime {
	rt := script.NewRuntime()
	rt.Output = script.NewOutput(io.Discard, io.Discard)
	t.Cleanup(func() {
		if err := rt.Exit(ctx); err != nil {
			t.Error(err)
		}
	})
	return rt
}

// function compiles the one function in src, which may use the names given.
func function(t testing.TB, src string, names starlark.StringDict) starlark.Value {
	t.Helper()
	opts := &syntax.FileOptions{While: true}
	f, err := opts.Parse("test.star", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := starlark.FileProgram(f, names.Has)
	if err != nil {
		t.Fatal(err)
	}
	globals, err := prog.Init(new(starlark.Thread), names)
	if err != nil {
		t.Fatal(err)
	}
	return globals["f"]
}

// call calls fn as a call from outside.
func call(rt *script.Runtime, ctx context.Context, fn starlark.Value) (starlark.Value, error) {
	t, leave, err := rt.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return t.Call(nil, fn, nil, nil)
}

// Threads that compute and that block change plain Go data: the race detector, and
// the count, would tell if two ran at a time.
func TestScriptLockExcludes(t *testing.T) {
	const threads, rounds = 8, 300
	rt := newRuntime(t)
	count := 0
	names := starlark.StringDict{
		"count": native.F0("count", "", "", func(*script.Thread) (starlark.Value, error) {
			count++
			return starlark.None, nil
		}),
		"block": native.F0("block", "", "", func(t *script.Thread) (starlark.Value, error) {
			t.Block(func(context.Context) { runtime.Gosched() })
			return starlark.None, nil
		}),
	}
	fn := function(t, `
def f():
    for i in range(300):
        count()
        if i % 3 == 0:
            block()
        for _ in range(i):
            pass
`, names)
	var wg sync.WaitGroup
	for range threads {
		wg.Go(func() {
			if _, err := call(rt, ctx, fn); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if count != threads*rounds {
		t.Errorf("count = %d, want %d", count, threads*rounds)
	}
}

// A thread that computes for ever does not keep others from running, nor can they
// keep it, whatever the clock says.
func TestScriptLockIsShared(t *testing.T) {
	for name, test := range map[string]func(*testing.T, func(*testing.T)){
		"clock":    func(t *testing.T, f func(*testing.T)) { f(t) },
		"no clock": synctest.Test,
	} {
		t.Run(name, func(t *testing.T) {
			test(t, func(t *testing.T) {
				rt := newRuntime(t)
				stop := false
				names := starlark.StringDict{
					"stop": native.F0("stop", "", "", func(*script.Thread) (starlark.Value, error) {
						return starlark.Bool(stop), nil
					}),
					"finish": native.F0("finish", "", "", func(*script.Thread) (starlark.Value, error) {
						stop = true
						return starlark.None, nil
					}),
				}
				spin := function(t, "def f():\n    while not stop():\n        pass\n", names)
				finish := function(t, "def f():\n    for _ in range(5000):\n        pass\n    finish()\n", names)
				var wg sync.WaitGroup
				for _, fn := range []starlark.Value{spin, spin, finish} {
					wg.Go(func() {
						if _, err := call(rt, ctx, fn); err != nil {
							t.Error(err)
						}
					})
				}
				wg.Wait()
			})
		})
	}
}

func TestScopeEndsWithCallersContext(t *testing.T) {
	rt := newRuntime(t)
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(ctx)
	names := starlark.StringDict{
		"cancel": native.F0("cancel", "", "", func(*script.Thread) (starlark.Value, error) {
			cancel(cause)
			return starlark.None, nil
		}),
	}
	_, err := call(rt, ctx, function(t, "def f():\n    cancel()\n    while True:\n        pass\n", names))
	var e *object.Exception
	if !errors.Is(err, cause) || !errors.As(err, &e) || e.Class() != object.Stopped {
		t.Errorf("error %v, want Stopped because of %v", err, cause)
	}
	var eval *starlark.EvalError
	if !errors.As(err, &eval) {
		t.Errorf("error %v has no EvalError", err)
	}
	// The thread can be used again.
	if _, err := call(rt, context.Background(), function(t, "def f():\n    return 1\n", nil)); err != nil {
		t.Errorf("the next call: %v", err)
	}
}

func TestScopeOutlivesCall(t *testing.T) {
	rt := newRuntime(t)
	ctx, cancel := context.WithCancel(ctx)
	thread, leave, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	scope := thread.Scope()
	leave()
	cancel()
	if err := scope.Err(); err != nil {
		t.Errorf("the scope ended with its caller's context after the call: %v", err)
	}
}

func TestInterruptedKeepsException(t *testing.T) {
	rt := newRuntime(t)
	ctx, cancel := context.WithCancelCause(ctx)
	interrupt := object.KeyboardInterrupt.New()
	cancel(interrupt)
	_, err := call(rt, ctx, function(t, "def f():\n    pass\n", nil))
	if e := object.Catch(err, 0); e.Class() != object.KeyboardInterrupt || e == interrupt {
		t.Errorf("error %v, want a KeyboardInterrupt of its own", err)
	}
	if !errors.Is(err, interrupt) {
		t.Errorf("error %v does not wrap the cause", err)
	}
}

// An interrupt that was raised is not lost when the last statement runs already.
func TestInterruptAtTheEnd(t *testing.T) {
	rt := newRuntime(t)
	names := starlark.StringDict{
		"interrupt": native.F0("interrupt", "", "", func(t *script.Thread) (starlark.Value, error) {
			if !rt.Interrupt() || rt.Interrupt() {
				return nil, errors.New("not interrupted, or twice")
			}
			return starlark.None, nil
		}),
	}
	main, leave, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	_, err = main.Call(nil, function(t, "def f():\n    interrupt()\n", names), nil, nil)
	if !errors.Is(err, script.ErrKeyboardInterrupt) || !rt.Interrupting() {
		t.Errorf("error %v, interrupting %v", err, rt.Interrupting())
	}
	if rt.Interrupt() {
		t.Error("interrupted what has ended")
	}
}

func TestPanicBecomesException(t *testing.T) {
	rt := newRuntime(t)
	boom := errors.New("boom")
	names := starlark.StringDict{
		"panic": native.F0("panic", "", "", func(t *script.Thread) (starlark.Value, error) {
			t.Block(func(context.Context) { panic(boom) })
			return starlark.None, nil
		}),
	}
	_, err := call(rt, ctx, function(t, "def f():\n    panic()\n", names))
	var p *workerpool.PanicError
	if !errors.Is(err, boom) || !errors.As(err, &p) || !strings.Contains(string(p.Stack), "script_test.go") {
		t.Errorf("error %v, want a PanicError of boom with its stack", err)
	}
	if e := object.Catch(err, 0); e.Class() != object.SystemError {
		t.Errorf("exception %v, want a SystemError", e)
	}
	if _, err := call(rt, ctx, function(t, "def f():\n    pass\n", nil)); err != nil {
		t.Errorf("the next call: %v", err)
	}
}

func TestGoexitReleasesLock(t *testing.T) {
	rt := newRuntime(t)
	names := starlark.StringDict{
		"exit": native.F0("exit", "", "", func(*script.Thread) (starlark.Value, error) {
			runtime.Goexit()
			return starlark.None, nil
		}),
	}
	fn := function(t, "def f():\n    exit()\n", names)
	done := make(chan struct{})
	go func() {
		defer close(done)
		call(rt, ctx, fn)
		t.Error("the call returned")
	}()
	<-done
	if _, err := call(rt, ctx, function(t, "def f():\n    pass\n", nil)); err != nil {
		t.Errorf("the next call: %v", err)
	}
}

func TestFail(t *testing.T) {
	rt := newRuntime(t)
	boom := object.ValueError.Errorf("boom")
	names := starlark.StringDict{
		"later": native.F0("later", "", "", func(t *script.Thread) (starlark.Value, error) {
			t.Fail(boom)
			return starlark.None, nil
		}),
	}
	for name, src := range map[string]string{
		"runs on":    "def f():\n    later()\n    while True:\n        pass\n",
		"last thing": "def f():\n    return later()\n",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := call(rt, ctx, function(t, src, names)); !errors.Is(err, boom) {
				t.Errorf("error %v, want %v", err, boom)
			}
		})
	}
	if _, err := call(rt, ctx, function(t, "def f():\n    pass\n", nil)); err != nil {
		t.Errorf("the next call: %v", err)
	}
}

func TestEnterThreads(t *testing.T) {
	rt := newRuntime(t)
	main, leaveMain, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	other, leaveOther, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if main.Name() != "MainThread" || !main.IsMain() || other.Name() != "Dummy-1" || other.IsMain() {
		t.Errorf("threads %q and %q, want MainThread and Dummy-1", main.Name(), other.Name())
	}
	if n := len(rt.Threads()); n != 2 || main.Ident() == other.Ident() || main.Ident() == 0 {
		t.Errorf("%d threads, idents %d and %d", n, main.Ident(), other.Ident())
	}
	leaveOther()
	leaveMain()
	if n := len(rt.Threads()); n != 1 || other.Alive() || !main.Alive() {
		t.Errorf("%d threads are left", n)
	}
}

func TestExitWaitsForCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := script.NewRuntime()
		names := starlark.StringDict{
			"sleep": native.F0("sleep", "", "", func(t *script.Thread) (starlark.Value, error) {
				t.Block(func(ctx context.Context) {
					select {
					case <-time.After(time.Minute):
					case <-ctx.Done():
					}
				})
				return starlark.None, t.Interrupted()
			}),
		}
		fn := function(t, "def f():\n    sleep()\n", names)
		started := time.Now()
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := call(rt, ctx, fn); err == nil {
				t.Error("the call was not stopped")
			}
		})
		synctest.Wait()
		short, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		if err := rt.Exit(short); err != context.DeadlineExceeded {
			t.Errorf("Exit: %v, want %v", err, context.DeadlineExceeded)
		}
		if d := time.Since(started); d != time.Second {
			t.Errorf("Exit took %v, want 1s", d)
		}
		if _, err := call(rt, ctx, fn); err != script.ErrClosed {
			t.Errorf("a call after Exit: %v, want %v", err, script.ErrClosed)
		}
		wg.Wait()
	})
}

func TestCurrentOfForeignThread(t *testing.T) {
	if _, err := script.Current(new(starlark.Thread)); err == nil || !strings.Contains(err.Error(), "host.Attach") {
		t.Errorf("error %v, want one that names host.Attach", err)
	}
}

func TestAttach(t *testing.T) {
	rt := newRuntime(t)
	interp := &starlark.Thread{Name: "mine"}
	detach, err := rt.Attach(ctx, interp)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rt.Attach(ctx, interp); err == nil {
		t.Error("attached twice")
	}
	if th, err := script.Current(interp); err != nil || rt.Running() != th {
		t.Errorf("Current() = %v, %v; running is %v", th, err, rt.Running())
	}
	detach()
	if _, err := script.Current(interp); err == nil || interp.Name != "mine" {
		t.Errorf("still attached; name %q", interp.Name)
	}
	if _, err := starlark.Call(interp, function(t, "def f():\n    for _ in range(10000):\n        pass\n", nil), nil, nil); err != nil {
		t.Errorf("the thread after it was detached: %v", err)
	}
}
