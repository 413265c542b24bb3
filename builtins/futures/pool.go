package futures

import (
	"context"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// A ThreadPoolExecutor runs calls on goroutines that are script threads. It is the handle
// that scripts have: when that is garbage, its threads end once the queue is empty.
type ThreadPoolExecutor struct {
	ext object.Extension // its class and its attributes
	*threadPool
}

var (
	_ script.ContextManager = (*ThreadPoolExecutor)(nil)
	_ starlark.HasSetField  = (*ThreadPoolExecutor)(nil)
	_ object.Classed        = (*ThreadPoolExecutor)(nil)
)

// threadPool is the pool of a ThreadPoolExecutor. It does not refer to that. The script
// lock guards it.
type threadPool struct {
	pools   *pools
	rt      *script.Runtime
	pool    *executor.ThreadPool
	prefix  string // of the names of its threads
	options options

	maxWorkers  starlark.Value // as given
	initializer starlark.Value // nil if there is none
	initargs    starlark.Tuple

	shut    bool // by the script
	waiting int  // workers that wait for futures; see waits
	suspect bool // they are all of them
}

// prepare makes a new worker a script thread.
func (p *threadPool) prepare(w *executor.Worker) {
	t := p.rt.StartThread(w.Name())
	t.Owner = p
	w.Local = t
}

// initialize runs the initializer on a new worker.
func (p *threadPool) initialize(ctx context.Context, w *executor.Worker) error {
	if p.initializer == nil {
		return nil
	}
	t := w.Local.(*script.Thread)
	if _, err := t.Call(script.ScopeFromContext(ctx), p.initializer, p.initargs, nil); err != nil {
		e := exception.Catch(err, 0)
		p.rt.Log(t, logger, logCritical, "Exception in initializer:", e)
		return e
	}
	return nil
}

// idle is called by a worker that found the queue empty.
func (p *threadPool) idle(w *executor.Worker) {
	t := w.Local.(*script.Thread)
	t.AtRest()
	t.Release()
}

// finalize is the last that a worker does.
func (p *threadPool) finalize(w *executor.Worker) {
	t := w.Local.(*script.Thread)
	if p.rt.WatchRest.Load() {
		t.Acquire()
	}
	t.End()
}

// stop stops the calls that run, but for one on t.
func (p *threadPool) stop(t *script.Thread) {
	for _, worker := range p.rt.Threads() {
		if worker.Owner == p && worker != t {
			worker.StopTask(errStopped)
		}
	}
}

// submit queues a call. It takes over args and kwargs.
func (p *threadPool) submit(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (*Future, error) {
	c := newCall(p, fn, args, kwargs)
	err := p.waitRoom(t)
	if err != nil {
		return nil, err
	}
	if p.shut || !p.rt.Exiting() || p.pool.Broken() != nil {
		err = p.pool.ExecuteNow(t.Scope(), c)
	} else {
		err = executor.ErrShutdown
	}
	switch {
	case err == nil:
		return &c.Future, nil
	case err == executor.ErrShutdown && !p.shut:
		return nil, exception.RuntimeError.Errorf("cannot schedule new futures after interpreter shutdown")
	}
	return nil, raise(err)
}

// waitRoom waits while the queue is full, if it is bounded: but not in a task of the pool
// itself, which would wait for itself.
func (p *threadPool) waitRoom(t *script.Thread) error {
	if p.options.maxQueued == 0 || t.Owner == p {
		return nil
	}
	room := func() bool {
		s := p.pool.Stats()
		return s.Queued < p.options.maxQueued || s.Shut || p.pool.Broken() != nil
	}
	for !room() {
		err := (&wait{until: room}).block(t, func(ctx context.Context) { p.pool.WaitRoom(ctx) })
		if err != nil {
			return err
		}
	}
	return nil
}

// shutdown is the script's shutdown.
func (p *threadPool) shutdown(t *script.Thread, join, cancelFutures bool) error {
	p.shut = true
	// In two steps, since callbacks of cancelled futures need the script lock.
	p.pool.Shutdown(t.Context(), executor.ShutdownOptions{NoWait: true, CancelFutures: cancelFutures})
	if err := t.Failure(); err != nil || !join {
		return err
	}
	if t.Owner == p {
		return raise(executor.ErrJoinSelf)
	}
	w := &wait{until: func() bool {
		select {
		case <-p.pool.Terminated():
			return true
		default:
			return false
		}
	}}
	err := w.block(t, func(ctx context.Context) { p.pool.Shutdown(ctx, executor.ShutdownOptions{}) })
	if err != nil {
		return err
	}
	p.rt.Disown(p.pool)
	return nil
}

// Enter returns what __enter__ does.
func (ex *ThreadPoolExecutor) Enter(t *script.Thread) (starlark.Value, error) {
	if ex.isPlain() {
		return ex, nil
	}
	return callMethod(t, ex, "__enter__", nil)
}

// Exit ends a with block that no exception has left.
func (ex *ThreadPoolExecutor) Exit(t *script.Thread) error {
	if ex.isPlain() {
		return exit(t, ex, nil)
	}
	_, err := callMethod(t, ex, "__exit__", starlark.Tuple{starlark.None, starlark.None, starlark.None})
	return err
}

// ExitError ends a with block that the exception e has left.
func (ex *ThreadPoolExecutor) ExitError(t *script.Thread, e *object.Exception) (suppress bool, err error) {
	if ex.isPlain() {
		return false, exit(t, ex, e)
	}
	v, err := callMethod(t, ex, "__exit__", starlark.Tuple{e.Class(), e, &object.Traceback{Exception: e}})
	return err == nil && bool(v.Truth()), err
}

// isPlain reports whether ex is of the class ThreadPoolExecutor itself.
func (ex *ThreadPoolExecutor) isPlain() bool { return ex.Class().Caller() == nil }

// String returns the executor's repr.
func (ex *ThreadPoolExecutor) String() string { return ex.ext.Repr(ex) }

// Str returns str(ex).
func (ex *ThreadPoolExecutor) Str() string { return ex.ext.Str(ex) }

// Attrs returns the attributes that scripts gave the pool.
func (ex *ThreadPoolExecutor) Attrs() *object.Namespace { return ex.ext.Attrs() }

// Class returns the executor's class.
func (ex *ThreadPoolExecutor) Class() *object.Class { return ex.ext.Class() }

// Type returns the name of the class.
func (ex *ThreadPoolExecutor) Type() string { return ex.Class().Name() }

// Freeze does nothing: an executor is there to be shared.
func (ex *ThreadPoolExecutor) Freeze() {}

// Truth returns true.
func (ex *ThreadPoolExecutor) Truth() starlark.Bool { return true }

// Hash returns a hash of the executor's identity.
func (ex *ThreadPoolExecutor) Hash() (uint32, error) { return script.AddressHash(ex) }
