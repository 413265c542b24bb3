package logging

import (
	"context"
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A lock is what a handler holds while it handles a record. The thread that has it may
// take it again. The script lock guards its fields.
//
//	lock.acquire()   blocks until the calling thread has it, and returns True
//	lock.release()   gives it to the thread that has waited longest
type lock struct {
	owner   *script.Thread
	count   int // how often the owner has it
	waiting []*waiter
}

// waiter is a thread that waits for a lock.
type waiter struct {
	t    *script.Thread
	turn chan struct{} // closed when the thread is the owner
}

var (
	_ starlark.HasAttrs     = (*lock)(nil)
	_ script.ContextManager = (*lock)(nil)
)

// acquire takes the lock. The error says that the script is to stop. What a thread that
// has ended did not release is free: nobody else would.
func (k *lock) acquire(t *script.Thread) error {
	if k.owner != nil && k.owner != t && !k.owner.Alive() {
		k.owner, k.count = nil, 0
	}
	if k.owner == nil || k.owner == t {
		k.owner = t
		k.count++
		return nil
	}
	w := &waiter{t, make(chan struct{})}
	k.waiting = append(k.waiting, w)
	t.Block(func(ctx context.Context) {
		select {
		case <-w.turn:
		case <-ctx.Done():
		}
	})
	stop := t.Interrupted()
	switch {
	case stop == nil:
	case k.owner == t:
		k.release()
	default:
		k.waiting = slices.DeleteFunc(k.waiting, func(x *waiter) bool { return x == w })
	}
	return stop
}

// release gives up what one acquire took.
func (k *lock) release() {
	if k.count--; k.count > 0 {
		return
	}
	k.owner = nil
	if len(k.waiting) > 0 {
		next := k.waiting[0]
		k.waiting = k.waiting[1:]
		k.owner, k.count = next.t, 1
		close(next.turn)
	}
}

// Enter takes the lock.
func (k *lock) Enter(t *script.Thread) (starlark.Value, error) { return starlark.True, k.acquire(t) }

// Exit gives it up.
func (k *lock) Exit(t *script.Thread) error {
	if k.owner != t {
		return exception.RuntimeError.Errorf("cannot release un-acquired lock")
	}
	k.release()
	return nil
}

var lockMethods = script.Methods{}

func init() {
	script.AddMethod(lockMethods, "RLock", "acquire", "", func(t *script.Thread, k *lock, _ signature.Args) (starlark.Value, error) {
		return k.Enter(t)
	})
	script.AddMethod(lockMethods, "RLock", "release", "", func(t *script.Thread, k *lock, _ signature.Args) (starlark.Value, error) {
		return starlark.None, k.Exit(t)
	})
}

// Attr returns the attribute called name, or nil.
func (k *lock) Attr(name string) (starlark.Value, error) { return lockMethods.Attr(k, name) }

// AttrNames returns the names of the attributes.
func (k *lock) AttrNames() []string { return lockMethods.Names() }

// String returns the repr.
func (k *lock) String() string {
	state, owner := "unlocked", int64(0)
	if k.owner != nil {
		state, owner = "locked", k.owner.Ident()
	}
	return fmt.Sprintf("<%s _thread.RLock object owner=%d count=%d at %#x>", state, owner, k.count, script.Address(k))
}

// Type returns "RLock".
func (k *lock) Type() string { return "RLock" }

// Freeze does nothing: a lock is for threads that share it.
func (k *lock) Freeze() {}

// Truth returns true.
func (k *lock) Truth() starlark.Bool { return true }

// Hash returns a hash of the lock's identity.
func (k *lock) Hash() (uint32, error) { return script.AddressHash(k) }
