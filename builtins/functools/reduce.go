package functools

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func reduce(t *script.Thread, fn, iterable starlark.Value, initial native.Maybe) (value.Value, error) {
	it, err := object.Iter(t, iterable)
	if err != nil {
		if object.IsA(err, object.TypeError) {
			err = object.TypeError.Errorf("reduce() arg 2 must support iteration")
		}
		return value.Value{}, err
	}
	acc := initial.Value
	err = object.EachValue(t, it, func(v value.Value) (err error) {
		if acc.Present() {
			v, err = object.CallValues(t, fn, acc, v)
		}
		acc = v
		return err
	})
	if err == nil && !acc.Present() {
		err = object.TypeError.Errorf("reduce() of empty iterable with no initial value")
	}
	return acc, err
}
