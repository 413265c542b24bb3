package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

type (
	// An expr computes the value of an expression, in a frame. It is absent if it failed.
	expr func(f *value.Frame) value.Value

	// A stmt runs a statement. The value is absent, with a signal, or what a return statement
	// returns, or, in a generator, what is yielded.
	stmt func(f *value.Frame) value.Value

	// A cond computes the truth of an expression: yes, no or bad.
	cond func(f *value.Frame) int

	// A store assigns to a target. It reports whether that failed.
	store func(f *value.Frame, v value.Value) bool

	// A site is a place in the source, as a traceback shows it.
	site = *starlark.CallFrame
)

const (
	no  = 0
	yes = 1
	bad = -1
)

// How a statement ended that gave no value.
const (
	goOn      = iota // at its end
	failed           // by an exception: see script.Execution
	breaks           // by break
	continues        // by continue
	returns          // by return in a generator, which has the value
	ends             // by the condition of a while loop, in its body
	misses           // by the guard of a case, in its body
)

// next is what a statement returns at its end, and failure what a node does that failed.
var (
	next    = value.Signal(goOn)
	failure = value.Signal(failed)
)

func threadOf(f *value.Frame) *script.Thread { return value.Held[script.Thread](f[threadSlot]) }
func functionOf(f *value.Frame) *Function    { return value.Held[Function](f[functionSlot]) }

// fail notes that the node at a place failed with err.
//
//go:noinline
func fail(f *value.Frame, at site, err error) value.Value {
	raise(f, at, err)
	return failure
}

// failCond is fail for conditions.
//
//go:noinline
func failCond(f *value.Frame, at site, err error) int {
	raise(f, at, err)
	return bad
}

// failStore is fail for stores.
//
//go:noinline
func failStore(f *value.Frame, at site, err error) bool {
	raise(f, at, err)
	return true
}

func raise(f *value.Frame, at site, err error) {
	t := threadOf(f)
	x := &t.Execution
	raiseOf(t, x, err)
	if x.Trace = x.Trace[:0]; at != nowhere {
		x.Trace = append(x.Trace, at)
		if x.KeepFrames {
			keepFrame(f, at)
		}
	}
}

// failNowhere notes a failure in Go code that no traceback shows.
func failNowhere(t *script.Thread, err error) value.Value {
	x := &t.Execution
	raiseOf(t, x, err)
	x.Trace = x.Trace[:0]
	return failure
}

// raiseOf makes err what a function failed for.
func raiseOf(t *script.Thread, x *script.Execution, err error) {
	if t.Failing() { // what went wrong before err did
		err = t.Failure()
	}
	if x.Handled != nil {
		err = withContext(t, err)
	}
	x.Err = err
}

// pass notes that what failed, and was raised further in, comes through a place.
func pass(f *value.Frame, at site) {
	if at == nowhere {
		return
	}
	x := &threadOf(f).Execution
	if x.Trace = append(x.Trace, at); x.KeepFrames {
		keepFrame(f, at)
	}
}

// keepFrame notes the Frame of the place that was noted last.
//
//go:noinline
func keepFrame(f *value.Frame, at site) {
	t := threadOf(f)
	fr := t.FrameOf(f)
	fr.SetPlace(at)
	t.Execution.Frames = append(t.Execution.Frames, fr)
}

// keepFrames gives the Tracebacks of the places in Trace their Frames.
//
//go:noinline
func keepFrames(x *script.Execution, e *object.Exception) {
	tb := e.Traceback()
	for n := min(len(x.Trace), len(x.Frames)); n > 0; n-- {
		tb.KeepFrame(x.Frames[len(x.Frames)-1])
		x.Frames = x.Frames[:len(x.Frames)-1]
		tb = tb.Next()
	}
	x.Frames = nil
}
