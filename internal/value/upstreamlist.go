package value

import (
	"reflect"

	"go.starlark.net/starlark"
)

// What follows is done to a *starlark.List, which a list was demoted to or an embedder has
// made. It fails if the list is frozen, or while Go code goes over it.

// upstreamValues returns the elements in a new slice.
func upstreamValues(u *starlark.List) []starlark.Value {
	out := make([]starlark.Value, u.Len())
	for i := range out {
		out[i] = u.Index(i)
	}
	return out
}

func upstreamElems(u *starlark.List) []Value {
	out := make([]Value, u.Len())
	for i := range out {
		out[i] = importContainer(u.Index(i))
	}
	return out
}

// identical reports whether two elements are one value, as far as Go can tell.
func identical(x, y starlark.Value) bool {
	if reflect.TypeOf(x) == reflect.TypeOf(y) && reflect.TypeOf(x).Comparable() {
		return x == y || x != x
	}
	return Same(Of(x), Of(y))
}

// upstreamReplace makes elems the elements of u.
func upstreamReplace(u *starlark.List, elems []starlark.Value) error {
	if u.Len() == len(elems) {
		for i, e := range elems {
			if err := u.SetIndex(i, e); err != nil {
				return err
			}
		}
		return nil
	}
	if err := u.Clear(); err != nil {
		return err
	}
	for _, e := range elems {
		u.Append(e) // cannot fail where Clear did not
	}
	return nil
}

// upstreamInsert inserts before index i, 0 <= i <= u.Len().
func upstreamInsert(u *starlark.List, i int, x starlark.Value) error {
	if i == u.Len() {
		return u.Append(x)
	}
	_, err := upstreamMethod(u, "insert", starlark.MakeInt(i), x)
	return err
}

// upstreamPop takes the element at index i away, 0 <= i < u.Len().
func upstreamPop(u *starlark.List, i int) (Value, error) {
	x, err := upstreamMethod(u, "pop", starlark.MakeInt(i))
	return importContainer(x), err
}

// upstreamMethod calls a method of go.starlark.net, which reaches the elements without a copy.
func upstreamMethod(u *starlark.List, name string, args ...starlark.Value) (starlark.Value, error) {
	m, err := u.Attr(name)
	if err != nil {
		return nil, err
	}
	return m.(*starlark.Builtin).CallInternal(nil, args, nil)
}
