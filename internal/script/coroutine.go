package script

import (
	"context"
	"runtime"
	"weak"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
)

// A Coroutine is script code that runs in turns: Resume runs it until it calls Yield,
// or ends. It has a stack of calls of its own, and runs on the thread that resumes it.
// It is guarded by the script lock.
type Coroutine struct {
	// Data is for who made the coroutine.
	Data any

	rt      *Runtime
	name    string
	body    func(*Coroutine) error
	close   func(*Thread, *Coroutine)
	carrier *carrier // nil before the first Resume, and at the end
	killed  bool
	running bool
	over    bool
	err     error // how it ended
}

// NewCoroutine returns a coroutine that will run body, on a thread that Resume gives.
// The name is that of the interpreter's thread, for debugging.
//
// A coroutine that was begun must come to its end. When handle, the value that scripts
// know it by, is garbage, the runtime has close called on some thread: it should make
// body end. What body refers to must not refer to handle.
func NewCoroutine[H any](rt *Runtime, name string, handle *H, close func(*Thread, *Coroutine), body func(*Coroutine) error) *Coroutine {
	c := &Coroutine{rt: rt, name: name, close: close, body: body}
	// The runtime keeps c while it is suspended. It is not for the cleanup to keep it, as
	// that would keep the runtime, and the runtime the handle.
	runtime.AddCleanup(handle, abandon, weak.Make(c))
	return c
}

// abandon tells the runtime that nobody can resume a coroutine any more.
func abandon(p weak.Pointer[Coroutine]) {
	if c := p.Value(); c != nil {
		c.rt.abandon(c)
	}
}

// Coroutine returns the coroutine that runs on t, or nil.
func (t *Thread) Coroutine() *Coroutine { return t.strand.co }

// Running reports whether c runs now: it is not to be resumed then.
func (c *Coroutine) Running() bool { return c.running }

// Over reports whether c has ended.
func (c *Coroutine) Over() bool { return c.over }

// Drop ends a coroutine that has not begun.
func (c *Coroutine) Drop() {
	if c.carrier == nil {
		c.over = true
	}
}

// Interp returns the interpreter's thread that c's body runs on, for the body.
func (c *Coroutine) Interp() *starlark.Thread { return c.carrier.strand.interp }

// State is Thread.State of the thread that runs c, or nil if c has not begun, or is over.
func (c *Coroutine) State() *any {
	if c.carrier == nil {
		return nil
	}
	return &c.carrier.strand.state
}

// Resume runs c on t until its next Yield and returns false, or to its end and returns
// true and its error.
func (c *Coroutine) Resume(t *Thread) (over bool, err error) {
	if c.over {
		return true, nil
	}
	if c.carrier == nil {
		c.carrier = c.rt.carrierFor(c)
		c.rt.begun(c)
	}
	k, outer, holder := c.carrier, t.strand, c.rt.holder.Load()
	t.strand, k.strand.thread, k.strand.outer, c.running = k.strand, t, outer, true
	returned := false
	defer func() {
		c.rt.holder.Store(holder)
		t.strand, k.strand.outer, c.running = outer, nil, false
		if !returned { // a panic or Goexit comes through, and ends the carrier
			c.over = true
		}
		if c.over {
			c.carrier = nil
			c.rt.ended(c)
		}
	}()
	k.next()
	returned = true
	if !c.over {
		return false, nil
	}
	c.rt.recycle(k)
	err, c.err = c.err, nil
	return true, t.trueCause(err)
}

// Yield, which c's body calls, lets Resume return, and returns when c is resumed. An
// error says that the body must end, since the runtime exits.
func (c *Coroutine) Yield() error {
	k := c.carrier
	resumed := !c.killed && k.yield(struct{}{})
	c.rt.holder.Store(k.goroutine)
	if !resumed || c.killed {
		return exception.Stopped.Errorf("%w", ErrClosed)
	}
	return nil
}

// begun notes that c must come to its end.
func (rt *Runtime) begun(c *Coroutine) {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	if rt.coroutines == nil {
		rt.coroutines = make(map[*Coroutine]bool)
	}
	rt.coroutines[c] = false
}

// ended notes that c has come to its end.
func (rt *Runtime) ended(c *Coroutine) {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	delete(rt.coroutines, c)
}

// abandon notes that nobody can resume c any more. It runs on a goroutine of the
// garbage collector, which runs no script code.
func (rt *Runtime) abandon(c *Coroutine) {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	if _, ok := rt.coroutines[c]; ok {
		rt.coroutines[c] = true
		rt.abandoned.Store(true)
	}
}

// CloseAbandoned closes the coroutines that nobody can resume any more, and what else is suspended, on t.
func (rt *Runtime) CloseAbandoned(t *Thread) {
	if !rt.abandoned.Load() || !rt.abandoned.Swap(false) {
		return
	}
	rt.closeSuspended(t)
	for _, c := range rt.coroutinesLeft(true) {
		if !c.running {
			c.close(t, c)
		}
	}
}

// coroutinesLeft returns the coroutines that have begun and not ended, or only those
// that nobody can resume.
func (rt *Runtime) coroutinesLeft(abandonedOnly bool) []*Coroutine {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	var left []*Coroutine
	for c, abandoned := range rt.coroutines {
		if abandoned || !abandonedOnly {
			left = append(left, c)
		}
	}
	return left
}

// closeCoroutines closes what is suspended, when scripts have ended.
func (rt *Runtime) closeCoroutines(ctx context.Context) {
	left := rt.coroutinesLeft(false)
	if len(left) == 0 {
		return
	}
	rt.onMain(ctx, func(t *Thread) {
		for _, c := range left {
			if !c.running {
				c.close(t, c)
			}
		}
	})
}

// killCoroutines ends what is suspended still, when the runtime has exited.
func (rt *Runtime) killCoroutines() {
	t := rt.main
	t.enter(&Scope{Context: closedContext, cancel: func(error) {}})
	t.Acquire()
	defer t.Release()
	for left := rt.coroutinesLeft(false); len(left) > 0; left = rt.coroutinesLeft(false) {
		for _, c := range left {
			c.killed = true
			c.Resume(t)
		}
	}
	rt.stopCarriers()
}
