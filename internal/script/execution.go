package script

import (
	"math"
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// An Execution is what the engine keeps of the script code that a thread runs. It is the
// thread's goroutine's.
type Execution struct {
	// Err is why the function failed that returned last, and Trace the places that Err has
	// come through since it was raised, or caught last: innermost first.
	Err   error
	Trace []*starlark.CallFrame

	// Handled is the exception that the innermost except clause handles, or nil.
	Handled *object.Exception

	// Fuel is how many steps there are to the next tick: jumps back, and calls. If it is below Floor, that is at
	// once: see Due.
	Fuel  int
	Floor atomic.Int64 // 0, or large where the thread is to tick as soon as it can: any goroutine may set it

	// Calls are the calls under way, outermost first: Depth of them.
	Calls []Activation
	object.Nesting

	// Row is what a generator has yielded last to a loop that takes it apart: see engine.rowYielded.
	Row [MaxRow]value.Value

	// Fresh is the generator that was made last, when Fuel was FreshFuel, by a call at a place. FreshAt is nil if
	// others may know it, too.
	Fresh     any
	FreshFuel int
	FreshAt   *starlark.CallFrame

	// Spare has generators that can be used again: see engine.spareGenerators.
	Spare any

	// Frames are the Frames of the places in Trace, the last of which is that of the last place, if the runtime
	// keeps them. There may be others before those.
	Frames []*Frame

	// KeepFrames says that the runtime keeps Frames.
	KeepFrames bool
}

// Due reports whether it is time for a tick.
func (x *Execution) Due() bool { return x.Fuel < int(x.Floor.Load()) }

// MayRun reports whether there is a step left.
func (x *Execution) MayRun() bool { return x.Fuel > int(x.Floor.Load()) }

// MaxRow is how many values a row has at most.
const MaxRow = 4

// DefaultRecursionLimit is how deep calls may be nested, unless a script says otherwise: as in CPython.
const DefaultRecursionLimit = 1000

// RecursionLimit returns how deep calls of functions of scripts may be nested.
func (rt *Runtime) RecursionLimit() int {
	if n := rt.recursionLimit.Load(); n > 0 {
		return int(n)
	}
	return DefaultRecursionLimit
}

// SetRecursionLimit sets it, to at least 1, for all threads: at once for the one that has the script lock, as the
// caller has, and for others when they have their turn.
func (rt *Runtime) SetRecursionLimit(n int) {
	rt.recursionLimit.Store(int32(min(n, math.MaxInt32)))
	if t := rt.running; t != nil {
		t.limitCalls()
	}
}

// RecursionDepth returns how many functions of scripts run on the thread: the code of a module is one,
// and functions in Go are none.
func (t *Thread) RecursionDepth() int {
	n := 0
	var last *value.Frame
	for _, c := range t.Execution.Calls[:t.Execution.Depth] {
		if c.Frame != last {
			last = c.Frame
			n++
		}
	}
	return n
}

// firstCalls is how many calls a thread has room for at first: with what Go puts before slices, they take
// 256 bytes.
const firstCalls = 15

// MoreCalls makes room in Calls, all of which is taken, for a call of a function of a script, or of one
// in Go. It reports false if calls are nested as deep as they may be.
func (t *Thread) MoreCalls(ofScript bool) bool {
	x := &t.Execution
	limit := t.rt.RecursionLimit()
	left := limit - x.Depth
	if left <= 0 { // calls of functions in Go are among them
		left = limit - t.RecursionDepth()
		if ofScript {
			left-- // the one that calls it is not among those that have called one
		}
	}
	left = min(left, object.MaxDepth-x.Depth)
	if left <= 0 {
		return false
	}
	calls := make([]Activation, x.Depth+min(left, max(x.Depth+1, firstCalls)))
	copy(calls, x.Calls)
	x.Calls = calls
	return true
}

// limitCalls takes room from Calls that a limit has grown less than, or that was for calls of functions
// in Go.
func (t *Thread) limitCalls() {
	x := &t.Execution
	if limit := max(t.rt.RecursionLimit(), x.Depth); len(x.Calls) > limit {
		clear(x.Calls[limit:])
		x.Calls = x.Calls[:limit]
	}
}

// Forget drops what functions that have returned have left on the thread's stack, so that it is
// garbage: before the thread waits, and now and then. It takes as long as the calls were deep since it
// was called last.
func (t *Thread) Forget() {
	x := &t.Execution
	x.Fresh, x.Row = nil, [MaxRow]value.Value{}
	t.ForgetText()
	left := x.Calls[x.Depth:]
	n, height := 0, 0
	for n < len(left) && left[n].Frame != nil {
		height = max(height, t.Stack.Height(left[n].Frame))
		n++
	}
	if n > 0 {
		clear(left[:n])
		t.Stack.Scrub(height)
	}
	t.limitCalls()
}

// CallStack returns the calls of script code that are under way, outermost first, as tracebacks show
// them.
func (t *Thread) CallStack() starlark.CallStack {
	x := &t.Execution
	if x.Depth == 0 {
		return t.Interp().CallStack()
	}
	stack := make(starlark.CallStack, 0, x.Depth)
	for _, c := range x.Calls[:x.Depth] {
		if c.At.Pos.IsValid() {
			stack = append(stack, *c.At)
		}
	}
	return stack
}

// An Activation is where a function of a script has called another.
type Activation struct {
	At    *starlark.CallFrame
	Frame *value.Frame
}
