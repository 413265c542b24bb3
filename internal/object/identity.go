package object

import (
	"reflect"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Is reports whether x is y. Numbers, texts and the like have no identity here: they
// are the same if they are equal and of one type.
func Is(x, y starlark.Value) bool {
	switch x := x.(type) {
	case starlark.Int:
		y, ok := y.(starlark.Int)
		return ok && cmpInt(x, y) == 0
	case starlark.Float:
		y, ok := y.(starlark.Float)
		return ok && (x == y || x != x && y != y)
	case starlark.Tuple:
		y, ok := value.TupleOf(y)
		return ok && len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0])
	case *value.List, *value.Dict, *value.Set:
		return value.Same(value.Of(x), value.Of(y))
	case starlark.String, Bytes, starlark.Bytes, starlark.Bool, starlark.NoneType:
		return x == y
	}
	if _, ok := value.TupleOf(y); ok {
		return false
	}
	return reflect.TypeOf(x) == reflect.TypeOf(y) && reflect.TypeOf(x).Comparable() && x == y
}

// Address returns where a value that is a pointer is in memory, for its repr; 0 for one that is none, such as an int.
func Address(v any) uintptr {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Func, reflect.Slice, reflect.String:
		return r.Pointer()
	}
	return 0
}

// AddressHash returns the hash of a value that equals only itself, by its address; 0 if it is no pointer.
func AddressHash(v any) uint32 {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer {
		return uint32(r.Pointer() >> 4)
	}
	return 0
}
