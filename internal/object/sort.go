package object

import (
	"errors"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// Sort sorts l, elements that are equal keeping their order, by their keys if key is not nil or
// None. Only < is asked of the elements, as in CPython. Other threads do not run meanwhile, but for what key and <
// do.
func Sort(t Thread, l *value.List, key starlark.Value, reverse bool) error {
	return sort(t, l, key, reverse, nil)
}

// Sorted returns a new list of elements, which it takes over, sorted as [Sort] does. Other threads have their turn
// meanwhile.
func Sorted(t Thread, elems []value.Value, key starlark.Value, reverse bool) (*value.List, error) {
	l := value.ListOf(elems)
	return l, sort(t, l, key, reverse, func() error { return Tick(t) })
}

func sort(t Thread, l *value.List, key starlark.Value, reverse bool, look func() error) error {
	o := value.Ordering{Reverse: reverse, Look: look, Less: func(v, w value.Value) (bool, error) {
		return Compare(syntax.LT, v.Starlark(), w.Starlark()) // package value could not
	}}
	if key != nil && key != starlark.None {
		o.Key = func(v value.Value) (value.Value, error) { return CallValues(t, key, v) }
		if fn, ok := key.(ValueFunction); ok {
			args := make([]value.Value, 1) // for all calls
			o.Key = func(v value.Value) (value.Value, error) {
				args[0] = v
				return fn.CallValues(t, args)
			}
		}
	}
	err := l.Sort(o)
	if errors.Is(err, value.ErrChangedSort) {
		return ContainerError(err)
	}
	var change *value.ChangeError
	if errors.As(err, &change) {
		return ContainerError(err)
	}
	return err
}
