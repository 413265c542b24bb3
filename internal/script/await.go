package script

import "context"

// A Wait is what a thread waits for if only other script threads can end that: see
// [Thread.Await].
type Wait interface {
	// Over reports whether the wait has ended, so that the thread runs on as soon as
	// it is its turn. It does not block.
	Over() bool
}

// Await is Block for a wait that has no end by itself, such as that for a future: no
// timeout, and nothing outside of the scripts that it waits for. While all threads are
// in such waits, or at rest, nothing can ever happen: [Runtime.Stuck] is how to know.
func (t *Thread) Await(w Wait, f func(ctx context.Context)) {
	t.await = w
	defer func() { t.await = nil }()
	t.rt.atRest(nil)
	t.Block(f)
}

// Awaits returns what the thread waits for in Await, or nil. The caller has the script
// lock.
func (t *Thread) Awaits() Wait { return t.await }

// AtRest tells the runtime that t, a worker, has nothing to do: it is about to wait for
// work, or to end.
func (t *Thread) AtRest() { t.rt.atRest(t) }

// atRest has OnRest called, if it is to be. The thread, if not nil, is at rest.
func (rt *Runtime) atRest(t *Thread) {
	if !rt.WatchRest.Load() {
		return
	}
	if t != nil {
		t.Acquire()
	}
	rt.OnRest(t)
}

// Stuck reports whether all threads wait for each other: each is in an Await that is not
// over, is the given one, or is at rest as the function says, which is asked about threads
// that wait for nothing. The caller has the script lock, so that it stays so.
func (rt *Runtime) Stuck(resting *Thread, idle func(*Thread) bool) bool {
	for _, t := range rt.Threads() {
		switch {
		case t == resting:
		case t.await != nil:
			if t.ctx.Err() != nil || t.await.Over() {
				return false
			}
		case t == rt.main:
			if !rt.mainOver() {
				return false
			}
		case !idle(t):
			return false
		}
	}
	return true
}

// mainOver reports whether the main thread runs nothing, and never will.
func (rt *Runtime) mainOver() bool {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	return !rt.mainBusy && rt.exiting.Load()
}
