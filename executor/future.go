package executor

import (
	"context"
	"sync"
)

// A Future is the result of a task that may not have ended yet.
//
// The zero value is a pending future. A Future must not be copied. All methods
// may be called from any goroutine.
type Future[T any] struct {
	mu    sync.Mutex
	state atomicState // changes under mu, but for Pending to Running
	value T           // this and err are set before state is Done, and do not change then
	err   error
	hooks *hooks[T] // nil until there is one
}

// hooks are what waits for a future.
type hooks[T any] struct {
	done      chan struct{} // closed on leaving Pending and Running; made by the first Done
	callbacks []func(context.Context, *Future[T])
	watchers  []watch
}

// closed is the Done channel of every future that was done before it was asked.
var closed = make(chan struct{})

func init() { close(closed) }

// State returns the state f is in now.
func (f *Future[T]) State() State { return f.state.load() }

// Done returns a channel that is closed once f is cancelled or has finished.
func (f *Future[T]) Done() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.State().Done() {
		return closed
	}
	h := f.hooked()
	if h.done == nil {
		h.done = make(chan struct{})
	}
	return h.done
}

// hooked returns the hooks of f, with f.mu held.
func (f *Future[T]) hooked() *hooks[T] {
	if f.hooks == nil {
		f.hooks = new(hooks[T])
	}
	return f.hooks
}

// Wait blocks until f is cancelled or has finished and returns nil, or until
// ctx ends and returns its cause. A future that is done counts, whatever ctx is.
func (f *Future[T]) Wait(ctx context.Context) error {
	if f.State().Done() {
		return nil
	}
	select {
	case <-f.Done():
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Result waits as [Future.Wait] does and returns what the task returned. The
// error is the task's own, [ErrCancelled] if f was cancelled, or the cause of
// ctx if that ended first; the task then runs on and f can be asked again.
func (f *Future[T]) Result(ctx context.Context) (T, error) {
	if err := f.Wait(ctx); err != nil {
		var zero T
		return zero, err
	}
	return f.value, f.err
}

// Cancel cancels f if it is pending and reports whether f is cancelled now: it
// returns false if the task runs or has finished. The callbacks run before the
// Cancel that did it returns.
func (f *Future[T]) Cancel(ctx context.Context) bool {
	f.mu.Lock()
	if !f.cancel() {
		f.mu.Unlock()
		return f.State().Cancelled()
	}
	var callbacks []func(context.Context, *Future[T])
	if h := f.hooks; h != nil { // the watchers wait for SetRunning
		if h.done != nil {
			close(h.done)
		}
		callbacks, h.callbacks = h.callbacks, nil
	}
	f.mu.Unlock()
	f.run(ctx, callbacks)
	return true
}

// cancel makes f, if it is pending, Cancelled, with f.mu held, and reports whether it was.
func (f *Future[T]) cancel() bool {
	if f.State() != Pending {
		return false
	}
	f.err = ErrCancelled // before anybody can see the state
	if !f.state.change(Pending, Cancelled) {
		f.err = nil // it runs since just now
		return false
	}
	return true
}

// SetRunning is what is called as a worker gets the task. It moves a pending f to Running and returns true: the task
// must now be run. It moves a cancelled f to CancelledAndNotified, tells [Wait] and
// [AsCompleted], and returns false. For an f in another state it returns false and
// an [*InvalidStateError].
//
// Source: Future.set_running_or_notify_cancel in CPython.
func (f *Future[T]) SetRunning() (bool, error) {
	if f.state.change(Pending, Running) {
		return true, nil
	}
	f.mu.Lock()
	switch s := f.State(); s {
	case Cancelled:
		f.state.store(CancelledAndNotified)
		h := f.hooks
		f.hooks = nil
		f.mu.Unlock()
		h.notify(false)
		return false, nil
	default:
		f.mu.Unlock()
		return false, &InvalidStateError{s}
	}
}

// SetResult finishes f with value v, wakes the waiters, then runs the callbacks.
// If f is done already it stays as it is and an [*InvalidStateError] is returned.
func (f *Future[T]) SetResult(ctx context.Context, v T) error {
	return f.finish(ctx, v, nil)
}

// SetError finishes f with err, as SetResult does with a value.
func (f *Future[T]) SetError(ctx context.Context, err error) error {
	var zero T
	return f.finish(ctx, zero, err)
}

// SetStopped settles a running f as cancelled: its task was told to stop, and has. It
// is done as SetError does it, with the state CancelledAndNotified. A future that does
// not run stays as it is, and an [*InvalidStateError] is returned.
func (f *Future[T]) SetStopped(ctx context.Context) error {
	f.mu.Lock()
	if s := f.State(); s != Running {
		f.mu.Unlock()
		return &InvalidStateError{s}
	}
	f.err = ErrCancelled
	f.settle(ctx, CancelledAndNotified, false)
	return nil
}

func (f *Future[T]) finish(ctx context.Context, v T, err error) error {
	f.mu.Lock()
	if s := f.State(); s.Done() {
		f.mu.Unlock()
		return &InvalidStateError{s}
	}
	f.value, f.err = v, err
	f.settle(ctx, Finished, err != nil)
	return nil
}

// settle makes s, which is final, the state of f, wakes the waiters and runs the callbacks. It
// gives up f.mu, which is held.
func (f *Future[T]) settle(ctx context.Context, s State, failed bool) {
	f.state.store(s)
	h := f.hooks
	f.hooks = nil
	f.mu.Unlock()
	if h != nil {
		if h.done != nil {
			close(h.done)
		}
		h.notify(failed)
		f.run(ctx, h.callbacks)
	}
}

// AddDoneCallback has fn called once f is cancelled or has finished: on the
// goroutine that did it and with its context, or here and now, with ctx, if f is
// done already. Callbacks run in the order they were added, after the waiters
// were woken; f's methods do not block in them. A callback that panics takes its
// goroutine down, and with it the program.
func (f *Future[T]) AddDoneCallback(ctx context.Context, fn func(context.Context, *Future[T])) {
	f.mu.Lock()
	if f.State().Done() {
		f.mu.Unlock()
		fn(ctx, f)
		return
	}
	h := f.hooked()
	h.callbacks = append(h.callbacks, fn)
	f.mu.Unlock()
}

func (f *Future[T]) run(ctx context.Context, callbacks []func(context.Context, *Future[T])) {
	for _, fn := range callbacks {
		fn(ctx, f)
	}
}

// Discard settles f without its task having run to its end: as cancelled, and
// notified, if err is ErrCancelled; with err otherwise. A future that is done
// stays as it is.
func (f *Future[T]) Discard(ctx context.Context, err error) {
	if err == ErrCancelled && f.Cancel(ctx) {
		f.SetRunning() // no queue holds f any more
		return
	}
	f.SetError(ctx, err) // a future that the task has settled stays so
	if f.State() == Cancelled {
		f.SetRunning()
	}
}

// Requeue moves a running f back to Pending and reports whether it did: no worker has the
// task any more, and it was not begun.
func (f *Future[T]) Requeue() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.State() != Running {
		return false
	}
	f.state.store(Pending)
	return true
}
