package script

import (
	"context"
	"runtime"
	"time"

	"fstar/internal/alarm"
	"fstar/internal/goroutine"
	"fstar/internal/object"
)

// daemonGrace is how long Exit waits for threads that it has stopped and that no one
// else waits for. What blocks in Go code that does not heed its context, as a read from
// a terminal may, is left behind: it runs no script code any more.
const daemonGrace = 100 * time.Millisecond

// Start starts a thread that runs body, with the script lock, in the scope of t. As in
// CPython, the new thread runs first: Start returns when it waits for something or ends, or
// when its turn is over.
//
// The runtime owns the thread: Exit waits for it, or, if it is a daemon, ends it without
// running any more of its code. Body has to deal with errors. The error, once the
// runtime has exited, is a RuntimeError.
func (t *Thread) Start(name string, daemon bool, body func(*Thread)) (*Thread, error) {
	rt := t.rt
	started := rt.newThread(name)
	started.daemon, started.owned = daemon, true
	if !rt.addOwned(started) {
		return nil, object.RuntimeError.Errorf("can't create new thread at interpreter shutdown")
	}
	started.QueueUp()
	go started.live(t.Scope(), body)
	t.GiveWay()
	return started, nil
}

// QueueUp has t wait for the script lock from now on, which it is given with its next
// Acquire: a thread that is about to start, or to run something after it was at rest. So
// threads run in the order in which they were given something to do, whenever their
// goroutines come to it. The caller has the script lock, and may have called QueueUp
// already.
func (t *Thread) QueueUp() {
	if !t.queued {
		t.queued = true
		t.rt.lock.enqueue(t)
	}
}

// GiveWay lets the threads that wait for the script lock, which t holds, have their turn
// first. It returns when the last of them waits for something or ends, or when its turn is
// over.
func (t *Thread) GiveWay() {
	t.holds = false
	t.rt.lock.giveWay(t)
	t.hold()
}

// live is the life of a started thread.
func (t *Thread) live(scope *Scope, body func(*Thread)) {
	defer t.End()
	t.Acquire()
	t.enter(scope)
	body(t)
}

// addOwned adds a thread unless the runtime has exited.
func (rt *Runtime) addOwned(t *Thread) bool {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	if rt.closed.Load() {
		return false
	}
	t.alive.Store(true)
	t.place = rt.threads.PushBack(t)
	return true
}

// owned returns the threads that Start started and that are alive.
func (rt *Runtime) owned() []*Thread {
	var owned []*Thread
	for _, t := range rt.Threads() {
		if t.owned {
			owned = append(owned, t)
		}
	}
	return owned
}

// joinOwned waits until no thread is alive that Start started, but for daemons. The
// main thread counts as ended for those that still run, as in CPython.
func (rt *Runtime) joinOwned(ctx context.Context) error {
	if rt.main.alive.Swap(false) {
		close(rt.main.done)
	}
	for {
		var waitFor *Thread
		for _, t := range rt.owned() {
			if !t.daemon {
				waitFor = t
				break
			}
		}
		if waitFor == nil {
			return nil
		}
		select {
		case <-waitFor.done:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// stopOwned stops the threads that are still there when the runtime has exited.
func (rt *Runtime) stopOwned() {
	threads := rt.owned()
	if len(threads) == 0 {
		return
	}
	for _, t := range threads {
		if s := t.scope.Load(); s != nil { // else it sees that the runtime is closed
			s.cancel(ErrClosed)
			t.alarm()
		}
	}
	alarm.Raise(rt)
	defer alarm.Lower(rt)
	grace := time.NewTimer(daemonGrace)
	defer grace.Stop()
	for _, t := range threads {
		select {
		case <-t.done:
		case <-grace.C:
			return
		}
	}
}

// hold notes that t has the script lock. A daemon of ours that gets it after the end ends here,
// without its finally clauses: CPython, too, lets daemons run no more code.
func (t *Thread) hold() {
	t.holds, t.rt.running = true, t
	t.rt.holder.Store(goroutine.ID())
	t.Execution.KeepFrames = t.rt.keepFrames.Load()
	if t.owned && t.daemon && t.rt.closed.Load() {
		runtime.Goexit()
	}
}
