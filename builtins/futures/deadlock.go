package futures

import (
	"context"
	"iter"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/script"
)

// This file finds tasks that wait for what cannot come any more, and makes them fail. It
// must not be wrong: a future that nobody would ever run can still be cancelled, or be
// settled by hand, by any thread that runs. So a deadlock is one only if every script
// thread waits for a future or a pool, without a timeout, and none of these is about to
// come: see script.Runtime.Stuck. Whatever else a thread waits for, such as a lock, the
// clock or input, it counts as one that runs.

// several is what a wait waits for, if it is not one future.
type several interface {
	all() iter.Seq[*Future] // that are not settled yet, at least
	over() bool             // it need not wait any longer
}

// wait is a wait, without a timeout, for futures or for a pool.
type wait struct {
	future *Future // or
	group  several // or
	until  func() bool

	wake   func() // ends the wait of a worker; nil for other threads
	failed error  // the deadlock that it is part of; guarded by the script lock
}

var _ script.Wait = (*wait)(nil)

// Over reports whether the thread that waits is about to run on.
func (w *wait) Over() bool {
	switch {
	case w.failed != nil:
		return true
	case w.future != nil:
		return w.future.State().Done()
	case w.group != nil:
		return w.group.over()
	}
	return w.until()
}

func (w *wait) futures() iter.Seq[*Future] {
	return func(yield func(*Future) bool) {
		switch {
		case w.future != nil:
			yield(w.future)
		case w.group != nil:
			w.group.all()(yield)
		}
	}
}

// block blocks t in f, which must end when its context does, and returns the error to
// raise, if there is one: that of a deadlock, or that of a thread that is stopped.
func (w *wait) block(t *script.Thread, f func(ctx context.Context)) error {
	if w.forNested(t) {
		return object.RuntimeError.Errorf("deadlock: this task is sent to a worker only after the one that is being pickled")
	}
	pool, _ := t.Owner.(*threadPool)
	switch {
	case pool == nil:
		t.Await(w, f)
	case pool.options.taskTimeout > 0: // which ends this wait
		t.Block(f)
	default:
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		w.wake = cancel
		pool.waits(+1)
		t.Await(w, func(context.Context) { f(ctx) })
		pool.waits(-1)
		if w.failed != nil {
			return w.failed
		}
	}
	return t.Interrupted()
}

// waits counts the workers that wait for futures. If all do, onRest is to look closer.
func (p *threadPool) waits(d int) {
	p.waiting += d
	suspect := p.waiting > 0 && p.waiting == p.pool.Stats().Workers
	if suspect != p.suspect {
		p.suspect = suspect
		if suspect {
			p.pools.suspects++
		} else {
			p.pools.suspects--
		}
		p.rt.WatchRest.Store(p.pools.suspects > 0 && p.rt.OnRest != nil)
	}
}

// onRest looks for a deadlock, and ends it. The thread, if not nil, is at rest.
func (ps *pools) onRest(resting *script.Thread) {
	if resting != nil {
		if p, ok := resting.Owner.(pool); ok && !p.atRest() { // it has got work since it came here
			return
		}
	}
	busy := make(map[*threadPool]int)
	stuck := ps.rt.Stuck(resting, func(t *script.Thread) bool {
		switch p := t.Owner.(type) {
		case *threadPool: // at rest or not: see below
			busy[p]++
			return true
		case pool:
			return p.atRest()
		}
		return false
	})
	if !stuck {
		return
	}
	for p, n := range busy {
		if s := p.pool.Stats(); n > s.Idle || s.Queued > 0 {
			return
		}
	}
	if !ps.alarm(queuedFor) {
		ps.alarm(inCircle)
	}
}

// alarm makes those waits of workers fail for which reason returns an error.
func (ps *pools) alarm(reason func(*script.Thread, *wait) error) (any bool) {
	for _, t := range ps.rt.Threads() {
		w, ok := t.Awaits().(*wait)
		if !ok || w.wake == nil || w.failed != nil {
			continue
		}
		if err := reason(t, w); err != nil {
			w.failed = err
			w.wake()
			any = true
		}
	}
	return any
}

// queuedFor returns the error for a wait for a task that no worker will run.
func queuedFor(_ *script.Thread, w *wait) error {
	for f := range w.futures() {
		if c, ok := f.task.(*call); ok && f.State() == executor.Pending {
			return object.RuntimeError.Errorf("deadlock: %s is queued, and all workers of %s wait for tasks that have not ended",
				functionName(c.fn), c.pool.name)
		}
	}
	return nil
}

// inCircle returns the error for a wait for a task that waits for the task on t.
func inCircle(t *script.Thread, w *wait) error {
	seen := make(map[*script.Thread]bool)
	var leads func(w *wait) bool
	leads = func(w *wait) bool {
		for f := range w.futures() {
			c, ok := f.task.(*call)
			if !ok || c.thread == nil {
				continue
			}
			next := c.thread
			if next == t {
				return true
			}
			if w, ok := next.Awaits().(*wait); ok && !seen[next] {
				seen[next] = true
				if leads(w) {
					return true
				}
			}
		}
		return false
	}
	if !leads(w) {
		return nil
	}
	return object.RuntimeError.Errorf("deadlock: this task waits for one that waits for this")
}

// functionName returns how a message calls a function.
func functionName(fn starlark.Value) string {
	if c, ok := fn.(starlark.Callable); ok {
		return object.FunctionName(c.Name()) + "()"
	}
	return "the task"
}
