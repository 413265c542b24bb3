package workerpool

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// A life is what the lives of all pools have in common: workers are started, the pool is
// shut down or breaks, and the last worker ends. Pools embed it, and guard what they have
// themselves by its lock.
type life struct {
	prefix string // begins the names of the workers

	mu         sync.Mutex
	started    int // workers ever started: the next one's number
	live       int // workers whose goroutine has not ended
	shut       bool
	broken     *BrokenError
	terminated chan struct{} // closed when shut and no worker is live
}

// An unnamed counts the pools of one kind that were given no prefix for names.
type unnamed struct {
	kind string
	n    atomic.Int64
}

// prefix returns the prefix given, or else the next of this kind.
func (u *unnamed) prefix(given string) string {
	if given != "" {
		return given
	}
	return fmt.Sprintf("%s-%d", u.kind, u.n.Add(1)-1)
}

func (l *life) begin(prefix string) {
	l.prefix = prefix
	l.terminated = make(chan struct{})
}

// newWorker puts a new worker on the books, with l.mu held.
func (l *life) newWorker() *Worker {
	w := &Worker{life: l, number: l.started, name: fmt.Sprintf("%s_%d", l.prefix, l.started)}
	l.started++
	l.live++
	return w
}

// refuse returns why the pool takes no tasks, or nil, with l.mu held.
func (l *life) refuse() error {
	switch {
	case l.broken != nil:
		return l.broken
	case l.shut:
		return ErrShutdown
	}
	return nil
}

// breakBy returns why the pool is broken: by err, unless it was before. With l.mu held.
func (l *life) breakBy(err error) *BrokenError {
	if l.broken == nil {
		l.broken = &BrokenError{err}
	}
	return l.broken
}

// checkTerminated tells who waits for it, with l.mu held, when the last worker is gone
// for good, and reports whether it is now.
func (l *life) checkTerminated() bool {
	if !l.shut || l.live > 0 || l.isTerminated() {
		return false
	}
	close(l.terminated)
	return true
}

func (l *life) isTerminated() bool {
	select {
	case <-l.terminated:
		return true
	default:
		return false
	}
}

// wait is the wait of a Shutdown: for the last worker.
func (l *life) wait(ctx context.Context) error {
	if l.isTerminated() { // it counts, whatever ctx is
		return nil
	}
	if l.runs(ctx) {
		return ErrJoinSelf
	}
	select {
	case <-l.terminated:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// runs reports whether ctx is that of a worker of the pool.
func (l *life) runs(ctx context.Context) bool {
	w := WorkerFromContext(ctx)
	return w != nil && w.life == l
}

// Broken returns why the pool can run nothing any more, or nil.
func (l *life) Broken() *BrokenError {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.broken
}

// Terminated returns a channel that is closed once the pool was shut down and its last
// worker has ended.
func (l *life) Terminated() <-chan struct{} { return l.terminated }
