package threading

import (
	"fmt"
	"time"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
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

// acquireWith is Semaphore.acquire.
func (s *semaphore) acquireWith(t *script.Thread, blocking bool, d timeout) (bool, error) {
	wait := time.Duration(d)
	if !blocking {
		if wait != script.Forever {
			return false, object.ValueError.Errorf("can't specify timeout for non-blocking acquire")
		}
		wait = 0
	}
	return s.acquire(t, wait)
}

func (s *semaphore) release(_ *script.Thread, n count) (value.Value, error) {
	switch {
	case n < 1:
		return value.Value{}, object.ValueError.Errorf("n must be one or more")
	case s.bounded && s.value+int(n) > s.bound:
		return value.Value{}, object.ValueError.Errorf("Semaphore released too many times")
	}
	s.value += int(n)
	s.waiters.Wake(int(n))
	return value.None, nil
}

func (s *semaphore) exit(t *script.Thread, _ native.Args) (value.Value, error) {
	return s.release(t, 1)
}

var (
	semaphoreClass        = object.NewClass("threading", "Semaphore", nil)
	boundedSemaphoreClass = object.NewClass("threading", "BoundedSemaphore", semaphoreClass)
)

func init() {
	native.Table{
		Doc: "a number that threads take from, and wait while it is 0",
		Methods: []*native.Function{
			semaphoreInit(false),
			native.M2("acquire", "blocking=True, timeout=None", "waits until the number is not 0, and takes 1; whether it\ndid, before the time was over", (*semaphore).acquireWith),
			native.M2("__enter__", "blocking=True, timeout=None", "", (*semaphore).acquireWith),
			native.M1("release", "n=1", "adds n", (*semaphore).release),
			native.M1("__exit__", "*args", "", (*semaphore).exit),
			native.M0("__repr__", "", "", semaphoreRepr).AnyThread(),
		},
		Attributes: []*native.Attribute{
			native.Get("_value", "the number", func(s *semaphore) (int, error) { return s.value, nil }), // private, but scripts do read it
		},
	}.Define(semaphoreClass)
	native.Table{
		Doc:     "a Semaphore whose value never gets above its first",
		Methods: []*native.Function{semaphoreInit(true)},
	}.Define(boundedSemaphoreClass)
}

// semaphoreInit defines __init__.
func semaphoreInit(bounded bool) *native.Function {
	return native.M1("__init__", "value=1", "", func(self *object.Instance, _ *script.Thread, n count) (value.Value, error) {
		if n < 0 {
			return value.Value{}, object.ValueError.Errorf("semaphore initial value must be >= 0")
		}
		self.SetState(&semaphore{value: int(n), bound: int(n), bounded: bounded})
		return value.None, nil
	})
}

func semaphoreRepr(self *object.Instance, _ *script.Thread) (string, error) {
	s, ok := self.State().(*semaphore)
	switch {
	case !ok:
		return reprAt(self, "value=?"), nil
	case s.bounded:
		return reprAt(self, fmt.Sprintf("value=%d/%d", s.value, s.bound)), nil
	}
	return reprAt(self, fmt.Sprintf("value=%d", s.value)), nil
}
