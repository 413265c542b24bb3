package threading

import (
	"fmt"
	"slices"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Lock is Python's threading.Lock: a mutex that any thread may release.
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

	// held reports whether a thread has the lock.
	held() bool
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
		return object.RuntimeError.Errorf("release unlocked lock")
	}
	l.unlock()
	return nil
}

func (l *Lock) held() bool { return l.locked }

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

var lockClass = object.NewNative("_thread", "lock")

func init() {
	native.Table{
		Doc: "a mutex, which one thread at a time holds",
		New: native.F0("lock", "", "", func(*script.Thread) (*Lock, error) { return NewLock(), nil }),
		Methods: append(lockMethods[*Lock](),
			native.M2("acquire", "blocking=True, timeout=-1", "waits until nobody holds the lock, and takes it; whether\nit did, before the time was over", acquire[*Lock]),
			native.M0("release", "", "lets go of the lock; any thread may do that", release[*Lock]),
			native.M0("locked", "", "whether a thread holds the lock", heldBy[*Lock]),
		),
	}.Define(lockClass)
}

// lockMethods returns the special methods that locks of both kinds have.
func heldBy[L locker](l L, _ *script.Thread) (bool, error) { return l.held(), nil }

func lockMethods[L locker]() []*native.Function {
	return []*native.Function{
		native.M0("__enter__", "", "", func(l L, t *script.Thread) (bool, error) { return l.acquire(t, script.Forever) }),
		native.M1("__exit__", "*args", "", func(l L, t *script.Thread, _ native.Args) (value.Value, error) { return release(l, t) }),
	}
}

func acquire[L locker](l L, t *script.Thread, blocking bool, timeout value.Value) (bool, error) {
	return acquireWith(t, l, blocking, timeout)
}

func release[L locker](l L, t *script.Thread) (value.Value, error) { return value.None, l.release(t) }

// acquireWith acquires a lock as the arguments blocking and timeout say, and reports whether it
// did.
func acquireWith(t *script.Thread, l locker, blocking bool, timeout value.Value) (bool, error) {
	wait := script.Forever
	if timeout != value.Int(-1) {
		d, err := script.Seconds(timeout.Starlark())
		switch {
		case err != nil:
			return false, err
		case d == -time.Second: // no timeout
		case !blocking:
			return false, object.ValueError.Errorf("can't specify a timeout for a non-blocking call")
		case d < 0:
			return false, object.ValueError.Errorf("timeout value must be a non-negative number")
		default:
			wait = d
		}
	}
	if !blocking {
		wait = 0
	}
	return l.acquire(t, wait)
}

// String returns the lock's repr.
func (l *Lock) String() string {
	return fmt.Sprintf("<%s _thread.lock object at %#x>", lockState(l.locked), object.Address(l))
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
func (l *Lock) Hash() (uint32, error) { return object.AddressHash(l), nil }

// Attr returns the method called name, or nil.
func (l *Lock) Attr(name string) (starlark.Value, error) { return lockClass.AttrOf(l, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (l *Lock) MethodClass() *object.Class { return lockClass }

// AttrNames returns the names of the methods.
func (l *Lock) AttrNames() []string { return lockClass.AttrNamesOf() }
