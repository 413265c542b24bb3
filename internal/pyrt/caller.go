package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

var _ object.Caller = (*Runtime)(nil)

// Call calls fn on the script thread that runs on the calling goroutine, for values whose
// methods have no thread. From outside of scripts it waits for the script lock.
func (r *Runtime) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t := r.rt.Running()
	if t == nil {
		return r.Caller.Call(fn, args, kwargs)
	}
	if t.Execution.Depth == 0 { // else the engine counts them
		h := handlingOf(t)
		if h.nested >= maxNested {
			return nil, object.RecursionError.Errorf("maximum recursion depth exceeded")
		}
		h.nested++
		defer func() { h.nested-- }()
	}
	if f, ok := fn.(script.Direct); ok {
		return f.CallOn(t, args, kwargs)
	}
	return starlark.Call(t.Interp(), fn, args, kwargs)
}

// maxNested is how deep calls may nest that go through Go code, as that of a __repr__
// for an element of a list does: they use Go's stack, whose end ends the process.
const maxNested = 1000
