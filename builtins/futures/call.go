package futures

import (
	"context"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/script"
)

// call is a submitted call: the task of a pool, with its future in it.
type call struct {
	Future
	fn     starlark.Value // nil once it has begun, so that it can be collected
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

var _ executor.Task = (*call)(nil)

// Run makes the call, on a worker of a ThreadPoolExecutor. It leaves the worker's
// thread with the script lock, for the next task: giving it to another worker and
// back for each task would cost more than a short task does.
func (c *call) Run(ctx context.Context, w *executor.Worker) {
	t := w.Local.(*script.Thread)
	t.Acquire()
	fn, args, kwargs := c.take()
	if run, _ := c.SetRunning(); !run {
		return
	}
	v, err := t.Call(script.ScopeFromContext(ctx), fn, args, kwargs)
	if err != nil {
		c.SetError(t.Context(), exception.Catch(err, 0))
	} else {
		c.SetResult(t.Context(), v)
	}
	t.Yield()
}

// take returns what is to be called, and lets go of it.
func (c *call) take() (fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) {
	fn, args, kwargs = c.fn, c.args, c.kwargs
	c.fn, c.args, c.kwargs = nil, nil, nil
	return fn, args, kwargs
}

// Discard settles a call that will not be made, or has not returned.
func (c *call) Discard(ctx context.Context, err error) {
	c.take()
	if err != executor.ErrCancelled {
		err = raise(err)
		if _, ok := err.(*exception.Exception); !ok {
			err = exception.SystemError.Errorf("%w", err)
		}
	}
	if t := threadOf(ctx); t != nil {
		t.Acquire() // for the callbacks
	}
	c.Future.Discard(ctx, err)
}
