package futures

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// call is a submitted call: the task of a pool, with its future in it.
type call struct {
	Future
	pool   *threadPool
	fn     starlark.Value // nil once it has begun, so that it can be collected
	args   starlark.Tuple
	kwargs *[]starlark.Tuple // nil for none
	thread *script.Thread    // that has it, while it runs; guarded by the script lock

	watched *watched // nil if nobody watches
}

var (
	_ workerpool.Task = (*call)(nil)
	_ task            = (*call)(nil)
)

// A task is what the future of a pool is the result of. The script lock guards it.
type task interface {
	// stop stops it if it runs, and reports whether it does.
	stop() bool

	// withdraw cancels it if it has not begun, and returns what submits it again, or nil.
	// It was submitted by submit.
	withdraw(t *script.Thread, submit submitter) (again func(*script.Thread) (*Future, error))
}

// newCall returns a call to be executed by pool. It takes over args and kwargs.
func newCall(pool *threadPool, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) *call {
	c := &call{pool: pool, fn: fn, args: args}
	if len(kwargs) > 0 {
		named := kwargs
		c.kwargs = &named
	}
	c.Future.task = c
	return c
}

// errStopped is why a task was stopped that cancel(running=True) stopped.
var errStopped = errors.New("the task was cancelled")

// overtime is why a task was stopped that ran longer than its pool's task_timeout.
type overtime struct{ limit time.Duration }

func (e *overtime) Error() string {
	return fmt.Sprintf("the task ran longer than %v seconds", e.limit.Seconds())
}

// Begin tells the call which worker makes it: on that worker's goroutine, or in submit,
// which has the script lock. From then on the call can be stopped.
func (c *call) Begin(ctx context.Context, w, to *workerpool.Worker) bool {
	t := to.Local.(*script.Thread)
	if w != nil {
		t.Acquire()
	}
	if run, _ := c.SetRunning(); !run {
		c.take()
		return false
	}
	c.thread = t
	t.TaskScope(script.ScopeFromContext(ctx)) // which stop ends
	switch {
	case w == nil:
		t.QueueUp()
	case c.watched != nil:
		c.watched.startedOn(t)
	}
	return true
}

// Run makes the call, on a worker of a ThreadPoolExecutor. It leaves the worker's
// thread with the script lock, for the next task: giving it to another worker and
// back for each task would cost more than a short task does.
func (c *call) Run(_ context.Context, w *workerpool.Worker) {
	t := w.Local.(*script.Thread)
	t.Acquire()
	fn, args, kwargs := c.take()
	scope := t.Task()
	var timer *time.Timer
	if limit := c.pool.options.taskTimeout; limit > 0 {
		timer = time.AfterFunc(limit, func() { scope.Stop(&overtime{limit}) })
	}
	v, err := t.Call(scope, fn, args, kwargs)
	c.thread = nil
	if timer != nil && !timer.Stop() {
		t.DropTaskScope()
	}
	c.settle(t, c.pool.pools, v, err)
	t.Yield()
}

// settle gives the future of a pool what its call returned, or why it failed, on a worker's
// thread.
func (f *Future) settle(t *script.Thread, ps *pools, v starlark.Value, err error) {
	if err == nil {
		f.SetResult(t.Context(), v)
	} else {
		f.settleError(t, ps, object.Catch(err, 0))
	}
	if err := t.Failure(); err != nil { // of a callback
		ps.rt.Log(t, logger, logCritical, "Exception in worker", object.Catch(err, t.Depth()))
	}
}

func (f *Future) settleError(t *script.Thread, ps *pools, e *object.Exception) {
	if e.Class() == object.Stopped {
		var late *overtime
		switch {
		case errors.Is(e, errStopped):
			f.SetStopped(t.Context())
			return
		case errors.As(e, &late):
			tb := e.Traceback()
			e = object.TimeoutError.Errorf("%w", late)
			e.SetTraceback(tb)
		}
	}
	ps.unread.failed(f)
	f.SetError(t.Context(), e)
}

// stop stops the call if it runs, and reports whether it does. The caller has the script
// lock.
func (c *call) stop() bool {
	if c.thread == nil {
		return false
	}
	c.thread.StopTask(errStopped)
	return true
}

func (c *call) withdraw(t *script.Thread, submit submitter) func(*script.Thread) (*Future, error) {
	args := c.args
	if !c.Cancel(t.Context()) || args == nil {
		return nil
	}
	return func(t *script.Thread) (*Future, error) { return submit(t, args) }
}

// take returns what is to be called, and lets go of it.
func (c *call) take() (fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) {
	fn, args = c.fn, c.args
	if c.kwargs != nil {
		kwargs = *c.kwargs
	}
	c.fn, c.args, c.kwargs = nil, nil, nil
	return fn, args, kwargs
}

// Discard settles a call that will not be made, or has not returned.
func (c *call) Discard(ctx context.Context, err error) {
	if t := threadOf(ctx); t != nil {
		t.Acquire() // for the callbacks
	}
	c.take()
	c.thread = nil
	if err != workerpool.ErrCancelled {
		if _, broken := err.(*workerpool.BrokenError); broken && c.watched != nil {
			c.watched.lost()
		}
		err = c.pool.taskError(err)
	}
	c.Future.Discard(ctx, err)
}
