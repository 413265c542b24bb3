package script

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// caller calls script functions on the thread that runs now.
type caller struct{ rt *Runtime }

func (c caller) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(c.rt.running.Interp(), fn, args, kwargs)
}

func (c caller) Fail(err error) { c.rt.running.Fail(err) }

func init() {
	object.CallerOf = func(thread *starlark.Thread) (object.Caller, error) {
		t, err := Current(thread)
		if err != nil {
			return nil, err
		}
		return t.rt.Caller, nil
	}
}
