package threading

import (
	"fmt"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// An RLock is Python's threading.RLock: a mutex that the thread that has it may take
// again. It has the methods of [Lock].
type RLock struct {
	lock  Lock
	owner *script.Thread // nil if it is free
	depth int            // how often the owner has it
}

var (
	_ script.ContextManager = (*RLock)(nil)
	_ starlark.HasAttrs     = (*RLock)(nil)
	_ object.Classed        = (*RLock)(nil)
	_ locker                = (*RLock)(nil)
)

func (l *RLock) held() bool { return l.lock.locked }

func (l *RLock) acquire(t *script.Thread, timeout time.Duration) (bool, error) {
	if l.owner == t {
		l.depth++
		return true, nil
	}
	got, err := l.lock.acquire(t, timeout)
	if got {
		l.owner, l.depth = t, 1
	}
	return got, err
}

func (l *RLock) release(t *script.Thread) error {
	if l.owner != t {
		if l.lock.takeForfeit(t) {
			return nil
		}
		return object.RuntimeError.Errorf("cannot release un-acquired lock")
	}
	if l.depth--; l.depth > 0 {
		return nil
	}
	l.owner = nil
	l.lock.unlock()
	return nil
}

func (l *RLock) owned(t *script.Thread) bool { return l.owner == t }

func (l *RLock) releaseAll(*script.Thread) (int, error) {
	depth := l.depth
	l.owner, l.depth = nil, 0
	l.lock.unlock()
	return depth, nil
}

func (l *RLock) acquireAll(t *script.Thread, depth int) error {
	got, err := l.lock.acquire(t, script.Forever)
	if got {
		l.owner, l.depth = t, depth
		return nil
	}
	for range depth {
		l.lock.forfeit(t)
	}
	return err
}

// Enter acquires the lock.
func (l *RLock) Enter(t *script.Thread) (starlark.Value, error) {
	got, err := l.acquire(t, script.Forever)
	return starlark.Bool(got), err
}

// Exit releases the lock.
func (l *RLock) Exit(t *script.Thread) error { return l.release(t) }

// Reclaim frees the lock, for t, if another thread has it that has ended: nobody else would.
func (l *RLock) Reclaim(t *script.Thread) {
	if l.owner != nil && l.owner != t && !l.owner.Alive() {
		l.owner, l.depth = nil, 0
		l.lock.unlock()
	}
}

var rlockClass = object.NewNative("_thread", "RLock")

func init() {
	native.Table{
		Doc: "a mutex that its owner may take again, and lets go of as often",
		New: native.F0("RLock", "", "", func(*script.Thread) (*RLock, error) { return new(RLock), nil }),
		Methods: append(lockMethods[*RLock](),
			native.M2("acquire", "blocking=True, timeout=-1", "waits until no other thread holds the lock, and takes it;\nwhether it did, before the time was over", acquire[*RLock]),
			native.M0("release", "", "lets go of the lock once", release[*RLock]),
			native.M0("locked", "", "whether a thread holds the lock", heldBy[*RLock]),
		),
	}.Define(rlockClass)
}

// String returns the lock's repr.
func (l *RLock) String() string {
	var owner int64
	if l.owner != nil {
		owner = l.owner.Ident()
	}
	return fmt.Sprintf("<%s _thread.RLock object owner=%d count=%d at %#x>", lockState(l.lock.locked), owner, l.depth, object.Address(l))
}

// Class returns the class of re-entrant locks.
func (l *RLock) Class() *object.Class { return rlockClass }

// Type returns "RLock".
func (l *RLock) Type() string { return "RLock" }

// Freeze does nothing: a lock is there to be shared.
func (l *RLock) Freeze() {}

// Truth returns true.
func (l *RLock) Truth() starlark.Bool { return true }

// Hash returns a hash of the lock's identity.
func (l *RLock) Hash() (uint32, error) { return object.AddressHash(l), nil }

// Attr returns the method called name, or nil.
func (l *RLock) Attr(name string) (starlark.Value, error) { return rlockClass.AttrOf(l, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (l *RLock) MethodClass() *object.Class { return rlockClass }

// AttrNames returns the names of the methods.
func (l *RLock) AttrNames() []string { return rlockClass.AttrNamesOf() }
