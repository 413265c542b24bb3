package script

import (
	"context"
	"sync"
	"time"

	"fstar/internal/alarm"
)

// A Scope is the context of one call into a [Runtime] and of the tasks it
// started. It has the values of the caller's context; it ends when that ends
// while the call is under way, or when the Runtime closes.
//
// Each worker that runs tasks of a call has a scope of its own within that of the
// call: see [Thread.TaskScope].
type Scope struct {
	context.Context
	cancel context.CancelCauseFunc
	rt     *Runtime
	thread *Thread // of a task's scope: the one that it is on

	mu     sync.Mutex
	over   bool   // nothing runs in it any more
	raised bool   // package alarm is told of its end
	call   *Scope // of a task's scope: the call's

	// What the threads of a call that has ended may still do, all together: see Thread.Tick. The script lock
	// guards it.
	ends time.Time // zero before one of them knows
	left int       // steps
}

// ofCall returns the scope of the call that s belongs to.
func (s *Scope) ofCall() *Scope {
	if s.call != nil {
		return s.call
	}
	return s
}

// Stop ends the scope of a task, with the reason: the task is raised an exception, of
// class fstar.Stopped, that wraps it. See [Thread.TaskScope].
func (s *Scope) Stop(reason error) {
	s.cancel(reason)
	s.mu.Lock()
	if !s.raised && !s.over {
		s.raised = true
		alarm.Raise(s.rt)
	}
	s.mu.Unlock()
	if s.thread != nil {
		s.thread.alarm()
	} else {
		s.rt.alarm()
	}
}

// leave says that nothing runs in the scope any more.
func (s *Scope) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	if s.raised {
		s.raised = false
		alarm.Lower(s.rt)
	}
}

// Alarm returns the error with which the script code must end that runs on the calling goroutine, or nil: also for
// the time that what runs then may still take.
func (rt *Runtime) Alarm() error {
	t := rt.Running()
	if t == nil || t.told != nil && t.told == t.ctx.ofCall() && time.Now().Before(t.told.ends) {
		return nil
	}
	return t.Interrupted()
}

// newScope returns a scope and the function that tells it that the call is over.
func (rt *Runtime) newScope(ctx context.Context) (s *Scope, over func()) {
	inner, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	s = &Scope{Context: inner, cancel: cancel, rt: rt, left: lastSteps}
	if ctx.Err() != nil {
		cancel(context.Cause(ctx)) // at once, where AfterFunc takes its time
	}
	stop := context.AfterFunc(ctx, func() { s.Stop(context.Cause(ctx)) })
	return s, func() {
		stop()
		s.leave()
	}
}

type scopeKey struct{}

// Value returns the caller's value for key. The thread that the caller was on, if
// it was one, is not that of the scope.
func (s *Scope) Value(key any) any {
	switch key {
	case scopeKey{}:
		return s.ofCall()
	case threadKey{}:
		return nil
	}
	return s.Context.Value(key)
}

// ScopeFromContext returns the scope of the call that ctx comes from, or nil.
func ScopeFromContext(ctx context.Context) *Scope {
	s, _ := ctx.Value(scopeKey{}).(*Scope)
	return s
}

// threadContext is a scope together with the thread that runs in it. It is the
// context given to futures, so that callbacks know the thread they are on.
type threadContext struct {
	*Scope
	thread *Thread
}

type threadKey struct{}

func (c *threadContext) Value(key any) any {
	if key == (threadKey{}) {
		return c.thread
	}
	return c.Scope.Value(key)
}

// FromContext returns the thread whose [Thread.Context] ctx is, or nil.
func FromContext(ctx context.Context) *Thread {
	t, _ := ctx.Value(threadKey{}).(*Thread)
	return t
}
