package script

import (
	"context"
	"time"

	"go.starlark.net/starlark"
)

// Forever is a timeout that never ends.
const Forever time.Duration = -1

// Timeout returns what a timeout argument means: nil and None are Forever, and a number
// of seconds below zero is zero. Errors are those of [Seconds].
func Timeout(v starlark.Value) (time.Duration, error) {
	if v == nil || v == starlark.None {
		return Forever, nil
	}
	d, err := Seconds(v)
	return max(d, 0), err
}

// A Deadline is when a timeout ends, for waits in several steps.
type Deadline struct{ at time.Time } // zero: never

// DeadlineIn returns the end of a timeout that begins now.
func DeadlineIn(timeout time.Duration) Deadline {
	if timeout < 0 {
		return Deadline{}
	}
	return Deadline{time.Now().Add(timeout)}
}

// Left returns how much of the timeout is left: Forever, or not less than zero.
func (d Deadline) Left() time.Duration {
	if d.at.IsZero() {
		return Forever
	}
	return max(time.Until(d.at), 0)
}

// Waiters are the threads that wait for one thing, such as a lock, in the order they
// came. The zero value is none.
//
// The script lock guards it: who waits gives that up, and no thread is woken in vain.
type Waiters struct{ first, last *waiter }

// waiter is the place of a thread among Waiters. A thread has one, for it can wait for
// one thing only.
type waiter struct {
	prev, next *waiter
	waits      bool          // it is among Waiters
	woken      chan struct{} // capacity 1
}

// Wait blocks t until Wake chooses it, and returns true; or until the timeout is over.
// A thread that must end because its scope has gets an error, but not one that was
// woken at the same time: what it waited for is its, and it ends at its next tick.
func (w *Waiters) Wait(t *Thread, timeout time.Duration) (woken bool, err error) {
	if timeout == 0 {
		return false, t.Interrupted()
	}
	x := &t.waiter
	if x.woken == nil {
		x.woken = make(chan struct{}, 1)
	}
	w.push(x)
	t.Block(func(ctx context.Context) {
		if timeout > 0 {
			woken = x.waitFor(ctx, timeout)
			return
		}
		select {
		case <-x.woken:
			woken = true
		case <-ctx.Done():
		}
	})
	if !x.waits {
		if !woken { // at the same time
			<-x.woken
		}
		return true, nil
	}
	w.remove(x)
	return false, t.Interrupted()
}

// waitFor waits until the thread is woken, and returns true, until the timeout is over or until ctx ends.
func (x *waiter) waitFor(ctx context.Context, timeout time.Duration) (woken bool) {
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case <-x.woken:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// Wake wakes the first n threads, or all if there are fewer, and returns how many.
func (w *Waiters) Wake(n int) int {
	count := 0
	for ; count < n && w.first != nil; count++ {
		x := w.first
		w.remove(x)
		x.woken <- struct{}{}
	}
	return count
}

// WakeAll wakes all threads.
func (w *Waiters) WakeAll() {
	for w.Wake(1) > 0 {
	}
}

// Len returns how many threads wait.
func (w *Waiters) Len() int {
	n := 0
	for x := w.first; x != nil; x = x.next {
		n++
	}
	return n
}

func (w *Waiters) push(x *waiter) {
	x.waits, x.prev, x.next = true, w.last, nil
	if w.last == nil {
		w.first = x
	} else {
		w.last.next = x
	}
	w.last = x
}

func (w *Waiters) remove(x *waiter) {
	if x.prev == nil {
		w.first = x.next
	} else {
		x.prev.next = x.next
	}
	if x.next == nil {
		w.last = x.prev
	} else {
		x.next.prev = x.prev
	}
	x.waits, x.prev, x.next = false, nil, nil
}
