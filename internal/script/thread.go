package script

import (
	"context"
	"errors"
	"runtime/debug"
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
)

// tickSteps is how many steps of the interpreter lie between two ticks: so many
// that ticks cost nothing, so few that they come every 10 microseconds.
const tickSteps = 1000

// A Thread is a goroutine that runs script code. But for Name, Ident, Alive and
// Daemon, which any goroutine may call, its methods are for that goroutine.
type Thread struct {
	rt    *Runtime
	name  string
	ident int64
	alive atomic.Bool

	// Object is the thread as scripts see it, made when first asked for. It is
	// guarded by the script lock.
	Object starlark.Value

	// Owner is the executor whose worker the thread is, or nil. It is set before
	// the thread runs.
	Owner any

	strand  *strand               // the one that runs: its own, or a coroutine's
	scope   atomic.Pointer[Scope] // of what it runs, or ran last; others only cancel it
	ctx     *threadContext        // scope and thread
	calls   int                   // depth of Call
	pending error                 // see Fail
	using   []*using              // the for loops over using(…) it is in

	holds       bool          // it holds the script lock
	granted     chan struct{} // the lock is handed over; capacity 1
	nextWaiting *Thread       // in a waitQueue of the lock
}

// A strand is a stack of calls, the interpreter's thread, and the thread that it runs
// on. A thread has one; a coroutine has one that whoever resumes it runs.
type strand struct {
	interp *starlark.Thread
	thread *Thread
	co     *Coroutine // the one that runs on it, or nil
	state  any        // see Thread.State
}

// threadLocal is where a starlark.Thread keeps its strand.
const threadLocal = "fstar.thread"

// Current returns the thread that runs in the interpreter's thread. If that does
// not belong to a Runtime the error, a RuntimeError, says so.
func Current(interp *starlark.Thread) (*Thread, error) {
	if s, ok := interp.Local(threadLocal).(*strand); ok {
		return s.thread, nil
	}
	return nil, exception.RuntimeError.Errorf("this Starlark thread is not attached to a host: see host.Attach")
}

// Runtime returns the runtime whose thread t is.
func (t *Thread) Runtime() *Runtime { return t.rt }

// Name returns the thread's name, such as "MainThread".
func (t *Thread) Name() string { return t.name }

// Ident returns the number that Python calls the thread identifier. It is not
// zero, and no other thread of the process has or had it.
func (t *Thread) Ident() int64 { return t.ident }

// Alive reports whether the thread has not ended.
func (t *Thread) Alive() bool { return t.alive.Load() }

// IsMain reports whether t is its runtime's main thread.
func (t *Thread) IsMain() bool { return t == t.rt.main }

// Scope returns the context of what the thread runs: what a task that it
// submits is given.
func (t *Thread) Scope() *Scope { return t.ctx.Scope }

// Context returns Scope with the thread added, for functions that block, or run
// callbacks, on this thread. [FromContext] finds the thread in it.
func (t *Thread) Context() context.Context { return t.ctx }

// enter makes s the scope of what the thread runs next.
func (t *Thread) enter(s *Scope) {
	if t.ctx == nil || t.ctx.Scope != s {
		t.ctx = &threadContext{s, t}
		t.scope.Store(s)
	}
	if t.rt.closed.Load() { // after the Store: Close has not seen s, or we see closed
		s.cancel(ErrClosed)
	}
}

// Acquire takes the script lock, unless the thread holds it.
func (t *Thread) Acquire() {
	if !t.holds {
		t.rt.lock.acquire(t, false)
		t.holds, t.rt.running = true, t
	}
}

// Release gives the script lock up, if the thread holds it.
func (t *Thread) Release() {
	if t.holds {
		t.holds = false
		t.rt.lock.release()
	}
}

// Yield lets waiting threads have the script lock first if this thread's turn is
// over. It is the tick, for Go code that runs for long or many times.
func (t *Thread) Yield() {
	t.rt.lock.yield(t)
	t.rt.running = t
}

// Block calls f, which may block, without the script lock. f must end when ctx,
// the thread's Context, ends, and must not touch values that scripts share.
func (t *Thread) Block(f func(ctx context.Context)) {
	if !t.holds {
		f(t.ctx)
		return
	}
	t.holds = false
	t.rt.lock.release()
	defer func() {
		t.rt.lock.acquire(t, true)
		t.holds, t.rt.running = true, t
	}()
	f(t.ctx)
}

// Call calls fn with the script lock held, which the thread keeps until Release.
// What runs gets scope s; nil means the one the thread is in. A panic in Go code
// comes back as an error, as does what Fail was told.
//
// It is the one place where script code is called from outside the interpreter,
// and where a panic under it is recovered.
func (t *Thread) Call(s *Scope, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return t.Run(s, func() (starlark.Value, error) {
		if _, ok := fn.(starlark.Callable); !ok {
			return nil, exception.TypeError.Errorf("'%s' object is not callable", exception.TypeName(fn))
		}
		return starlark.Call(t.strand.interp, fn, args, kwargs)
	})
}

