package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/value"
)

// FromGo returns what scripts see of a value that the embedding program gave them. A
// starlark.Bytes, whose elements are bytes themselves, becomes Python's; a builtin takes
// and returns the one where scripts have the other; and what ToGo returned for a function
// becomes the function. Containers are the same on both sides, with Python's rules for scripts:
// see package value. What is inside of other values stays.
func (r *Runtime) FromGo(v starlark.Value) starlark.Value {
	b, ok := v.(*starlark.Builtin)
	if !ok {
		return r.argFromGo(v)
	}
	return starlark.NewBuiltin(b.Name(), func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		args, kwargs = convert(args, kwargs, r.ToGo)
		result, err := b.CallInternal(thread, args, kwargs)
		if err != nil {
			return nil, err
		}
		return r.FromGo(result), nil
	})
}

// argFromGo is FromGo for an argument: builtins stay what they are.
func (r *Runtime) argFromGo(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case starlark.Bytes:
		return pyop.Bytes(v)
	case starlark.Callable:
		return r.CallableFromGo(v)
	}
	return value.Import(v).Starlark()
}

// ToGo returns what the embedding program sees of a value of a script: Python's bytes
// are a starlark.Bytes, and functions are callables that check where they are called.
func (r *Runtime) ToGo(v starlark.Value) starlark.Value {
	if b, ok := v.(pyop.Bytes); ok {
		return starlark.Bytes(b)
	}
	if guards(v) {
		fn := v.(starlark.Callable)
		return callable{r, fn, fn.Name()}
	}
	return object.Outward(v)
}

// CallableFromGo is FromGo for what is to be called.
func (r *Runtime) CallableFromGo(fn starlark.Callable) starlark.Callable {
	if c, ok := fn.(callable); ok && c.r == r {
		return c.fn
	}
	return fn
}

// ArgsFromGo returns what a script sees of the arguments of a call.
func (r *Runtime) ArgsFromGo(args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Tuple, []starlark.Tuple) {
	return convert(args, kwargs, r.argFromGo)
}

// convert applies f to arguments, and leaves the tuples as they are if f does.
func convert(args starlark.Tuple, kwargs []starlark.Tuple, f func(starlark.Value) starlark.Value) (starlark.Tuple, []starlark.Tuple) {
	own := false // args is a copy
	for i, v := range args {
		if !crosses(v) {
			continue
		}
		if !own {
			args, own = slices.Clone(args), true
		}
		args[i] = f(v)
	}
	own = false
	for i, kw := range kwargs {
		if !crosses(kw[1]) {
			continue
		}
		if !own {
			kwargs, own = slices.Clone(kwargs), true
		}
		kwargs[i] = starlark.Tuple{kw[0], f(kw[1])}
	}
	return args, kwargs
}

// crosses reports whether a value may be another one on the other side of the border.
func crosses(v starlark.Value) bool {
	switch v.(type) {
	case starlark.Bytes, pyop.Bytes, object.Guarded,
		*value.List, *value.Tuple, *value.Dict, *value.Set, starlark.Tuple, *starlark.List, *starlark.Dict, *starlark.Set:
		return true
	}
	return guards(v)
}
