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
	if f, ok := fn.(Direct); ok {
		return f.CallOn(t, args, kwargs)
	}
	if t.Execution.Depth > 0 { // the engine counts them
		return starlark.Call(t.Interp(), fn, args, kwargs)
	}
	return starlark.Call(t.Interp(), fn, args, kwargs)
}

// A Direct is a function that bounds recursion itself, and is called on a thread that has the script
// lock: the engine's.
type Direct interface {
	CallOn(t *script.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}
