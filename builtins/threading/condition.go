package threading

import (
	"fmt"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
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
		return exception.RuntimeError.Errorf("cannot %s on un-acquired lock", to)
	}
	return nil
}

// waitFor waits until holds returns a true value, and returns what it returned last.
func (c *Condition) waitFor(t *script.Thread, holds starlark.Value, timeout time.Duration) (starlark.Value, error) {
	var end script.Deadline
	for begun := false; ; begun = true {
		v, err := t.Call(nil, holds, nil, nil)
		if err != nil {
			return nil, err
		}
		if is, err := pyop.Truth(v); is || err != nil {
			return v, err
		}
		if !begun {
			end = script.DeadlineIn(timeout)
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

var conditionClass = newConditionClass()

func newConditionClass() *object.Class {
	class := object.NewClass("threading", "Condition", nil)
	script.AddClassMethod(class, "__init__", "lock=None", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		c := new(Condition)
		switch lock := a.Values[0].(type) {
		case nil, starlark.NoneType:
			c.lock = new(RLock)
		case locker:
			c.lock = lock
		default:
			return nil, exception.AttributeError.Errorf("'%s' object has no attribute 'acquire'", exception.TypeName(lock))
		}
		self.SetState(c)
		return starlark.None, nil
	})
	method := func(name, params string, fn func(*script.Thread, *Condition, signature.Args) (starlark.Value, error)) {
		script.AddStateMethod(class, name, params, fn)
	}
	method("acquire", "blocking=True, timeout=-1", func(t *script.Thread, c *Condition, a signature.Args) (starlark.Value, error) {
		return acquireWith(t, c.lock, a)
	})
	method("release", "", func(t *script.Thread, c *Condition, _ signature.Args) (starlark.Value, error) {
		return starlark.None, c.lock.release(t)
	})
	method("__enter__", "", func(t *script.Thread, c *Condition, _ signature.Args) (starlark.Value, error) {
		got, err := c.lock.acquire(t, script.Forever)
		return starlark.Bool(got), err
	})
	method("__exit__", "*args", func(t *script.Thread, c *Condition, _ signature.Args) (starlark.Value, error) {
		return starlark.None, c.lock.release(t)
	})
	method("wait", "timeout=None", func(t *script.Thread, c *Condition, a signature.Args) (starlark.Value, error) {
		timeout, err := script.Timeout(a.Values[0])
		if err != nil {
			return nil, err
		}
		if err := c.owned(t, "wait"); err != nil {
			return nil, err
		}
		notified, err := c.Wait(t, timeout)
		if err != nil {
			return nil, err
		}
		return starlark.Bool(notified), nil
	})
	method("wait_for", "predicate, timeout=None", func(t *script.Thread, c *Condition, a signature.Args) (starlark.Value, error) {
		timeout, err := script.Timeout(a.Values[1])
		if err != nil {
			return nil, err
		}
		return c.waitFor(t, a.Values[0], timeout)
	})
	method("notify", "n=1", func(t *script.Thread, c *Condition, a signature.Args) (starlark.Value, error) {
		n, err := count(a.Values[0])
		if err != nil {
			return nil, err
		}
		if err := c.owned(t, "notify"); err != nil {
			return nil, err
		}
		c.Notify(n)
		return starlark.None, nil
	})
	for _, name := range []string{"notify_all", "notifyAll"} {
		method(name, "", func(t *script.Thread, c *Condition, _ signature.Args) (starlark.Value, error) {
			if err := c.owned(t, "notify"); err != nil {
				return nil, err
			}
			c.NotifyAll()
			return starlark.None, nil
		})
	}
	script.AddRepr(class, func(self *object.Instance) string {
		if c, ok := self.State().(*Condition); ok {
			return fmt.Sprintf("<Condition(%s, %d)>", c.lock, c.waiters.Len())
		}
		return "<Condition>"
	})
	return class
}
