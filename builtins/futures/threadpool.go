package futures

import (
	"context"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/script"
)

// threadPool is the pool of a ThreadPoolExecutor: it runs calls on goroutines that are
// script threads. The script lock guards it.
type threadPool struct {
	pools   *pools
	rt      *script.Runtime
	pool    *executor.ThreadPool
	prefix  string // of the names of its threads
	options options
	watch   *watchedPool // nil if nobody watches

	maxWorkers  starlark.Value // as given
	initializer starlark.Value // nil if there is none
	initargs    starlark.Tuple

	fresh bool // a submit has started a worker, and has not let it run yet

	shut    bool // by the script
	waiting int  // workers that wait for futures; see waits
	suspect bool // they are all of them
}

var _ pool = (*threadPool)(nil)

// prepare makes a new worker a script thread.
func (p *threadPool) prepare(ctx context.Context, w *executor.Worker) {
	t := p.rt.StartThread(w.Name())
	t.Owner = p
	w.Local = t
	if script.ScopeFromContext(ctx) != nil { // in submit, which has the script lock
		t.QueueUp()
		p.fresh = true
	}
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

// submit gives a call to a free worker, or queues it. It takes over args and kwargs.
//
// As in CPython, a new worker runs first: submit returns when the call waits for something
// or has ended, or when its turn is over. An idle worker runs as soon as the submitting
// thread gives up the script lock.
func (p *threadPool) submit(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (*Future, error) {
	c := newCall(p, fn, args, kwargs)
	c.watched = p.watch.task(t, fn, args, kwargs)
	err := p.waitRoom(t)
	if err != nil {
		return nil, err
	}
	if p.shut || !p.rt.Exiting() || p.pool.Broken() != nil {
		err = p.pool.ExecuteNow(t.Scope(), c)
		defer p.letRun(t)
	} else {
		err = executor.ErrShutdown
	}
	switch {
	case err == nil:
		if c.watched != nil {
			c.watched.queued(t.Context(), &c.Future) // it cannot run before t lets go of the script lock
			if c.thread != nil {
				c.watched.startedOn(c.thread) // a free worker has it
			}
		}
		return &c.Future, nil
	case err == executor.ErrShutdown && !p.shut:
		return nil, exception.RuntimeError.Errorf("cannot schedule new futures after interpreter shutdown")
	}
	return nil, raise(err)
}

// letRun lets the worker that t's submit has started, if it has, run first.
func (p *threadPool) letRun(t *script.Thread) {
	if p.fresh {
		p.fresh = false
		t.GiveWay()
	}
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
	if t.Owner == p {
		// A task cannot wait for itself.
		if err := beginShutdown(t, p.pool, cancelFutures); err != nil || !join {
			return err
		}
		return raise(executor.ErrJoinSelf)
	}
	return shutdown(t, p.pool, join, cancelFutures)
}

func (p *threadPool) onError() starlark.Value { return p.options.onError }
