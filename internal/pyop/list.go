package pyop

import (
	"go.starlark.net/starlark"
)

// A starlark.List can be appended to and cleared; what else Python does with one is
// in this file.

// listElements returns a copy of the elements.
func listElements(l *starlark.List) []starlark.Value {
	elems := make([]starlark.Value, l.Len())
	for i := range elems {
		elems[i] = l.Index(i)
	}
	return elems
}

// ListSet makes elems the elements of l.
func ListSet(l *starlark.List, elems []starlark.Value) error {
	if l.Len() == len(elems) {
		for i, e := range elems {
			if err := l.SetIndex(i, e); err != nil {
				return mutationError(err)
			}
		}
		return nil
	}
	if err := l.Clear(); err != nil {
		return mutationError(err)
	}
	for _, e := range elems {
		l.Append(e) // cannot fail where Clear did not
	}
	return nil
}

// listMethod calls a method of go.starlark.net on l: these reach the elements
// without a copy.
func listMethod(l *starlark.List, name string, args ...starlark.Value) (starlark.Value, error) {
	m, err := l.Attr(name)
	if err != nil {
		return nil, err
	}
	v, err := m.(*starlark.Builtin).CallInternal(nil, args, nil)
	if err != nil {
		return nil, mutationError(err)
	}
	return v, nil
}

// ListInsert inserts v before index i, 0 <= i <= len(l).
func ListInsert(l *starlark.List, i int, v starlark.Value) error {
	_, err := listMethod(l, "insert", starlark.MakeInt(i), v)
	return err
}

// ListDelete deletes the element at index i, 0 <= i < len(l), and returns it.
func ListDelete(l *starlark.List, i int) (starlark.Value, error) {
	return listMethod(l, "pop", starlark.MakeInt(i))
}

// ListExtend appends elements.
func ListExtend(l *starlark.List, elems []starlark.Value) error {
	for _, e := range elems {
		if err := l.Append(e); err != nil {
			return mutationError(err)
		}
	}
	return nil
}
