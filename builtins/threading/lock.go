package threading

import (
	"fmt"
	"slices"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A Lock is Python's threading.Lock: a mutex that any thread may release.
//
//	lock.acquire(blocking=True, timeout=-1)   takes it; whether it did
//	lock.release()                            gives it back
//	lock.locked()                             whether it is taken
//
// A with statement, or using(lock), holds it for its body.
//
// A thread that releases a lock may be the one that takes it again, as long as no
// thread that was woken for it has missed it once: that one is handed it. So threads
// that use a lock often need not change places each time, and none starves.
//
// The script lock guards it.
type Lock struct {
	locked    bool
	waking    bool             // a thread of waiters was woken, and has not tried yet
	waiters   script.Waiters   // for the lock to be free
	heirs     script.Waiters   // who missed it: they are given it while it is locked
	forfeited []*script.Thread // see forfeit
	bound     boundMethods
}

var (
	_ script.ContextManager = (*Lock)(nil)
	_ starlark.HasAttrs     = (*Lock)(nil)
	_ object.Classed        = (*Lock)(nil)
	_ locker                = (*Lock)(nil)
)

// A locker is a lock that a Condition can use.
type locker interface {
	starlark.Value

	// acquire takes the lock and reports whether it did before the timeout. An error
	// means that the thread must end.
	acquire(t *script.Thread, timeout time.Duration) (bool, error)
	release(t *script.Thread) error

	// owned reports whether t has the lock, as far as the lock knows.
	owned(t *script.Thread) bool

	// releaseAll releases the lock however often t has acquired it, and returns what
	// acquireAll needs to undo that.
	releaseAll(t *script.Thread) (depth int, err error)

	// acquireAll undoes releaseAll. A thread that must end may get an error instead of
	// the lock: the releases that are to come then do nothing.
	acquireAll(t *script.Thread, depth int) error
}

// NewLock returns a lock that is free.
func NewLock() *Lock { return new(Lock) }

// Acquire takes the lock. An error means that the thread must end.
func (l *Lock) Acquire(t *script.Thread) error {
	_, err := l.acquire(t, script.Forever)
	return err
}

// Release gives the lock back. It is an error if it is free.
func (l *Lock) Release(t *script.Thread) error { return l.release(t) }

func (l *Lock) acquire(t *script.Thread, timeout time.Duration) (bool, error) {
	if !l.locked {
		l.locked = true
		return true, nil
	}
	end := script.DeadlineIn(timeout)
	if woken, err := l.waiters.Wait(t, timeout); !woken {
		return false, err
	}
	l.waking = false
	if !l.locked {
		l.locked = true
		return true, nil
	}
	return l.heirs.Wait(t, end.Left())
}

func (l *Lock) release(t *script.Thread) error {
	if l.forfeited != nil && l.takeForfeit(t) {
		return nil
	}
	if !l.locked {
		return exception.RuntimeError.Errorf("release unlocked lock")
	}
	l.unlock()
	return nil
}

// unlock releases the lock, which is locked.
func (l *Lock) unlock() {
	if l.heirs.Wake(1) > 0 {
		return
	}
	l.locked = false
	if !l.waking && l.waiters.Wake(1) > 0 {
		l.waking = true
	}
}

// forfeit notes that t, which must end, goes on without the lock that its code takes it
// to have: its next release does nothing.
func (l *Lock) forfeit(t *script.Thread) { l.forfeited = append(l.forfeited, t) }

func (l *Lock) takeForfeit(t *script.Thread) bool {
	i := slices.Index(l.forfeited, t)
	if i < 0 {
		return false
	}
	if l.forfeited = slices.Delete(l.forfeited, i, i+1); len(l.forfeited) == 0 {
		l.forfeited = nil
	}
	return true
}

func (l *Lock) owned(*script.Thread) bool { return l.locked }

func (l *Lock) releaseAll(t *script.Thread) (int, error) { return 1, l.release(t) }

func (l *Lock) acquireAll(t *script.Thread, _ int) error {
	got, err := l.acquire(t, script.Forever)
	if !got {
		l.forfeit(t)
	}
	return err
}

// Enter acquires the lock.
func (l *Lock) Enter(t *script.Thread) (starlark.Value, error) {
	got, err := l.acquire(t, script.Forever)
	return starlark.Bool(got), err
}

// Exit releases the lock.
func (l *Lock) Exit(t *script.Thread) error { return l.release(t) }

var (
	lockClass   = object.NewNative("_thread", "lock")
	lockMethods = make(script.Methods)
)

func init() {
	lockClass.SetConstructor(script.NewFunction("lock", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return NewLock(), nil
	}))
	addLockMethods[*Lock](lockMethods, "lock")
	script.AddMethod(lockMethods, "lock", "locked", "", func(_ *script.Thread, l *Lock, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(l.locked), nil
	})
	lockMethods.AddTo(lockClass)
}

