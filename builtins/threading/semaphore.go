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

// semaphore is the state of a threading.Semaphore. The script lock guards it.
type semaphore struct {
	value   int
	bound   int // a BoundedSemaphore's first value
	bounded bool
	waiters script.Waiters
}

// acquire takes one and reports whether it did before the timeout.
func (s *semaphore) acquire(t *script.Thread, timeout time.Duration) (bool, error) {
	for end := script.DeadlineIn(timeout); s.value == 0; {
		left := end.Left()
		woken, err := s.waiters.Wait(t, left)
		if err != nil {
			return false, err
		}
		if !woken && s.value == 0 {
			return false, nil
		}
	}
	s.value--
	return true, nil
}

func (s *semaphore) release(n int) error {
	switch {
	case n < 1:
		return exception.ValueError.Errorf("n must be one or more")
	case s.bounded && s.value+n > s.bound:
		return exception.ValueError.Errorf("Semaphore released too many times")
	}
	s.value += n
	s.waiters.Wake(n)
	return nil
}

var (
	semaphoreClass        = newSemaphoreClass()
	boundedSemaphoreClass = newBoundedSemaphoreClass()
)

func newSemaphoreClass() *object.Class {
	class := object.NewClass("threading", "Semaphore", nil)
	addSemaphoreInit(class, false)
	acquire := func(t *script.Thread, s *semaphore, a signature.Args) (starlark.Value, error) {
		blocking := a.Values[0] == nil || bool(a.Values[0].Truth())
		timeout, err := script.Timeout(a.Values[1])
		switch {
		case err != nil:
			return nil, err
		case !blocking && timeout != script.Forever:
			return nil, exception.ValueError.Errorf("can't specify timeout for non-blocking acquire")
		case !blocking:
			timeout = 0
		}
		got, err := s.acquire(t, timeout)
		if err != nil {
			return nil, err
		}
		return starlark.Bool(got), nil
	}
	script.AddStateMethod(class, "acquire", "blocking=True, timeout=None", acquire)
	script.AddStateMethod(class, "__enter__", "blocking=True, timeout=None", acquire)
	script.AddStateMethod(class, "release", "n=1", func(_ *script.Thread, s *semaphore, a signature.Args) (starlark.Value, error) {
		n, err := count(a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, s.release(n)
	})
	script.AddStateMethod(class, "__exit__", "*args", func(_ *script.Thread, s *semaphore, _ signature.Args) (starlark.Value, error) {
		return starlark.None, s.release(1)
	})
	script.AddAttr(class, "_value", func(s *semaphore) starlark.Value { return starlark.MakeInt(s.value) }, nil) // private, but scripts do read it
	script.AddRepr(class, func(self *object.Instance) string {
		s, ok := self.State().(*semaphore)
		switch {
		case !ok:
			return reprAt(self, "value=?")
		case s.bounded:
			return reprAt(self, fmt.Sprintf("value=%d/%d", s.value, s.bound))
		}
		return reprAt(self, fmt.Sprintf("value=%d", s.value))
	})
	return class
}

func newBoundedSemaphoreClass() *object.Class {
	class := object.NewClass("threading", "BoundedSemaphore", semaphoreClass)
	addSemaphoreInit(class, true)
	return class
}

// addSemaphoreInit adds __init__.
func addSemaphoreInit(class *object.Class, bounded bool) {
	script.AddClassMethod(class, "__init__", "value=1", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		n, err := count(a.Values[0])
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, exception.ValueError.Errorf("semaphore initial value must be >= 0")
		}
		self.SetState(&semaphore{value: n, bound: n, bounded: bounded})
		return starlark.None, nil
	})
}

// count returns the number that an argument is, or 1 if it was not given.
func count(v starlark.Value) (int, error) {
	switch v := object.Plain(v).(type) {
	case nil:
		return 1, nil
	case starlark.Int, starlark.Bool:
		return pyop.AsCount(v)
	}
	return 0, exception.TypeError.Errorf("'<' not supported between instances of '%s' and 'int'", exception.TypeName(v))
}
