package script

import (
	"context"
	"sync"
	"sync/atomic"

	"fstar/internal/workerpool"
)

// abandonedPools are the pools that scripts have forgotten. As with CPython, their workers end once there is nothing left
// to do for them.
type abandonedPools struct {
	any    atomic.Bool
	mu     sync.Mutex
	found  []workerpool.Pool // by the collector
	ending []workerpool.Pool // that were shut down; the script lock guards it
}

// Abandon returns the function that is to be called when nobody can reach a pool any more, which Own was called for. It
// keeps nothing of the runtime, and the collector may call it.
func (rt *Runtime) Abandon() func(workerpool.Pool) { return rt.forgotten.add }

func (a *abandonedPools) add(ex workerpool.Pool) {
	a.mu.Lock()
	a.found = append(a.found, ex)
	a.mu.Unlock()
	a.any.Store(true)
}

// shutAbandoned shuts pools down that Abandon was called for, and disowns those that have ended since. The caller has
// the script lock.
func (rt *Runtime) shutAbandoned() {
	a := rt.forgotten
	if !a.any.Load() {
		return
	}
	a.mu.Lock()
	found := a.found
	a.found = nil
	a.any.Store(false)
	a.mu.Unlock()
	for _, ex := range found {
		ex.Shutdown(context.Background(), workerpool.ShutdownOptions{NoWait: true})
	}
	var kept []workerpool.Pool
	for _, ex := range append(a.ending, found...) {
		select {
		case <-ex.Terminated():
			rt.Disown(ex)
		default:
			kept = append(kept, ex)
		}
	}
	if a.ending = kept; len(kept) > 0 {
		a.any.Store(true)
	}
}