// Run is Call for a function in Go that runs script code on [Thread.Interp].
func (t *Thread) Run(s *Scope, f func() (starlark.Value, error)) (v starlark.Value, err error) {
	t.Acquire()
	if s != nil && (t.calls == 0 || s != t.ctx.Scope) {
		if outer := t.ctx; t.calls > 0 {
			defer func() { t.ctx = outer; t.scope.Store(outer.Scope) }()
		}
		t.enter(s)
	} else if t.calls == 0 {
		t.enter(t.ctx.Scope)
	}
	t.calls++
	returned := false
	defer func() {
		t.calls--
		if !returned {
			p := recover()
			if p == nil {
				return // runtime.Goexit: whoever owns the goroutine cleans up
			}
			err = exception.SystemError.Errorf("Go panic: %v", p).Wrap(&executor.PanicError{Value: p, Stack: debug.Stack()})
		}
		err = t.settle(err)
	}()
	if err := t.Interrupted(); err != nil {
		returned = true
		return nil, err
	}
	v, err = f()
	returned = true
	return v, err
}

// Try calls fn, a function without parameters, for code that runs on the thread and
// that takes the error itself: it has its true cause. A panic goes on to the Run that is
// under way.
func (t *Thread) Try(fn starlark.Value) (starlark.Value, error) {
	v, err := starlark.Call(t.strand.interp, fn, nil, nil)
	if err == nil && t.pending == nil {
		return v, nil
	}
	return nil, t.settle(err)
}

// settle gives the error of a call its true cause, and makes the interpreter's
// thread fit to run on: unless its scope has ended and there are outer calls.
func (t *Thread) settle(err error) error {
	if t.pending != nil || t.calls == 0 {
		t.strand.interp.Uncancel()
	}
	if err == nil && t.pending == nil {
		return nil
	}
	return t.trueCause(err)
}

// trueCause returns what err stands for: what Fail was told, or why the scope ended,
// if the interpreter's thread was cancelled because of that.
func (t *Thread) trueCause(err error) error {
	pending := t.pending
	t.pending = nil
	if err == nil {
		return pending
	}
	if !isCancellation(err) {
		return err
	}
	if pending == nil {
		pending = t.Interrupted()
	}
	if pending == nil {
		return err
	}
	return &stopError{err, pending}
}

// stopError is the interpreter's error for a cancelled thread, with the reason.
type stopError struct{ eval, reason error }

func (e *stopError) Error() string   { return e.reason.Error() }
func (e *stopError) Unwrap() []error { return []error{e.eval, e.reason} }

// isCancellation reports whether err says that the interpreter's thread was
// cancelled, rather than that a builtin failed.
func isCancellation(err error) bool {
	eval, ok := err.(*starlark.EvalError)
	if !ok && !errors.As(err, &eval) {
		return false
	}
	const prefix = "Starlark computation cancelled: "
	return len(eval.Msg) >= len(prefix) && eval.Msg[:len(prefix)] == prefix
}

// State returns a place for what the run time of a dialect keeps for the calls that
// are under way: one for the thread, and one for each coroutine.
func (t *Thread) State() *any { return &t.strand.state }

// Depth returns how many calls are under way on the thread: what exception.Catch
// is to skip when a Go function that runs on it catches an error.
func (t *Thread) Depth() int { return t.strand.interp.CallStackDepth() }

// Interp returns the interpreter's thread, for code that runs in Run.
func (t *Thread) Interp() *starlark.Thread { return t.strand.interp }

// Interrupted returns the error with which script code on this thread must end
// because its scope has, or nil. A cause that is an exception, such as a
// KeyboardInterrupt, is that error.
func (t *Thread) Interrupted() error {
	if t.ctx.Err() == nil {
		return nil
	}
	cause := context.Cause(t.ctx)
	var e *exception.Exception
	if errors.As(cause, &e) {
		return e.Class().New(e.Args()...).Wrap(cause) // each thread has its own traceback
	}
	return exception.Stopped.Errorf("%w", cause)
}

// Fail makes the script code that runs on this thread end with err, for Go code
// that cannot return an error, such as an iterator's Done.
func (t *Thread) Fail(err error) {
	if t.pending == nil {
		t.pending = err
	}
	t.strand.interp.Cancel("an error is pending")
}

// Failure returns the error that Fail was given, and forgets it: for Go code that
// called a method that cannot return one, such as an iterator's Next, and can itself.
func (t *Thread) Failure() error {
	err := t.pending
	if err != nil {
		t.pending = nil
		t.strand.interp.Uncancel() // if the context has ended the next tick cancels it again
	}
	return err
}

// tick is called by the interpreter every tickSteps steps.
func (t *Thread) tick(interp *starlark.Thread) {
	interp.SetMaxExecutionSteps(interp.Steps + tickSteps)
	if t.ctx.Err() != nil {
		interp.Cancel("the context has ended")
	}
	t.Yield()
}

// End takes a thread that ends off the runtime's books, and gives up the lock.
func (t *Thread) End() {
	t.rt.remove(t)
	t.Release()
}
