package executor

import (
	"context"
	"iter"
	"slices"
)

// AsCompleted returns an iterator over fs in the order in which they are done,
// those that are done already first. It blocks between futures. If ctx ends
// first, the last pair is the zero F and the cause of ctx; in all others the
// error is nil. Leaving the loop early cancels nothing.
//
// Source: concurrent.futures.as_completed in CPython.
func AsCompleted[F Awaitable](ctx context.Context, fs []F) iter.Seq2[F, error] {
	return func(yield func(F, error) bool) {
		c := NewCompletion(fs)
		defer c.Stop()
		for c.Left() > 0 {
			if err := c.Wait(ctx); err != nil {
				var none F
				yield(none, err)
				return
			}
			if !yield(c.Next(), nil) {
				return
			}
		}
	}
}

// A Completion gives futures as they are done: AsCompleted for callers who cannot
// loop. It does not keep futures that it has given. It is for one goroutine at a time.
type Completion[F Awaitable] struct {
	w     *watcher
	fs    []F
	given []bool // which of fs were given, and are the zero F now
	ready []int  // indices of futures that are done, to be given in this order
	left  int
}

// NewCompletion returns a Completion of the futures fs. Its owner calls Stop, unless it
// has been given all of them.
func NewCompletion[F Awaitable](fs []F) *Completion[F] {
	c := &Completion[F]{w: &watcher{wake: make(chan struct{}, 1), each: true}, fs: slices.Clone(fs), given: make([]bool, len(fs)), left: len(fs)}
	for i, f := range c.fs {
		if pending, _ := f.watch(c.w, i); !pending {
			c.ready = append(c.ready, i)
		}
	}
	return c
}

// Left returns how many futures are still to be given.
func (c *Completion[F]) Left() int { return c.left }

// Ready reports whether Wait would not block.
func (c *Completion[F]) Ready() bool { return len(c.ready) > 0 || c.w.any() }

// Pending returns an iterator over the futures that are still to be given.
func (c *Completion[F]) Pending() iter.Seq[F] {
	return func(yield func(F) bool) {
		for i, f := range c.fs {
			if !c.given[i] && !yield(f) {
				return
			}
		}
	}
}

// Wait blocks until another future is done, so that Next has it, or until ctx ends: then
// it returns the cause of ctx. It must not be called if none is left. Meanwhile other
// goroutines may call Ready and Pending.
func (c *Completion[F]) Wait(ctx context.Context) error {
	for !c.Ready() {
		select {
		case <-c.w.wake:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

// Next returns the next future that is done. It must be called only if c is Ready.
func (c *Completion[F]) Next() F {
	if len(c.ready) == 0 {
		c.ready = c.w.take()
	}
	i := c.ready[0]
	c.ready = c.ready[1:]
	f := c.fs[i]
	var none F
	c.fs[i], c.given[i] = none, true
	c.left--
	return f
}

// Stop ends the use of c. It cancels nothing.
func (c *Completion[F]) Stop() {
	for f := range c.Pending() {
		f.unwatch(c.w)
	}
}
