package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

var _ object.Caller = (*Runtime)(nil)

// Call calls fn on the script thread that runs on the calling goroutine, for values whose
// methods have no thread. From outside of scripts it waits for the script lock.
func (r *Runtime) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t := r.rt.Running()
	if t == nil {
		return r.Caller.Call(fn, args, kwargs)
	}
	return t.Invoke(fn, args, kwargs)
}
