package corelib

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// elements returns the elements of an optional iterable.
func elements(t *script.Thread, v starlark.Value) ([]value.Value, error) {
	if v == nil {
		return nil, nil
	}
	return object.Values(t, v)
}

func toList(t *script.Thread, iterable starlark.Value) (starlark.Value, error) {
	elems, err := elements(t, iterable)
	return value.ListOf(elems), err
}

func toTuple(t *script.Thread, iterable starlark.Value) (starlark.Value, error) {
	if tuple, ok := iterable.(*value.Tuple); ok {
		return tuple, nil
	}
	elems, err := elements(t, iterable)
	return value.NewTuple(elems...), err
}

func newSet(t *script.Thread, v starlark.Value) (*value.Set, error) {
	s := new(value.Set)
	if v == nil {
		return s, nil
	}
	if s, ok := object.AsSet(v); ok {
		return object.CopySet(s)
	}
	err := object.EachInTurns(t, v, func(e value.Value) (bool, error) { return true, object.AddTo(s, e) })
	return s, err
}

func toSet(t *script.Thread, iterable starlark.Value) (starlark.Value, error) {
	return newSet(t, iterable)
}

func toFrozenSet(t *script.Thread, iterable starlark.Value) (*value.FrozenSet, error) {
	if f, ok := iterable.(*value.FrozenSet); ok {
		return f, nil
	}
	s, err := newSet(t, iterable)
	if err != nil {
		return nil, err
	}
	return object.NewFrozenSet(s)
}

func toDict(t *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
	if len(args) > 1 {
		return nil, typeErrorf("dict expected at most 1 argument, got %d", len(args))
	}
	d := new(value.Dict)
	if len(args) == 1 {
		if err := object.DictUpdate(t, d, args[0].Starlark()); err != nil {
			return nil, err
		}
	}
	for _, kw := range kwargs {
		if err := object.Store(d, value.Text(kw.Name), kw.Value); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func toSlice(_ *script.Thread, args native.Args) (*object.Slice, error) {
	switch a := args.Starlark(); len(a) {
	case 0:
		return nil, typeErrorf("slice expected at least 1 argument, got 0")
	case 1:
		return object.NewSlice(nil, a[0], nil), nil
	case 2:
		return object.NewSlice(a[0], a[1], nil), nil
	case 3:
		return object.NewSlice(a[0], a[1], a[2]), nil
	default:
		return nil, typeErrorf("slice expected at most 3 arguments, got %d", len(a))
	}
}
