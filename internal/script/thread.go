package script

import (
	"container/list"
	"context"
	"errors"
	"math"
	"runtime/debug"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/memory"
	"fstar/internal/object"
	"fstar/internal/workerpool"
)

// tickSteps is how many steps of the interpreter, in the Starlark dialect, lie between two ticks: so many
// that ticks cost nothing, so few that they come every 10 microseconds.
const tickSteps = 1000

// A Thread is a goroutine that runs script code. But for Name, SetName, Ident, Alive,
// Done and Daemon, which any goroutine may call, its methods are for that goroutine.
type Thread struct {
	rt     *Runtime
	name   atomic.Pointer[string]
	reprs  map[starlark.Value]bool // see Caller.EnterRepr
	ident  int64
	alive  atomic.Bool
	done   chan struct{} // closed when it has ended
	daemon bool          // set before it runs
	owned  bool          // Start has started it

	// Object is the thread as scripts see it, made when first asked for. It is
	// guarded by the script lock.
	Object starlark.Value

	// locals are values that only this thread uses: see Local.
	locals map[any]any

	// Owner is the executor whose worker the thread is, or nil. It is set before
	// the thread runs.
	Owner any

	object.Workspace
	Execution Execution

	interp  *starlark.Thread      // nil before somebody asks for it: see Interp
	scope   atomic.Pointer[Scope] // of what it runs, or ran last; others only cancel it
	ctx     *threadContext        // scope and thread
	task    atomic.Pointer[Scope] // see TaskScope; nil if there is none
	told    *Scope                // the call that has ended, as the thread knows: see Tick
	place   *list.Element         // in the runtime's threads
	ticks   uint                  // how often it has ticked
	calls   int                   // depth of Call
	pending error                 // see Fail
	using   []*using              // the for loops over using(…) it is in

	await       Wait    // see Await; guarded by the script lock
	holds       bool    // it holds the script lock
	queued      bool    // it waits for the lock, by QueueUp
	granted     grant   // the lock is handed over
	nextWaiting *Thread // in a waitQueue of the lock
	waiter      waiter  // its place among Waiters
}

var _ object.Thread = (*Thread)(nil)

// Current is [object.ThreadOf].
func Current(interp *starlark.Thread) (*Thread, error) { return own(object.ThreadOf(interp)) }

// Attached is [object.AttachedTo].
func Attached(interp *starlark.Thread) (*Thread, error) { return own(object.AttachedTo(interp)) }

func own(t object.Thread, err error) (*Thread, error) {
	if err != nil {
		return nil, err
	}
	return t.(*Thread), nil
}

// Caller is [Runtime.Caller].
func (t *Thread) Caller() object.Caller { return t.rt.Caller }

// Nesting returns what counts the calls under way.
func (t *Thread) Nesting() *object.Nesting { return &t.Execution.Nesting }

// Runtime returns the runtime whose thread t is.
func (t *Thread) Runtime() *Runtime { return t.rt }

// Name returns the thread's name, such as "MainThread".
func (t *Thread) Name() string { return *t.name.Load() }

// SetName changes the thread's name.
func (t *Thread) SetName(name string) { t.name.Store(&name) }

// Ident returns the number that Python calls the thread identifier. It is not
// zero, and no other thread of the process has or had it.
func (t *Thread) Ident() int64 { return t.ident }

// Alive reports whether the thread has not ended.
func (t *Thread) Alive() bool { return t.alive.Load() }

// Done returns a channel that is closed when the thread has ended, or, for the main
// thread, when the runtime exits.
func (t *Thread) Done() <-chan struct{} { return t.done }

// Daemon reports whether the runtime, when it exits, does not wait for the thread.
func (t *Thread) Daemon() bool { return t.daemon }

// IsMain reports whether t is its runtime's main thread.
func (t *Thread) IsMain() bool { return t == t.rt.main }

// Scope returns the context of the call that the thread runs something of: what a task
// that it submits is given.
func (t *Thread) Scope() *Scope { return t.ctx.Scope.ofCall() }

