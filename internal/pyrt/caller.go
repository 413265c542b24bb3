package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// caller calls functions for the instances of the classes of a Host.
type caller struct{ rt *script.Runtime }

var _ object.Caller = caller{}

func init() {
	object.CallerOf = func(thread *starlark.Thread) (object.Caller, error) {
		t, err := script.Current(thread)
		if err != nil {
			return nil, err
		}
		return caller{t.Runtime()}, nil
	}
}

// Call calls fn on the thread that runs now, for values whose methods have no thread.
func (c caller) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t := c.rt.Running()
	h := handlingOf(t)
	if h.nested >= maxNested {
		return nil, object.RecursionError.Errorf("maximum recursion depth exceeded")
	}
	h.nested++
	defer func() { h.nested-- }()
	return starlark.Call(t.Interp(), fn, args, kwargs)
}

// maxNested is how deep calls may nest that go through Go code, as that of a __repr__
// for an element of a list does: they use Go's stack, whose end ends the process.
const maxNested = 1000

// Fail makes the script code that runs now end with err.
func (c caller) Fail(err error) { c.rt.Running().Fail(err) }
