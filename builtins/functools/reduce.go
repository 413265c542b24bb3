package functools

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
)

func reduce(t *script.Thread, fn, iterable, acc starlark.Value) (starlark.Value, error) {
	var it starlark.Iterator
	if s, ok := iterable.(starlark.String); ok { // Starlark does not iterate over strings
		var chars starlark.Tuple
		for _, r := range string(s) {
			chars = append(chars, starlark.String(r))
		}
		it = chars.Iterate()
	} else if it = starlark.Iterate(iterable); it == nil {
		return nil, exception.TypeError.Errorf("reduce() arg 2 must support iteration")
	}
	defer it.Done()
	var v starlark.Value
	for it.Next(&v) {
		if acc == nil {
			acc = v
			continue
		}
		var err error
		if acc, err = t.Invoke(fn, starlark.Tuple{acc, v}, nil); err != nil {
			return nil, err
		}
	}
	if acc == nil {
		return nil, exception.TypeError.Errorf("reduce() of empty iterable with no initial value")
	}
	return acc, nil
}