// TaskScope returns a scope for a task, of the call with the scope s, that the thread is
// about to run: one that ends with s, or by [Scope.Stop], which stops this task alone.
// Tasks of the same call, one after another, have the same one as long as none is
// stopped. The caller has the script lock, and so must who stops the task, to know that
// it runs still.
func (t *Thread) TaskScope(s *Scope) *Scope {
	task := t.task.Load()
	if task == nil || task.call != s || task.Err() != nil {
		t.DropTaskScope()
		ctx, cancel := context.WithCancelCause(s.Context)
		task = &Scope{Context: ctx, cancel: cancel, rt: t.rt, thread: t, call: s}
		t.task.Store(task)
	}
	return task
}

// Task returns what TaskScope returned last, which may have been stopped since: what a
// task is to run in that was given to the thread while it was at rest.
func (t *Thread) Task() *Scope { return t.task.Load() }

// StopTask stops the task that the thread runs in a TaskScope, or has been given, if there
// is one. The caller has the script lock.
func (t *Thread) StopTask(reason error) {
	if task := t.task.Load(); task != nil {
		task.Stop(reason)
	}
}

// DropTaskScope makes the next TaskScope a new one: a late Stop cannot reach it.
func (t *Thread) DropTaskScope() {
	if task := t.task.Swap(nil); task != nil {
		task.cancel(context.Canceled) // its place in the call's scope
		task.leave()
	}
}

// Context returns Scope with the thread added, for functions that block, or run
// callbacks, on this thread. [FromContext] finds the thread in it.
func (t *Thread) Context() context.Context { return t.ctx }

// SetScope makes s the scope of the calls that follow on a thread that runs nothing. The
// caller has the script lock.
func (t *Thread) SetScope(s *Scope) { t.enter(s) }

// enter makes s the scope of what the thread runs next.
func (t *Thread) enter(s *Scope) {
	if t.ctx == nil || t.ctx.Scope != s {
		t.ctx = &threadContext{s, t}
		t.scope.Store(s.ofCall())
	}
	if t.rt.closed.Load() { // after the Store: Close has not seen s, or we see closed
		s.ofCall().cancel(t.rt.whyClosed())
		t.alarm()
	}
}

// Acquire takes the script lock, unless the thread holds it.
func (t *Thread) Acquire() { t.acquire(false) }

// acquire is Acquire. First says whether the thread goes before those whose turn was over.
func (t *Thread) acquire(first bool) {
	if t.holds {
		return
	}
	if t.queued {
		t.queued = false
		t.granted.take()
	} else {
		t.rt.lock.acquire(t, first)
	}
	t.hold()
}

// Release gives the script lock up, if the thread holds it.
func (t *Thread) Release() {
	if t.queued { // it is given the lock, and must give it up
		t.Acquire()
	}
	if t.holds {
		t.release()
	}
}

// release gives the script lock up, which the thread holds.
func (t *Thread) release() {
	t.Forget()
	t.holds = false
	t.rt.holder.Store(0)
	t.rt.lock.release()
}

// Yield lets waiting threads have the script lock first if this thread's turn is
// over. It is the tick, for Go code that runs for long or many times.
func (t *Thread) Yield() {
	t.rt.lock.yield(t)
	t.hold()
}

const (
	// steps is how many steps of the engine lie between two ticks.
	steps = 1000
	// lookTicks is after how many of them a thread looks at the memory that is left.
	lookTicks = 16
)

// When a call is stopped, what its threads still do in finally clauses and the like may take so many steps and so
// much time, all together.
const (
	lastSteps = 10_000
	lastTime  = 150 * time.Millisecond
)

// Tick is what a thread does when its Execution is Due: it lets others have their turn. The error is that with which
// the code must end.
//
// If the call has ended, each thread is told so once, by the error. The finally clauses that it runs then have the
// rest of what the threads of the call may still do: behind that, each step is an error.
func (t *Thread) Tick() error {
	x := &t.Execution
	left := x.Fuel
	x.Floor.Store(0)
	x.Fuel = steps
	t.Forget()
	t.rt.CloseAbandoned(t)
	t.rt.shutAbandoned()
	t.Yield()
	if err := t.Failure(); err != nil {
		return err
	}
	if t.ticks++; t.ticks%lookTicks == 0 && memory.Low() {
		return object.MemoryError.New()
	}
	told := t.told
	err := t.Interrupted()
	if err == nil || t.told == nil {
		return err
	}
	switch call := t.told; {
	case time.Now().After(call.ends):
		left = 0
	case left <= 0:
		left = min(steps, call.left)
		call.left -= left
	}
	x.Fuel = left
	if told == t.told && left > 0 {
		return nil
	}
	return err
}

