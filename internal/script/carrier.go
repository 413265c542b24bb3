package script

import (
	"iter"

	"go.starlark.net/starlark"

	"fstar/internal/goroutine"
)

// A carrier is what a coroutine runs on: a goroutine, which runs only while someone waits
// for it, and an interpreter's thread. When a coroutine has ended its carrier is for the
// next one, as a new one has to grow its stacks first.
type carrier struct {
	strand    *strand
	next      func() (struct{}, bool)
	stop      func()
	yield     func(struct{}) bool
	goroutine uintptr // its ID
}

// maxIdle is how many carriers without a coroutine a runtime keeps.
const maxIdle = 32

// carrierFor returns a carrier that runs c when it is resumed.
func (rt *Runtime) carrierFor(c *Coroutine) *carrier {
	if n := len(rt.carriers); n > 0 {
		k := rt.carriers[n-1]
		rt.carriers = rt.carriers[:n-1]
		k.strand.co, k.strand.state = c, nil
		k.strand.interp.Name = c.name
		return k
	}
	k := &carrier{strand: newStrand(c.name, new(starlark.Thread), nil)}
	k.strand.co = c
	k.next, k.stop = iter.Pull(func(yield func(struct{}) bool) {
		k.yield, k.goroutine = yield, goroutine.ID()
		for {
			co := k.strand.co
			rt.holder.Store(k.goroutine)
			co.err = co.body(co)
			co.over = true
			if !yield(struct{}{}) {
				return
			}
		}
	})
	return k
}

// recycle takes the carrier of a coroutine that has ended.
func (rt *Runtime) recycle(k *carrier) {
	k.strand.co, k.strand.state, k.strand.thread = nil, nil, nil
	if len(rt.carriers) == maxIdle {
		k.stop()
		return
	}
	k.strand.interp.Uncancel()
	rt.carriers = append(rt.carriers, k)
}

// stopCarriers ends all carriers without a coroutine.
func (rt *Runtime) stopCarriers() {
	for _, k := range rt.carriers {
		k.stop()
	}
	rt.carriers = nil
}