// addLockMethods adds the methods that locks of both kinds have.
func addLockMethods[L locker](methods script.Methods, class string) {
	script.AddMethod(methods, class, "acquire", "blocking=True, timeout=-1", func(t *script.Thread, l L, a signature.Args) (starlark.Value, error) {
		return acquireWith(t, l, a)
	})
	script.AddMethod(methods, class, "release", "", func(t *script.Thread, l L, _ signature.Args) (starlark.Value, error) {
		return starlark.None, l.release(t)
	})
	script.AddMethod(methods, class, "__enter__", "", func(t *script.Thread, l L, _ signature.Args) (starlark.Value, error) {
		got, err := l.acquire(t, script.Forever)
		return starlark.Bool(got), err
	})
	script.AddMethod(methods, class, "__exit__", "*args", func(t *script.Thread, l L, _ signature.Args) (starlark.Value, error) {
		return starlark.None, l.release(t)
	})
}

// acquireWith acquires a lock as the arguments blocking and timeout say.
func acquireWith(t *script.Thread, l locker, a signature.Args) (starlark.Value, error) {
	timeout := script.Forever
	blocking := a.Values[0] == nil || bool(a.Values[0].Truth())
	if a.Values[1] != nil {
		d, err := script.Seconds(a.Values[1])
		switch {
		case err != nil:
			return nil, err
		case d == -time.Second: // no timeout
		case !blocking:
			return nil, exception.ValueError.Errorf("can't specify a timeout for a non-blocking call")
		case d < 0:
			return nil, exception.ValueError.Errorf("timeout value must be a non-negative number")
		default:
			timeout = d
		}
	}
	if !blocking {
		timeout = 0
	}
	got, err := l.acquire(t, timeout)
	if err != nil {
		return nil, err
	}
	return starlark.Bool(got), nil
}

// String returns the lock's repr.
func (l *Lock) String() string {
	return fmt.Sprintf("<%s _thread.lock object at %#x>", lockState(l.locked), script.Address(l))
}

func lockState(locked bool) string {
	if locked {
		return "locked"
	}
	return "unlocked"
}

// Class returns the class of locks.
func (l *Lock) Class() *object.Class { return lockClass }

// Type returns "lock".
func (l *Lock) Type() string { return "lock" }

// Freeze does nothing: a lock is there to be shared.
func (l *Lock) Freeze() {}

// Truth returns true.
func (l *Lock) Truth() starlark.Bool { return true }

// Hash returns a hash of the lock's identity.
func (l *Lock) Hash() (uint32, error) { return script.AddressHash(l) }

// Attr returns the method called name, or nil.
func (l *Lock) Attr(name string) (starlark.Value, error) { return l.bound.attr(lockMethods, l, name) }

// AttrNames returns the names of the methods.
func (l *Lock) AttrNames() []string { return lockMethods.Names() }

// boundMethods are the methods of a lock that are called most, bound once.
type boundMethods struct{ acquire, release starlark.Value }

// attr is methods.Attr.
func (b *boundMethods) attr(methods script.Methods, lock starlark.Value, name string) (v starlark.Value, err error) {
	var cache *starlark.Value
	switch name {
	case "acquire":
		cache = &b.acquire
	case "release":
		cache = &b.release
	default:
		return methods.Attr(lock, name)
	}
	if *cache == nil {
		*cache, err = methods.Attr(lock, name)
	}
	return *cache, err
}
