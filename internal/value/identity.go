package value

import (
	"reflect"
	"unsafe"

	"go.starlark.net/starlark"
)

// sameObject reports whether two objects that are kept in different words are one for Python:
// large ints and short texts have no identity of their own, a text, bytes or a starlark.Tuple
// is the memory that it refers to, and a demoted container is what it was demoted to.
func sameObject(v, w Value) bool {
	v, w = v.current(), w.current()
	if v == w {
		return true
	}
	if s, ok := v.Text(); ok {
		t, ok := w.Text()
		return ok && sameText(s, t)
	}
	switch x := v.object().(type) {
	case starlark.Int:
		y, ok := w.object().(starlark.Int)
		return ok && x == y
	case starlark.Bytes:
		y, ok := w.object().(starlark.Bytes)
		return ok && sameText(string(x), string(y))
	case starlark.Tuple:
		y, ok := w.object().(starlark.Tuple)
		return ok && len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0])
	default: // two boxes of one pointer
		return boxed && reflect.TypeOf(x).Kind() == reflect.Pointer && x == w.object()
	}
}

// Identity returns what is one value for all that are one object: for a container over one of
// go.starlark.net's, or of which one has been made, that one.
func Identity(v starlark.Value) starlark.Value { return Of(v).current().Starlark() }

func sameText(s, t string) bool {
	return len(s) == len(t) && (unsafe.StringData(s) == unsafe.StringData(t) || len(s) < 2 && s == t)
}
