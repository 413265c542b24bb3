package executor

import (
	"context"
	"slices"
	"sync"
)

// ReturnWhen says what [Wait] waits for.
type ReturnWhen int

const (
	// AllCompleted waits until every future is done.
	AllCompleted ReturnWhen = iota
	// FirstCompleted waits until any future is done.
	FirstCompleted
	// FirstException waits until any future has failed, or every one is done. A
	// cancelled future has not failed.
	FirstException
)

// Awaitable is what [Wait] and [AsCompleted] wait for. It is implemented by
// *Future[T] for every T, and by types that embed one; a []Awaitable holds
// futures of several types.
type Awaitable interface {
	State() State
	Done() <-chan struct{}

	// watch has w told, under the given index, when the future settles. It
	// returns false if it has settled already, and whether it failed.
	watch(w *watcher, index int) (pending, failed bool)
	// unwatch undoes a watch.
	unwatch(w *watcher)
}

var _ Awaitable = (*Future[int])(nil)

// Wait blocks until the futures fs satisfy when, or until ctx ends: then err is
// the cause of ctx. It returns fs split, in order, into those that are done and
// those that are not. A cancelled future counts as done once its executor has
// let go of it ([CancelledAndNotified]), which may be behind a running task.
//
// Source: concurrent.futures.wait in CPython.
func Wait[F Awaitable](ctx context.Context, fs []F, when ReturnWhen) (done, notDone []F, err error) {
	w := &watcher{wake: make(chan struct{}, 1)}
	pending, satisfied := 0, false
	for i, f := range fs {
		isPending, failed := f.watch(w, i)
		if isPending {
			pending++
		} else if when == FirstCompleted || when == FirstException && failed {
			satisfied = true
		}
	}
	w.arm(when, pending)
	if pending > 0 && !satisfied {
		select {
		case <-w.wake:
		case <-ctx.Done():
			err = context.Cause(ctx)
		}
	}
	for _, f := range fs {
		if f.State().settled() {
			done = append(done, f)
		} else {
			f.unwatch(w)
			notDone = append(notDone, f)
		}
	}
	return done, notDone, err
}

// A watcher is told by many futures that they have settled.
type watcher struct {
	wake chan struct{} // capacity 1
	each bool          // for AsCompleted: wake at, and keep, each one

	mu      sync.Mutex
	settled []int      // for AsCompleted: indices not taken yet
	armed   bool       // for Wait: when and pending are known
	when    ReturnWhen // for Wait
	pending int        // for Wait: how many are to come; negative before arm
	first   bool       // for Wait: one has completed
	failed  bool       // for Wait: one has failed
}

// watch is one watcher of a future, with the future's place in its list.
type watch struct {
	w     *watcher
	index int
}

// notify tells the watchers that their future has settled.
func (h *hooks[T]) notify(failed bool) {
	if h == nil {
		return
	}
	for _, w := range h.watchers {
		w.w.notify(w.index, failed)
	}
}

func (w *watcher) notify(index int, failed bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.each {
		w.settled = append(w.settled, index)
		w.signal()
		return
	}
	w.pending--
	w.first = true
	w.failed = w.failed || failed
	w.check()
}

// arm tells a Wait's watcher what to wait for, once it watches all its futures.
func (w *watcher) arm(when ReturnWhen, pending int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.armed, w.when = true, when
	w.pending += pending
	w.check()
}

func (w *watcher) check() {
	if w.armed && (w.pending == 0 || w.when == FirstCompleted && w.first || w.when == FirstException && w.failed) {
		w.signal()
	}
}

func (w *watcher) signal() {
	select {
	case w.wake <- struct{}{}:
	default: // it has been told
	}
}

// any reports whether take would return one.
func (w *watcher) any() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.settled) > 0
}

// take returns the indices that have come since the last take.
func (w *watcher) take() []int {
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := w.settled
	w.settled = nil
	return taken
}

func (f *Future[T]) watch(w *watcher, index int) (pending, failed bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if s := f.State(); s.settled() {
		return false, s == Finished && f.err != nil
	}
	h := f.hooked()
	h.watchers = append(h.watchers, watch{w, index})
	return true, false
}

func (f *Future[T]) unwatch(w *watcher) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hooks != nil {
		f.hooks.watchers = slices.DeleteFunc(f.hooks.watchers, func(x watch) bool { return x.w == w })
	}
}
