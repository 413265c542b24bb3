package workerpool

import (
	"context"
	"maps"
	"sync"
)

// orders are what a worker process was sent and has not begun, and the context of
// what it is doing. Whoever reads them adds to them, the main goroutine takes them.
type orders struct {
	mu        sync.Mutex
	wakeup    sync.Cond // an order has come
	waiting   bool      // for wakeup
	queue     queue[frame]
	cancelled map[uint64]bool // tasks, not begun, whose context has ended
	running   uint64          // the task that began last
	busy      bool            // it has not returned
	ctx       context.Context // of all tasks, until one is cancelled
	cancel    context.CancelCauseFunc
}

func (o *orders) init() {
	o.wakeup.L = &o.mu
	o.ctx, o.cancel = context.WithCancelCause(context.Background())
}

// add adds frames that have come, and reports whether that has ended wait.
func (o *orders) add(frames []frame) (awaited bool) {
	o.mu.Lock()
	for _, f := range frames {
		if f.kind == frameCancel {
			o.cancelTask(f.id)
		} else {
			o.queue.push(f)
		}
	}
	awaited = o.waiting && o.queue.len() > 0
	o.mu.Unlock()
	if awaited {
		o.wakeup.Signal()
	}
	return awaited
}

// cancelTask ends the context of a task, now or when it begins, with o.mu held.
func (o *orders) cancelTask(id uint64) {
	switch {
	case id < o.running: // it has returned
	case id == o.running:
		o.cancel(ErrCancelled)
	case o.cancelled == nil:
		o.cancelled = make(map[uint64]bool)
		fallthrough
	default:
		o.cancelled[id] = true
	}
}

// next takes the next order, if there is one, and says how many are left.
func (o *orders) next() (f frame, left int, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.busy = false
	if o.queue.len() == 0 {
		return frame{}, 0, false
	}
	f = o.queue.pop()
	o.busy = f.kind == frameTask
	return f, o.queue.len(), true
}

// wait returns when there is an order.
func (o *orders) wait() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.queue.len() == 0 {
		o.waiting = true
		o.wakeup.Wait()
		o.waiting = false
	}
}

// recall drops the tasks that have not begun and returns how many there were. While none
// runs, the first one is kept, as the worker is about to begin it.
func (o *orders) recall() (tasks int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	next := !o.busy
	for range o.queue.len() {
		switch f := o.queue.pop(); {
		case f.kind != frameTask:
			o.queue.push(f)
		case next:
			next = false
			o.queue.push(f)
		default:
			tasks++
		}
	}
	return tasks
}

// begin returns the context of a task that begins.
func (o *orders) begin(id uint64) context.Context {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ctx.Err() != nil {
		o.ctx, o.cancel = context.WithCancelCause(context.Background())
	}
	o.running = id
	if len(o.cancelled) > 0 {
		if o.cancelled[id] {
			o.cancel(ErrCancelled)
		}
		maps.DeleteFunc(o.cancelled, func(other uint64, _ bool) bool { return other <= id })
	}
	return o.ctx
}
