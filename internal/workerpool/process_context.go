package workerpool

import (
	"context"
	"slices"
	"time"
)

// A contextWatch passes the end of a context on to a worker process that has tasks
// of that context. Tasks submitted together mostly have the same.
type contextWatch struct {
	done  <-chan struct{} // which context it is
	stop  func() bool
	tasks int
}

// watch sees to it that w is told when the context of a task that it is sent ends,
// with pool.mu held.
func (w *process) watch(ctx context.Context) {
	done := ctx.Done()
	if done == nil {
		return
	}
	for i := range w.contexts {
		if w.contexts[i].done == done {
			w.contexts[i].tasks++
			return
		}
	}
	w.contexts = append(w.contexts, contextWatch{done, context.AfterFunc(ctx, w.cancelEnded), 1})
}

// unwatch is called for each task for which watch was, when it is no longer with w.
func (w *process) unwatch(ctx context.Context) {
	done := ctx.Done()
	if done == nil {
		return
	}
	for i := range w.contexts {
		c := &w.contexts[i]
		if c.done != done {
			continue
		}
		if c.tasks--; c.tasks == 0 {
			c.stop()
			last := len(w.contexts) - 1
			*c = w.contexts[last]
			w.contexts[last] = contextWatch{}
			w.contexts = w.contexts[:last]
		}
		return
	}
}

// cancelEnded tells w which of its tasks have a context that has ended.
func (w *process) cancelEnded() {
	p := w.pool
	p.mu.Lock()
	any := w.cancel(func(t *sentTask) bool { return t.ctx.Err() != nil })
	if any && p.cfg.StopTime > 0 {
		w.expectEnd()
	}
	p.mu.Unlock()
	w.flush()
}

// expectEnd kills w if it still runs the task that it runs now after StopTime, and the
// context of that has ended. With pool.mu held.
func (w *process) expectEnd() {
	id := w.sent.all()[0].id
	time.AfterFunc(w.pool.cfg.StopTime, func() {
		w.pool.mu.Lock()
		defer w.pool.mu.Unlock()
		all := w.sent.all()
		switch {
		case !slices.ContainsFunc(all, func(t sentTask) bool { return t.ctx.Err() != nil }):
		case all[0].id == id && all[0].ctx.Err() != nil:
			w.proc.Kill() // it may have ended
		default:
			w.expectEnd()
		}
	})
}

// cancel has w told, at the next flush, that the context has ended of those of its tasks
// that match, with pool.mu held. It reports whether there are any.
func (w *process) cancel(match func(*sentTask) bool) (any bool) {
	all := w.sent.all()
	for i := range all {
		t := &all[i]
		if !match(t) {
			continue
		}
		any = true
		if !t.cancelled {
			t.cancelled = true
			w.out.add(frameCancel, t.id, Payload{})
		}
	}
	return any
}

// Stop ends the context of a task, or of all: see [Remote].
func (p *ProcessPool) Stop(t RemoteTask) bool {
	var told []*process
	p.mu.Lock()
	for _, w := range p.workers {
		if w.cancel(func(s *sentTask) bool { return t == nil || s.task == t }) {
			told = append(told, w)
		}
	}
	p.mu.Unlock()
	for _, w := range told {
		w.flush()
	}
	return len(told) > 0
}
