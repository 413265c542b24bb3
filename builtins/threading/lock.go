package threading

import (
	"context"
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A Lock is Python's threading.Lock: a mutex that any thread may release.
//
//	lock.acquire(blocking=True, timeout=-1)   takes it; whether it did
//	lock.release()                            gives it back
//	lock.locked()                             whether it is taken
//
// using(lock), a with statement, holds it for the loop's body.
type Lock struct {
	free chan struct{} // holds the one token while nobody has the lock
}

var _ script.ContextManager = (*Lock)(nil)
var _ starlark.HasAttrs = (*Lock)(nil)

func newLock() *Lock {
	l := &Lock{make(chan struct{}, 1)}
	l.free <- struct{}{}
	return l
}

// acquire takes the lock and reports whether it did before ctx, which may be
// narrower than the thread's, has ended. An error means that the thread must end.
func (l *Lock) acquire(t *script.Thread, ctx context.Context) (bool, error) {
	select {
	case <-l.free:
		return true, nil
	default:
	}
	got := false
	t.Block(func(context.Context) {
		select {
		case <-l.free:
			got = true
		case <-ctx.Done():
		}
	})
	if got {
		return true, nil
	}
	return false, t.Interrupted()
}

func (l *Lock) release() error {
	select {
	case l.free <- struct{}{}:
		return nil
	default:
		return exception.RuntimeError.Errorf("release unlocked lock")
	}
}

// Enter acquires the lock.
func (l *Lock) Enter(t *script.Thread) (starlark.Value, error) {
	got, err := l.acquire(t, t.Context())
	return starlark.Bool(got), err
}

// Exit releases the lock.
func (l *Lock) Exit(*script.Thread) error { return l.release() }

var lockMethods = make(script.Methods)

func init() {
	script.AddMethod(lockMethods, "lock", "acquire", "blocking=True, timeout=-1", acquireLock)
	script.AddMethod(lockMethods, "lock", "release", "", func(_ *script.Thread, l *Lock, _ signature.Args) (starlark.Value, error) {
		return starlark.None, l.release()
	})
	script.AddMethod(lockMethods, "lock", "locked", "", func(_ *script.Thread, l *Lock, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(len(l.free) == 0), nil
	})
}

func acquireLock(t *script.Thread, l *Lock, a signature.Args) (starlark.Value, error) {
	blocking := a.Values[0] == nil || bool(a.Values[0].Truth())
	timeout := a.Values[1]
	if timeout != nil {
		d, err := script.Seconds(timeout)
		switch {
		case err != nil:
			return nil, err
		case d == -1e9 && timeout != starlark.None:
			timeout = nil // -1 means no timeout
		case !blocking:
			return nil, exception.ValueError.Errorf("can't specify a timeout for a non-blocking call")
		case d < 0:
			return nil, exception.ValueError.Errorf("timeout value must be a non-negative number")
		}
	}
	if !blocking {
		timeout = starlark.MakeInt(0)
	}
	ctx, cancel, err := script.WithTimeout(t.Context(), timeout, context.DeadlineExceeded)
	if err != nil {
		return nil, err
	}
	defer cancel()
	got, err := l.acquire(t, ctx)
	if err != nil {
		return nil, err
	}
	return starlark.Bool(got), nil
}

// String returns the lock's repr.
func (l *Lock) String() string {
	state := "unlocked"
	if len(l.free) == 0 {
		state = "locked"
	}
	return fmt.Sprintf("<%s _thread.lock object at %#x>", state, script.Address(l))
}

// Type returns "lock".
func (l *Lock) Type() string { return "lock" }

// Freeze does nothing: a lock is there to be shared.
func (l *Lock) Freeze() {}

// Truth returns true.
func (l *Lock) Truth() starlark.Bool { return true }

// Hash returns a hash of the lock's identity.
func (l *Lock) Hash() (uint32, error) { return script.AddressHash(l) }

// Attr returns the method called name, or nil.
func (l *Lock) Attr(name string) (starlark.Value, error) { return lockMethods.Attr(l, name) }

// AttrNames returns the names of the methods.
func (l *Lock) AttrNames() []string { return lockMethods.Names() }
