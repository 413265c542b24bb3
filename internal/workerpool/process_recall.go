package workerpool

import (
	"fmt"
	"slices"
	"time"
)

const (
	// aheadTime is how long the tasks that are sent to a worker ahead of the one it
	// runs may take together, as far as can be told from those before them.
	aheadTime = 500 * time.Microsecond

	// stallTime is how long a worker may go without a result before the tasks behind
	// the one it runs are fetched back: it was wrong to send them.
	stallTime = 2 * time.Millisecond
)

// pace sets how many tasks may be with w, after n results at once, with p.mu held.
func (w *process) pace(n int) {
	now := time.Now()
	each := max(1, now.Sub(w.since)/time.Duration(n))
	w.since = now
	w.window = 1 + min(int(aheadTime/each), w.pool.cfg.MaxAhead)
}

// recall asks w for the tasks that have not begun, with p.mu held, and reports
// whether there is something to flush. Until the answer comes, w gets no tasks.
func (w *process) recall() bool {
	if w.gone || w.recalling || w.feeding || w.sent.len() < 2 {
		return false
	}
	w.recalling = true
	w.window = 1
	w.out.add(frameRecall, 0, Payload{})
	return true
}

// watch sees to it that tasks ahead of a long one are fetched back, with p.mu held.
func (p *ProcessPool) watch() {
	switch {
	case p.watching:
		return
	case p.recalls == nil:
		p.recalls = time.AfterFunc(stallTime, p.recallStalled)
	default:
		p.recalls.Reset(stallTime)
	}
	p.watching = true
}

// recallStalled is what watch has set the timer for.
func (p *ProcessPool) recallStalled() {
	p.mu.Lock()
	p.watching = false
	var flush []*process
	now := time.Now()
	for _, w := range p.workers {
		if w.sent.len() < 2 {
			continue
		}
		p.watch()
		if now.Sub(w.since) >= stallTime && w.recall() {
			flush = append(flush, w)
		}
	}
	p.mu.Unlock()
	for _, w := range flush {
		w.out.flush()
	}
}

// returned takes back the tasks that w had not begun, and gives them to others.
func (w *process) returned(f frame) error {
	p := w.pool
	p.mu.Lock()
	n := w.sent.len()
	if !w.recalling || f.id > uint64(n) {
		gone := w.gone
		p.mu.Unlock()
		if gone { // its tasks have failed already
			return nil
		}
		return fmt.Errorf("%w: %d of %d tasks returned", errBadFrame, f.id, n)
	}
	n -= int(f.id) // no task was sent since: these are the last ones
	items := w.takeBack(n)
	p.mu.Unlock()
	p.requeue(w, items)
	p.mu.Lock()
	w.recalling = false
	next := p.next(w)
	p.mu.Unlock()
	w.feed(next, w.worker)
	p.dispatch(w.worker)
	return nil
}

// takeBack takes the tasks sent to w from the n-th on, with pool.mu held.
func (w *process) takeBack(n int) (items []processItem) {
	for _, t := range w.sent.all()[n:] {
		w.unwatch(t.ctx)
		items = append(items, t.processItem)
	}
	w.sent.truncate(n)
	return items
}

// requeue puts tasks that were sent to w, and have not begun, in front of the queue.
func (p *ProcessPool) requeue(w *process, items []processItem) {
	for _, it := range items {
		it.task.Requeue()
	}
	p.putBack(w, items)
}

// putBack puts tasks that w was to have in front of the queue.
func (p *ProcessPool) putBack(w *process, items []processItem) {
	p.mu.Lock()
	w.left += len(items)
	var err error
	switch {
	case p.broken != nil:
		err = p.broken
	case p.cancelling:
		err = ErrCancelled
	default:
		for _, it := range slices.Backward(items) {
			p.queue.unpop(it)
		}
	}
	p.mu.Unlock()
	if err != nil {
		for _, it := range items {
			it.task.Finish(it.ctx, w.worker, Payload{}, err)
		}
	}
}
