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

// BrokenBarrierError is threading.BrokenBarrierError: a thread waited at a barrier that
// is broken, or that was reset or broken meanwhile.
var BrokenBarrierError = object.NewClass("threading", "BrokenBarrierError", object.RuntimeError)

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
	native.Table{Doc: "the barrier was broken or emptied meanwhile"}.Define(BrokenBarrierError)
	native.Table{
		Doc: "a place where threads wait until so many have come",
		Methods: []*native.Function{
			native.M3("__init__", "parties, action=None, timeout=None", "", newBarrier),
			native.M1("wait", "timeout=None", "waits until all have come; which one it is, from 0", (*barrier).waitFor),
			native.M0("reset", "", "empties the barrier: who waits gets a BrokenBarrierError", (*barrier).reset),
			native.M0("abort", "", "breaks the barrier: who waits, or comes, gets a\nBrokenBarrierError", (*barrier).abort),
			native.M0("__repr__", "", "", barrierRepr).AnyThread(),
		},
		Attributes: []*native.Attribute{
			native.Get("parties", "how many threads it needs", func(b *barrier) (int, error) { return b.parties, nil }),
			native.Get("n_waiting", "how many wait", func(b *barrier) (int, error) { return b.waiting(), nil }),
			native.Get("broken", "whether it is broken", func(b *barrier) (bool, error) { return b.broken, nil }),
		},
	}.Define(barrierClass)
}

// newBarrier is Barrier.__init__.
func newBarrier(self *object.Instance, _ *script.Thread, parties count, action native.Opt[starlark.Value], timeout starlark.Value) (value.Value, error) {
	if parties < 1 {
		return value.Value{}, object.ValueError.Errorf("parties must be >= 1")
	}
	self.SetState(&barrier{parties: int(parties), action: action.Value, timeout: timeout, round: new(round)})
	return value.None, nil
}

// waitFor is Barrier.wait.
func (b *barrier) waitFor(t *script.Thread, given native.Opt[timeout]) (int, error) {
	if given.Given {
		return b.wait(t, time.Duration(given.Value))
	}
	d, err := script.Timeout(b.timeout)
	if err != nil {
		return 0, err
	}
	return b.wait(t, d)
}

func (b *barrier) reset(*script.Thread) (value.Value, error) {
	b.broken = false
	b.fail()
	return value.None, nil
}

func (b *barrier) abort(*script.Thread) (value.Value, error) {
	b.breakUp()
	return value.None, nil
}

func barrierRepr(self *object.Instance, _ *script.Thread) (string, error) {
	b, ok := self.State().(*barrier)
	if !ok || b.broken {
		return reprAt(self, "broken"), nil
	}
	return reprAt(self, fmt.Sprintf("waiters=%d/%d", b.waiting(), b.parties)), nil
}
