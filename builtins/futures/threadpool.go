package futures

import (
	"context"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// threadPool is the pool of a ThreadPoolExecutor: it runs calls on goroutines that are
// script threads. The script lock guards it.
type threadPool struct {
	base
	threads *workerpool.ThreadPool // its pool
	options options

	maxWorkers  starlark.Value // as given
	initializer starlark.Value // nil if there is none
	initargs    starlark.Tuple

	fresh bool // a submit has started a worker, and has not let it run yet

	waiting int  // workers that wait for futures; see waits
	suspect bool // they are all of them
}

var _ pool = (*threadPool)(nil)

// prepare makes a new worker a script thread.
func (p *threadPool) prepare(ctx context.Context, w *workerpool.Worker) {
	t := p.startThread(w)
	if script.ScopeFromContext(ctx) != nil { // in submit, which has the script lock
		t.QueueUp()
		p.fresh = true
	}
}

// initialize runs the initializer on a new worker.
func (p *threadPool) initialize(ctx context.Context, w *workerpool.Worker) error {
	if p.initializer == nil {
		return nil
	}
	t := w.Local.(*script.Thread)
	if _, err := t.Call(t.TaskScope(script.ScopeFromContext(ctx)), p.initializer, p.initargs, nil); err != nil {
		e := object.Catch(err, 0)
		p.rt.Log(t, logger, logCritical, "Exception in initializer:", e)
		return e
	}
	return nil
}

func (p *threadPool) atRest() bool { return p.pool.Stats().Queued == 0 }

// finalize is the last that a worker does.
func (p *threadPool) finalize(w *workerpool.Worker) {
	t := w.Local.(*script.Thread)
	if p.rt.WatchRest.Load() {
		t.Acquire()
	}
	t.End()
}

// stop stops the calls that run, but for one on t.
func (p *threadPool) stop(t *script.Thread) {
	for _, worker := range p.rt.Threads() {
		if p.runs(worker) && worker != t {
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
	if err := p.refuse(); err != nil {
		return nil, err
	}
	c := newCall(p, fn, args, kwargs)
	c.watched = p.watch.task(t, fn, args, kwargs)
	if err := p.threads.Execute(t.Scope(), c, p.block(t)); err != nil {
		return nil, p.raise(err)
	}
	if c.watched != nil {
		c.watched.queued(t.Context(), &c.Future) // it cannot run before t lets go of the script lock
		if c.thread != nil {
			c.watched.startedOn(c.thread) // a free worker has it
		}
	}
	p.letRun(t)
	return &c.Future, nil
}

// letRun lets the worker that t's submit has started, if it has, run first.
func (p *threadPool) letRun(t *script.Thread) {
	if p.fresh {
		p.fresh = false
		t.GiveWay()
	}
}

// block returns what waits for t while the queue is full, if it is bounded: but not in a task
// of the pool itself, which would wait for itself.
func (p *threadPool) block(t *script.Thread) workerpool.Block {
	if p.options.maxQueued == 0 || p.runs(t) {
		return nil
	}
	return func(_ context.Context, full func() bool, room func(context.Context)) error {
		if err := (&wait{until: func() bool { return !full() }}).block(t, room); err != nil {
			return err
		}
		return p.refuse() // it may have been shut down meanwhile
	}
}

func (p *threadPool) onError() starlark.Value { return p.options.onError }
