package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// Inward returns what scripts see of a value that the embedding program gave them. A
// starlark.Bytes, whose elements are bytes themselves, becomes Python's, and what Outward
// returned for a function becomes the function. Containers are the same on both sides, with
// Python's rules for scripts: see package value. What is inside of other values stays.
func (r *Runtime) Inward(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case starlark.Bytes:
		return object.Bytes(v)
	case callable:
		if v.r == r {
			return v.fn
		}
		return v
	}
	return r.Caller.Inward(v)
}

// Outward returns what the embedding program sees of a value of a script: Python's bytes
// are a starlark.Bytes, and functions are callables that check where they are called.
func (r *Runtime) Outward(v starlark.Value) starlark.Value {
	if b, ok := v.(object.Bytes); ok {
		return starlark.Bytes(b)
	}
	if guards(v) {
		fn := v.(starlark.Callable)
		return callable{r, fn, fn.Name()}
	}
	return object.Outward(v)
}
