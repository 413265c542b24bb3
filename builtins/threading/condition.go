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

// condition is the state of a threading.Condition: threads that have released a lock
// until they are notified. The script lock guards it.
type condition struct {
	lock    locker
	waiters script.Waiters
}

// NewCondition returns a threading.Condition of lock.
func NewCondition(lock *Lock) *object.Instance {
	c, err := object.New(conditionClass)
	if err != nil {
		panic(err) // it is not an abstract class
	}
	c.SetState(&condition{lock: lock})
	return c
}

// wait reports whether t was notified before the timeout. It has the lock again
// afterwards, unless it must end.
func (c *condition) wait(t *script.Thread, timeout time.Duration) (bool, error) {
	if !c.lock.owned(t) {
		return false, exception.RuntimeError.Errorf("cannot wait on un-acquired lock")
	}
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

// waitFor waits until holds returns a true value, and returns what it returned last.
func (c *condition) waitFor(t *script.Thread, holds starlark.Value, timeout time.Duration) (starlark.Value, error) {
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
		if _, err := c.wait(t, end.Left()); err != nil {
			return nil, err
		}
	}
}

// notify wakes n threads.
func (c *condition) notify(t *script.Thread, n int) error {
	if !c.lock.owned(t) {
		return exception.RuntimeError.Errorf("cannot notify on un-acquired lock")
	}
	c.waiters.Wake(n)
	return nil
}

var conditionClass = newConditionClass()

func newConditionClass() *object.Class {
	class := object.NewClass("threading", "Condition", nil)
	script.AddClassMethod(class, "__init__", "lock=None", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		c := new(condition)
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
	method := func(name, params string, fn func(*script.Thread, *condition, signature.Args) (starlark.Value, error)) {
		script.AddStateMethod(class, name, params, fn)
	}
	method("acquire", "blocking=True, timeout=-1", func(t *script.Thread, c *condition, a signature.Args) (starlark.Value, error) {
		return acquireWith(t, c.lock, a)
	})
	method("release", "", func(t *script.Thread, c *condition, _ signature.Args) (starlark.Value, error) {
		return starlark.None, c.lock.release(t)
	})
	method("__enter__", "", func(t *script.Thread, c *condition, _ signature.Args) (starlark.Value, error) {
		got, err := c.lock.acquire(t, script.Forever)
		return starlark.Bool(got), err
	})
	method("__exit__", "*args", func(t *script.Thread, c *condition, _ signature.Args) (starlark.Value, error) {
		return starlark.None, c.lock.release(t)
	})
	method("wait", "timeout=None", func(t *script.Thread, c *condition, a signature.Args) (starlark.Value, error) {
		timeout, err := script.Timeout(a.Values[0])
		if err != nil {
			return nil, err
		}
		notified, err := c.wait(t, timeout)
		if err != nil {
			return nil, err
		}
		return starlark.Bool(notified), nil
	})
	method("wait_for", "predicate, timeout=None", func(t *script.Thread, c *condition, a signature.Args) (starlark.Value, error) {
		timeout, err := script.Timeout(a.Values[1])
		if err != nil {
			return nil, err
		}
		return c.waitFor(t, a.Values[0], timeout)
	})
	method("notify", "n=1", func(t *script.Thread, c *condition, a signature.Args) (starlark.Value, error) {
		n, err := count(a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, c.notify(t, n)
	})
	for _, name := range []string{"notify_all", "notifyAll"} {
		method(name, "", func(t *script.Thread, c *condition, _ signature.Args) (starlark.Value, error) {
			return starlark.None, c.notify(t, c.waiters.Len())
		})
	}
	script.AddRepr(class, func(self *object.Instance) string {
		if c, ok := self.State().(*condition); ok {
			return fmt.Sprintf("<Condition(%s, %d)>", c.lock, c.waiters.Len())
		}
		return "<Condition>"
	})
	return class
}
