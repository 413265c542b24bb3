package script

import (
	"context"
	"runtime"
	"weak"
)

// A Suspended is script code that stands still and has something to do at its end, such as a
// generator with a finally clause around its yield.
type Suspended interface {
	// Runtime returns the runtime whose code it is.
	Runtime() *Runtime

	// Close runs it to its end, on t.
	Close(t *Thread)
}

// suspensions are what is to be closed.
type suspensions struct {
	live      map[any]func() Suspended // by weak pointers
	abandoned []Suspended              // which nobody can reach any more
}

// Suspend notes that s stands still for the first time. Once nothing but the Runtime can reach s,
// [Runtime.CloseAbandoned] closes it, and so does the end of the scripts. While s stands still, what it refers
// to may not refer to s. It is for who has allocated s by itself; Ended takes it back.
func Suspend[T any, P interface {
	*T
	Suspended
}](s P) {
	rt := s.Runtime()
	w := weak.Make((*T)(s))
	rt.mu.Lock()
	defer rt.mu.Unlock()
	if rt.suspended.live == nil {
		rt.suspended.live = make(map[any]func() Suspended)
	}
	rt.suspended.live[w] = func() Suspended {
		if s := w.Value(); s != nil {
			return P(s)
		}
		return nil
	}
	// A finalizer, and not a cleanup: s is what is to be closed. It keeps no runtime.
	runtime.SetFinalizer((*T)(s), func(s *T) { abandonSuspended[T, P](s) })
}

// abandonSuspended runs on a goroutine of the garbage collector, which runs no script code.
func abandonSuspended[T any, P interface {
	*T
	Suspended
}](s *T) {
	rt := P(s).Runtime()
	rt.mu.Lock()
	defer rt.mu.Unlock()
	delete(rt.suspended.live, weak.Make(s))
	rt.suspended.abandoned = append(rt.suspended.abandoned, P(s))
	rt.abandoned.Store(true)
}

// Ended notes that s has come to its end.
func Ended[T any, P interface {
	*T
	Suspended
}](s P) {
	runtime.SetFinalizer((*T)(s), nil)
	rt := s.Runtime()
	rt.mu.Lock()
	defer rt.mu.Unlock()
	delete(rt.suspended.live, weak.Make((*T)(s)))
}

// CloseAbandoned closes what nobody can reach any more, on t.
func (rt *Runtime) CloseAbandoned(t *Thread) {
	if !rt.abandoned.Load() || !rt.abandoned.Swap(false) {
		return
	}
	rt.mu.Lock()
	list := rt.suspended.abandoned
	rt.suspended.abandoned = nil
	rt.mu.Unlock()
	for _, s := range list {
		s.Close(t)
	}
}

// closeAllSuspended closes all that stands still, when scripts have ended.
func (rt *Runtime) closeAllSuspended(ctx context.Context) {
	rt.mu.Lock()
	list := rt.suspended.abandoned
	rt.suspended.abandoned = nil
	for _, get := range rt.suspended.live {
		if s := get(); s != nil {
			list = append(list, s)
		}
	}
	rt.mu.Unlock()
	if len(list) == 0 {
		return
	}
	rt.onMain(ctx, func(t *Thread) {
		for _, s := range list {
			s.Close(t)
		}
	})
}
