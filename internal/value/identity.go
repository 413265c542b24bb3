package value

import "go.starlark.net/starlark"

// sameObject reports whether two objects that are kept in different words are one for
// Python: ints and texts have no identity of their own, and a starlark.Tuple is the elements
// that it refers to. A demoted container is what it was demoted to.
func sameObject(v, w Value) bool {
	v, w = v.current(), w.current()
	if v == w {
		return true
	}
	if s, ok := v.Text(); ok {
		t, ok := w.Text()
		return ok && s == t && len(s) < 2
	}
	switch x := v.object().(type) {
	case starlark.Int:
		y, ok := w.object().(starlark.Int)
		return ok && x == y
	case starlark.Tuple:
		y, ok := w.object().(starlark.Tuple)
		return ok && len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0])
	}
	return false
}