// alarm makes the thread tick as soon as it can. Any goroutine may call it.
func (t *Thread) alarm() { t.Execution.Floor.Store(math.MaxInt64) }

// Block calls f, which may block, without the script lock. f must end when ctx,
// the thread's Context, ends, and must not touch values that scripts share.
func (t *Thread) Block(f func(ctx context.Context)) {
	if !t.holds {
		f(t.ctx)
		return
	}
	t.release()
	defer t.acquire(true)
	f(t.ctx)
}

// Call calls fn with the script lock held, which the thread keeps until Release.
// What runs gets scope s; nil means the one the thread is in. A panic in Go code
// comes back as an error, as does what Fail was told.
//
// Run, under it, is the one place where script code is called from Go code that no script has
// called, and where a panic under it is recovered.
func (t *Thread) Call(s *Scope, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return t.Run(s, func() (starlark.Value, error) {
		if _, ok := fn.(starlark.Callable); !ok {
			return nil, object.TypeError.Errorf("'%s' object is not callable", object.TypeName(fn))
		}
		return t.Invoke(fn, args, kwargs)
	})
}

// A Direct is a function that is called on a thread that has the script lock, without the
// interpreter's thread: the engine's, and those in Go.
type Direct interface {
	CallOn(t *Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}

// Invoke calls fn for Go code in a [Thread.Run]. Of what Fail was told it takes no notice.
func (t *Thread) Invoke(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if f, ok := fn.(Direct); ok {
		return f.CallOn(t, args, kwargs)
	}
	if !t.Execution.EnterFromGo() {
		return nil, object.RecursionError.Errorf("maximum recursion depth exceeded")
	}
	v, err := object.Call(t.Interp(), fn, args, kwargs)
	t.Execution.LeaveFromGo()
	return v, err
}

// Run is Call for a function in Go that runs script code on [Thread.Interp].
func (t *Thread) Run(s *Scope, f func() (starlark.Value, error)) (starlark.Value, error) {
	return t.run(s, func() (starlark.Value, error) {
		if err := t.Interrupted(); err != nil {
			return nil, err
		}
		return f()
	})
}

// run is Run, even in a scope that has ended: for as long as Tick lets it.
func (t *Thread) run(s *Scope, f func() (starlark.Value, error)) (v starlark.Value, err error) {
	t.Acquire()
	if s != nil && (t.calls == 0 || s != t.ctx.Scope && s != t.ctx.call) { // what a task calls back in its call is of the task
		if outer := t.ctx; t.calls > 0 {
			defer func() { t.ctx = outer; t.scope.Store(outer.Scope.ofCall()) }()
		}
		t.enter(s)
	} else if t.calls == 0 {
		t.enter(t.ctx.Scope)
	}
	outermost := t.calls == 0 && t.IsMain()
	if outermost {
		t.rt.mayInterrupt(true)
	}
	t.calls++
	mark, before := t.Stack.Mark(), t.Execution.Nesting
	returned := false
	defer func() {
		t.calls--
		if !returned {
			p := recover()
			if p == nil {
				return // runtime.Goexit: whoever owns the goroutine cleans up
			}
			t.Stack.Pop(mark) // of the functions that panicked
			t.Execution.Nesting = before
			if err = object.ErrorOf(p); err == nil {
				err = object.SystemError.Errorf("Go panic: %v", p).Wrap(&workerpool.PanicError{Value: p, Stack: debug.Stack()})
			}
		}
		err = t.Settle(err)
		if outermost {
			if late := t.rt.mayInterrupt(false); late != nil && err == nil {
				err = t.Interrupted()
			}
		}
	}()
	v, err = f()
	returned = true
	return v, err
}

// Settle gives the error of a call its true cause, and makes the interpreter's thread fit
// to run on: if its scope has ended, finally clauses do for as long as Tick lets them. It is for
// those who look at the error before [Thread.Run] does.
func (t *Thread) Settle(err error) error {
	if err == nil && t.pending == nil {
		if t.calls == 0 {
			t.uncancel()
		}
		return nil
	}
	t.uncancel()
	return t.trueCause(err)
}

// trueCause returns what err stands for: what Fail was told, or why the scope ended,
// if the interpreter's thread was cancelled because of that.
func (t *Thread) trueCause(err error) error {
	pending := t.pending
	t.pending = nil
	if err == nil {
		err, pending = pending, nil
	}
	if !isCancellation(err) {
		return err
	}
	if pending == nil || isCancellation(pending) { // a method that cannot return an error was cancelled
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

// Local returns what SetLocal gave the thread for key, or nil.
func (t *Thread) Local(key any) any { return t.locals[key] }

// SetLocal gives the thread a value for key, until it ends. Nil takes it away.
func (t *Thread) SetLocal(key, value any) {
	switch {
	case value == nil:
		delete(t.locals, key)
	case t.locals == nil:
		t.locals = map[any]any{key: value}
	default:
		t.locals[key] = value
	}
}

// Depth returns how many calls are under way on the thread: what object.Catch
// is to skip when a Go function that runs on it catches an error.
func (t *Thread) Depth() int {
	if t.interp == nil {
		return 0
	}
	return t.interp.CallStackDepth()
}

// Interp returns the interpreter's thread, for code that runs in Run. It is made when it is asked for
// first: most threads of scripts need none.
func (t *Thread) Interp() *starlark.Thread {
	if t.interp == nil {
		t.attach(new(starlark.Thread))
	}
	return t.interp
}

// uncancel makes the interpreter's thread, if there is one, fit to run on.
func (t *Thread) uncancel() {
	if t.interp != nil {
		t.interp.Uncancel()
	}
}

// Load returns the members of a module that a load statement in the file from names: see Runtime.Load.
func (t *Thread) Load(from, module string) (starlark.StringDict, error) {
	return t.rt.Load(t, from, module)
}

// Interrupted returns the error with which script code on this thread must end
// because its scope has, or nil. A cause that is an exception, such as a
// KeyboardInterrupt, is that error.
//
// A task that is stopped, or a call that is interrupted, is told so once: what it then
// does in a handler or a finally clause runs, and may block, as any code. Who asks must
// return the error.
func (t *Thread) Interrupted() error {
	if t.ctx.Err() == nil {
		t.told = nil
		return nil
	}
	cause := context.Cause(t.ctx)
	if call := t.ctx.call; call != nil && call.Err() == nil {
		t.enter(t.TaskScope(call))
		t.uncancel()
	} else if call := t.ctx.ofCall(); t.told != call {
		t.told = call
		if call.ends.IsZero() {
			call.ends = time.Now().Add(lastTime)
			time.AfterFunc(lastTime, t.rt.alarm)
		}
	}
	return stopped(cause)
}

// stopped returns the exception of code that stops for this reason.
func stopped(cause error) error {
	if e, ok := errors.AsType[*object.Exception](cause); ok {
		return e.Class().New(e.Args()...).Wrap(cause) // each thread has its own traceback
	}
	return object.Stopped.New(starlark.String(cause.Error())).Wrap(cause) // package fmt would have each thread get a larger stack
}

// TooLate returns the error of a call with the context ctx that has come to its end though the context had ended
// before: what runs in Go sees that late, or not at all.
func (t *Thread) TooLate(ctx context.Context) error {
	if ctx.Err() != nil {
		return stopped(context.Cause(ctx))
	}
	if end, ok := ctx.Deadline(); ok && !time.Now().Before(end) { // its timer is late, too
		return stopped(context.DeadlineExceeded)
	}
	return nil
}

// Stopping reports whether err says that the thread must end, since its call is to: no
// handler takes such an error.
func (t *Thread) Stopping(err error) bool {
	if t.ctx.Err() == nil {
		return false
	}
	s := t.ctx.ofCall()
	return s.Err() != nil && errors.Is(err, context.Cause(s))
}

// Fail makes the script code that runs on this thread end with err, for Go code
// that cannot return an error, such as an iterator's Done.
func (t *Thread) Fail(err error) {
	if t.pending == nil {
		t.pending = err
	}
	t.Interp().Cancel("an error is pending")
}

// Failing reports whether Fail was called and the script code has not ended yet.
func (t *Thread) Failing() bool { return t.pending != nil }

// Failure returns the error that Fail was given, and forgets it: for Go code that
// called a method that cannot return one, such as an iterator's Next, and can itself.
func (t *Thread) Failure() error {
	err := t.pending
	if err != nil {
		t.pending = nil
		t.uncancel() // if the context has ended the next tick cancels it again
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
	t.DropTaskScope()
	t.rt.remove(t)
	close(t.done)
	t.locals = nil
	t.rt.atRest(t)
	t.Release()
}
