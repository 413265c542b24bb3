package threading

import (
	"fmt"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// BrokenBarrierError is threading.BrokenBarrierError: a thread waited at a barrier that
// is broken, or that was reset or broken meanwhile.
var BrokenBarrierError = exception.NewClass("threading", "BrokenBarrierError", exception.RuntimeError)

// barrier is the state of a threading.Barrier: a number of threads that wait for each
// other, again and again. The script lock guards it.
type barrier struct {
	parties int
	action  starlark.Value // nil for none
	timeout starlark.Value // for waits without one
	broken  bool
	acting  bool           // the last thread to come runs the action
	round   *round         // that threads come to now
	between script.Waiters // for the action to end
}

// round is one meeting at a barrier.
type round struct {
	came    int
	failed  bool // it was broken or reset
	waiters script.Waiters
}

// wait blocks until as many threads as there are parties have come, and returns which of
// them t is. If it fails, by timeout or otherwise, the barrier is broken.
func (b *barrier) wait(t *script.Thread, timeout time.Duration) (int, error) {
	if err := b.actionEnds(t); err != nil {
		return 0, err
	}
	if b.broken {
		return 0, BrokenBarrierError.New()
	}
	r := b.round
	index := r.came
	r.came++
	if r.came == b.parties {
		return index, b.release(t, r)
	}
	woken, err := r.waiters.Wait(t, timeout)
	if err == nil && !woken { // but all may have come
		err = b.actionEnds(t)
	}
	if err != nil {
		r.came--
		return 0, err
	}
	if !woken && r == b.round {
		b.breakUp()
	}
	if r.failed {
		return 0, BrokenBarrierError.New()
	}
	return index, nil
}

// actionEnds waits until no action runs.
func (b *barrier) actionEnds(t *script.Thread) error {
	for b.acting {
		if _, err := b.between.Wait(t, script.Forever); err != nil {
			return err
		}
	}
	return nil
}

// release ends the round r, to which all have come.
func (b *barrier) release(t *script.Thread, r *round) error {
	if b.action != nil {
		b.acting = true
		_, err := t.Call(nil, b.action, nil, nil)
		b.acting = false
		b.between.WakeAll()
		switch {
		case r.failed && err == nil: // the action did it
			return BrokenBarrierError.New()
		case err != nil:
			b.breakUp()
			return err
		}
	}
	b.round = new(round)
	r.waiters.WakeAll()
	return nil
}

// fail ends the round with an error for those that have come to it.
func (b *barrier) fail() {
	b.round.failed = true
	b.round.waiters.WakeAll()
	b.round = new(round)
}

func (b *barrier) breakUp() {
	b.broken = true
	b.fail()
}

// waiting returns how many threads wait.
func (b *barrier) waiting() int {
	if b.broken {
		return 0
	}
	return b.round.came
}

var barrierClass = object.NewClass("threading", "Barrier", nil)

func init() {
	script.AddClassMethod(barrierClass, "__init__", "parties, action=None, timeout=None", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		parties, err := count(a.Values[0])
		if err != nil {
			return nil, err
		}
		if parties < 1 {
			return nil, exception.ValueError.Errorf("parties must be >= 1")
		}
		b := &barrier{parties: parties, action: a.Values[1], timeout: a.Values[2], round: new(round)}
		if b.action == starlark.None {
			b.action = nil
		}
		self.SetState(b)
		return starlark.None, nil
	})
	method := func(name, params string, fn func(*script.Thread, *barrier, signature.Args) (starlark.Value, error)) {
		script.AddStateMethod(barrierClass, name, params, fn)
	}
	method("wait", "timeout=None", func(t *script.Thread, b *barrier, a signature.Args) (starlark.Value, error) {
		timeout := a.Values[0]
		if timeout == nil || timeout == starlark.None {
			timeout = b.timeout
		}
		d, err := script.Timeout(timeout)
		if err != nil {
			return nil, err
		}
		index, err := b.wait(t, d)
		if err != nil {
			return nil, err
		}
		return starlark.MakeInt(index), nil
	})
	method("reset", "", func(_ *script.Thread, b *barrier, _ signature.Args) (starlark.Value, error) {
		b.broken = false
		b.fail()
		return starlark.None, nil
	})
	method("abort", "", func(_ *script.Thread, b *barrier, _ signature.Args) (starlark.Value, error) {
		b.breakUp()
		return starlark.None, nil
	})
	script.AddAttr(barrierClass, "parties", func(b *barrier) starlark.Value { return starlark.MakeInt(b.parties) }, nil)
	script.AddAttr(barrierClass, "n_waiting", func(b *barrier) starlark.Value { return starlark.MakeInt(b.waiting()) }, nil)
	script.AddAttr(barrierClass, "broken", func(b *barrier) starlark.Value { return starlark.Bool(b.broken) }, nil)
	script.AddRepr(barrierClass, func(self *object.Instance) string {
		b, ok := self.State().(*barrier)
		if !ok || b.broken {
			return reprAt(self, "broken")
		}
		return reprAt(self, fmt.Sprintf("waiters=%d/%d", b.waiting(), b.parties))
	})
}
