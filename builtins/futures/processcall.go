package futures

import (
	"context"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// processCall is a call that a worker process makes: the task of a process pool, with its
// future in it.
type processCall struct {
	Future
	pool    *processPool
	payload workerpool.Payload // until it is settled
	watched *watched           // nil if nobody watches

	// Guarded by the script lock.
	stopped bool
	nested  bool // not written yet: see nestedCall
}

var (
	_ workerpool.RemoteTask = (*processCall)(nil)
	_ task                  = (*processCall)(nil)
)

func newProcessCall(p *processPool) *processCall {
	c := &processCall{pool: p}
	c.Future.task = c
	return c
}

// Payload returns the call as the worker reads it.
func (c *processCall) Payload(_ context.Context, _, to *workerpool.Worker) (workerpool.Payload, error) {
	if run, _ := c.SetRunning(); !run {
		c.pool.unfinished.Add(-1) // there is no Finish
		return workerpool.Payload{}, workerpool.ErrCancelled
	}
	if c.watched != nil {
		number, pid := to.Process()
		c.watched.started(TaskThread{Name: c.pool.workers.Name(number), Pid: pid})
	}
	return c.payload, nil
}

// Requeue makes the call pending again.
func (c *processCall) Requeue() {
	if c.watched != nil {
		c.watched.requeued() // after that it may be cancelled
	}
	c.Future.Requeue()
}

// Finish settles the call with what the worker has returned.
func (c *processCall) Finish(ctx context.Context, w *workerpool.Worker, result workerpool.Payload, err error) {
	defer c.pool.unfinished.Add(-1)
	if c.watched != nil {
		result.Data = c.tell(result.Data, err)
	}
	t := c.thread(ctx, w)
	if t == nil { // a host that closes: there is no thread for callbacks
		c.Future.Discard(ctx, c.pool.taskError(err))
		return
	}
	t.Acquire()
	c.payload = workerpool.Payload{}
	if err == workerpool.ErrCancelled {
		c.Future.Discard(t.Context(), err)
		return
	}
	scope := script.ScopeFromContext(ctx)
	v, err := t.Run(scope, func() (starlark.Value, error) {
		if err != nil {
			return nil, c.pool.taskError(err)
		}
		return c.pool.sender.Result(t, result)
	})
	if err != nil && (c.stopped || c.pool.stopping) && object.Catch(err, 0).Class() == object.Stopped {
		err = object.Stopped.Errorf("%w", errStopped)
	}
	c.settle(t, c.pool.pools, v, err)
	if c.State() == executor.Cancelled { // before the pool has failed it
		c.SetRunning()
	}
	if w != nil {
		t.Yield()
	}
}

// tell has it known how the call went, and returns the result itself.
func (c *processCall) tell(result []byte, err error) []byte {
	if _, broken := err.(*workerpool.BrokenError); broken {
		c.watched.lost()
	}
	if err != nil {
		return nil
	}
	result, d, ok := cutTiming(result)
	if ok {
		c.watched.ran(d)
	}
	return result
}

// thread returns the script thread that Finish is called on, or nil.
func (c *processCall) thread(ctx context.Context, w *workerpool.Worker) *script.Thread {
	if w != nil {
		return w.Local.(*script.Thread)
	}
	if t := threadOf(ctx); t != nil {
		return t // in a shutdown
	}
	if script.ScopeFromContext(ctx) != nil {
		return c.pool.rt.Running() // in Execute
	}
	return nil
}

// fail settles a call that cannot be sent.
func (c *processCall) fail(t *script.Thread, err error) (*Future, error) {
	e := object.Catch(err, t.Depth())
	if !e.Class().Is(object.ExceptionClass) {
		return nil, err
	}
	if e.Cause() == nil {
		e.WithCause(remoteTraceback("\n\"\"\"\n" + t.Traceback(e) + "\"\"\""))
	}
	if path := pickle.Path(err); path != "" {
		e.AddNote("when serializing " + path)
	}
	if run, _ := c.SetRunning(); run { // it was not cancelled as a nested call
		if c.watched != nil {
			c.watched.queued(t.Context(), &c.Future)
		}
		c.settle(t, c.pool.pools, nil, e)
	}
	return &c.Future, nil
}

// stop stops the call if a worker has it. The caller has the script lock.
func (c *processCall) stop() bool {
	if !c.pool.remote.Stop(c) {
		return false
	}
	c.stopped = true
	return true
}

func (c *processCall) withdraw(t *script.Thread, _ submitter) func(*script.Thread) (*Future, error) {
	payload := c.payload
	if !c.Cancel(t.Context()) {
		return nil
	}
	return func(t *script.Thread) (*Future, error) {
		again := newProcessCall(c.pool)
		again.payload, again.watched = payload, c.watched.again(t)
		return c.pool.execute(t, again)
	}
}
