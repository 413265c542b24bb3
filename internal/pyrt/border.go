package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/pyop"
)

// FromGo returns what scripts see of a value that the embedding program gave them. A
// starlark.Bytes, whose elements are bytes themselves, becomes Python's; a builtin takes
// and returns the one where scripts have the other. What is inside of other values stays.
func FromGo(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case starlark.Bytes:
		return pyop.Bytes(v)
	case *starlark.Builtin:
		return starlark.NewBuiltin(v.Name(), func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			args, kwargs = convert(args, kwargs, ToGo)
			result, err := v.CallInternal(thread, args, kwargs)
			if err != nil {
				return nil, err
			}
			return FromGo(result), nil
		})
	}
	return v
}

// ToGo returns what the embedding program sees of a value of a script: Python's bytes
// are a starlark.Bytes.
func ToGo(v starlark.Value) starlark.Value {
	if b, ok := v.(pyop.Bytes); ok {
		return starlark.Bytes(b)
	}
	return v
}

// ArgsFromGo returns what a script sees of the arguments of a call.
func ArgsFromGo(args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Tuple, []starlark.Tuple) {
	return convert(args, kwargs, FromGo)
}

// convert applies f to arguments, and leaves the tuples as they are if f does.
func convert(args starlark.Tuple, kwargs []starlark.Tuple, f func(starlark.Value) starlark.Value) (starlark.Tuple, []starlark.Tuple) {
	isBytes := func(v starlark.Value) bool { return v.Type() == "bytes" }
	if slices.ContainsFunc(args, isBytes) {
		args = slices.Clone(args)
		for i, v := range args {
			args[i] = f(v)
		}
	}
	if slices.ContainsFunc(kwargs, func(kw starlark.Tuple) bool { return isBytes(kw[1]) }) {
		kwargs = slices.Clone(kwargs)
		for i, kw := range kwargs {
			kwargs[i] = starlark.Tuple{kw[0], f(kw[1])}
		}
	}
	return args, kwargs
}
