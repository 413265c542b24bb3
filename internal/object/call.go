package object

import (
	"slices"

	"go.starlark.net/starlark"
)

// An Insider is a callable of fstar's. Its CallInternal is for Go code that is [Foreign], such as a Go
// function that was given it; CallInside for Go code of fstar, which has Python's containers.
type Insider interface {
	starlark.Callable
	CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}

// Call calls fn for Go code of fstar, with what [Foreign] code is given if fn is that.
func Call(thread *starlark.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if in, ok := fn.(Insider); ok {
		return in.CallInside(thread, args, kwargs)
	}
	return nested(thread, func() (starlark.Value, error) {
		if !Foreign(fn) {
			return starlark.Call(thread, fn, args, kwargs)
		}
		b := borderOf(thread)
		args, kwargs := Converted(args, kwargs, b.Outward)
		v, err := starlark.Call(thread, fn, args, kwargs)
		if err != nil {
			return nil, err
		}
		return b.Inward(v), nil
	})
}

// CallFromOutside calls fn for Go code that is [Foreign]: it is the CallInternal of an Insider.
func CallFromOutside(thread *starlark.Thread, fn starlark.Callable, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	b := borderOf(thread)
	args, kwargs = Converted(args, kwargs, b.Inward)
	v, err := Call(thread, fn, args, kwargs)
	if err != nil {
		return nil, err
	}
	return b.Outward(v), nil
}

// A Border says what becomes of a value that goes from code of fstar to Go code that is [Foreign], or
// comes back.
type Border interface {
	// Outward returns what foreign Go code is given for v.
	Outward(v starlark.Value) starlark.Value
	// Inward returns what code of fstar has of what foreign Go code gave it.
	Inward(v starlark.Value) starlark.Value
}

// borderOf returns the Border of the runtime that a thread belongs to.
func borderOf(thread *starlark.Thread) Border {
	if c, err := callerOf(thread); err == nil {
		return c
	}
	return Containers{}
}

// Containers is the Border that only containers change at.
type Containers struct{}

// Outward is [Outward].
func (Containers) Outward(v starlark.Value) starlark.Value { return Outward(v) }

// Inward is [Inward].
func (Containers) Inward(v starlark.Value) starlark.Value { return Inward(v) }

// Converted returns arguments, f applied to each. It changes neither of the slices, and makes new ones only if it has to.
func Converted(args starlark.Tuple, kwargs []starlark.Tuple, f func(starlark.Value) starlark.Value) (starlark.Tuple, []starlark.Tuple) {
	own := false // args is a copy
	for i, v := range args {
		if isPlain(v) {
			continue
		}
		if !own {
			args, own = slices.Clone(args), true
		}
		args[i] = f(v)
	}
	own = false
	for i, kw := range kwargs {
		if isPlain(kw[1]) {
			continue
		}
		if !own {
			kwargs, own = slices.Clone(kwargs), true
		}
		kwargs[i] = starlark.Tuple{kw[0], f(kw[1])}
	}
	return args, kwargs
}

// isPlain reports whether a value is the same on both sides of every Border.
func isPlain(v starlark.Value) bool {
	switch v.(type) {
	case starlark.String, starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType:
		return true
	}
	return false
}
