package threading

import (
	"fmt"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Condition is the state of a threading.Condition: threads that have released a lock
// until they are notified. The script lock guards it.
type Condition struct {
	lock    locker
	waiters script.Waiters
}

// NewCondition returns a condition of lock.
func NewCondition(lock *Lock) *Condition { return &Condition{lock: lock} }

// Object returns c as a threading.Condition.
func (c *Condition) Object() *object.Instance {
	self, err := object.New(conditionClass)
	if err != nil {
		panic(err) // it is not an abstract class
	}
	self.SetState(c)
	return self
}

// Wait releases the lock, which t has, blocks until t is notified or the timeout is
// over, and takes the lock again. It reports whether t was notified. If t must end it
// gets an error, and may be without the lock: its next release does nothing then.
func (c *Condition) Wait(t *script.Thread, timeout time.Duration) (bool, error) {
	depth, err := c.lock.releaseAll(t)
	if err != nil {
		return false, err
	}
	woken, err := c.waiters.Wait(t, timeout)
	if lockErr := c.lock.acquireAll(t, depth); lockErr != nil {
		return false, lockErr
	}
	return woken, err
}

// Notify wakes n threads, or all if fewer wait.
func (c *Condition) Notify(n int) { c.waiters.Wake(n) }

// NotifyAll wakes all threads that wait.
func (c *Condition) NotifyAll() { c.waiters.WakeAll() }

// owned returns an error unless t has the lock.
func (c *Condition) owned(t *script.Thread, to string) error {
	if !c.lock.owned(t) {
		return object.RuntimeError.Errorf("cannot %s on un-acquired lock", to)
	}
	return nil
}

// waitFor waits until holds returns a true value, and returns what it returned last: it is
// Condition.wait_for.
func (c *Condition) waitFor(t *script.Thread, holds starlark.Value, d timeout) (starlark.Value, error) {
	var end script.Deadline
	for begun := false; ; begun = true {
		v, err := t.Call(nil, holds, nil, nil)
		if err != nil {
			return nil, err
		}
		if is, err := object.Truth(v); is || err != nil {
			return v, err
		}
		if !begun {
			end = script.DeadlineIn(time.Duration(d))
		} else if end.Left() == 0 {
			return v, nil
		}
		if err := c.owned(t, "wait"); err != nil {
			return nil, err
		}
		if _, err := c.Wait(t, end.Left()); err != nil {
			return nil, err
		}
	}
}

var conditionClass = object.NewClass("threading", "Condition", nil)

func init() {
	native.Table{
		Doc: "a lock whose holders may wait to be notified by others",
		Methods: []*native.Function{
			native.M1("__init__", "lock=None", "", newCondition),
			native.M2("acquire", "blocking=True, timeout=-1", "takes the lock", (*Condition).acquire),
			native.M0("release", "", "lets go of the lock", (*Condition).release),
			native.M0("locked", "", "whether a thread holds the lock", func(c *Condition, _ *script.Thread) (bool, error) { return c.lock.held(), nil }),
			native.M0("__enter__", "", "", (*Condition).enter),
			native.M1("__exit__", "*args", "", (*Condition).exit),
			native.M1("wait", "timeout=None", "lets go of the lock until it is notified; whether it\nwas, before the time was over", (*Condition).waitOwned),
			native.M2("wait_for", "predicate, timeout=None", "waits until predicate() is true, which it returns", (*Condition).waitFor),
			native.M1("notify", "n=1", "wakes n of those that wait", (*Condition).notify),
			native.M0("notify_all", "", "wakes all that wait", (*Condition).notifyAll),
			native.M0("notifyAll", "", "wakes all that wait", (*Condition).notifyAll),
			native.M0("__repr__", "", "", conditionRepr).AnyThread(),
		},
	}.Define(conditionClass)
}

// newCondition is Condition.__init__.
func newCondition(self *object.Instance, _ *script.Thread, lock starlark.Value) (value.Value, error) {
	c := new(Condition)
	switch lock := lock.(type) {
	case starlark.NoneType:
		c.lock = new(RLock)
	case locker:
		c.lock = lock
	default:
		return value.Value{}, object.AttributeError.Errorf("'%s' object has no attribute 'acquire'", object.TypeName(lock))
	}
	self.SetState(c)
	return value.None, nil
}

func (c *Condition) acquire(t *script.Thread, blocking bool, timeout value.Value) (bool, error) {
	return acquireWith(t, c.lock, blocking, timeout)
}

func (c *Condition) release(t *script.Thread) (value.Value, error) {
	return value.None, c.lock.release(t)
}

func (c *Condition) enter(t *script.Thread) (bool, error) { return c.lock.acquire(t, script.Forever) }

func (c *Condition) exit(t *script.Thread, _ native.Args) (value.Value, error) { return c.release(t) }

// waitOwned is Condition.wait.
func (c *Condition) waitOwned(t *script.Thread, d timeout) (bool, error) {
	if err := c.owned(t, "wait"); err != nil {
		return false, err
	}
	return c.Wait(t, time.Duration(d))
}

func (c *Condition) notify(t *script.Thread, n count) (value.Value, error) {
	if err := c.owned(t, "notify"); err != nil {
		return value.Value{}, err
	}
	c.Notify(int(n))
	return value.None, nil
}

func (c *Condition) notifyAll(t *script.Thread) (value.Value, error) {
	if err := c.owned(t, "notify"); err != nil {
		return value.Value{}, err
	}
	c.NotifyAll()
	return value.None, nil
}

func conditionRepr(self *object.Instance, _ *script.Thread) (string, error) {
	if c, ok := self.State().(*Condition); ok {
		return fmt.Sprintf("<Condition(%s, %d)>", c.lock, c.waiters.Len()), nil
	}
	return "<Condition>", nil
}
