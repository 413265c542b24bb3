package script

import (
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

	// Fuel is how many steps there are to the next tick: jumps back, and calls.
	Fuel int

	// Calls are the calls under way, outermost first: Depth of them.
	Calls []Activation
	Depth int

	// Fresh is the generator that was made last, when Fuel was FreshFuel.
	Fresh     any
	FreshFuel int
}

// Forget drops what functions that have returned have left on the thread's stack, so that it is
// garbage: before the thread waits, and now and then. It takes as long as the calls were deep since it
// was called last.
func (t *Thread) Forget() {
	x := &t.Execution
	x.Fresh = nil
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
