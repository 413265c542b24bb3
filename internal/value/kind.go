package value

import (
	"unsafe"

	"go.starlark.net/starlark"
)

// A Kind knows the values of one Go type *T. Package-level variables hold them:
//
//	var functions = value.KindOf[Function]()
type Kind[T any] struct{ word uint64 }

// KindOf returns the Kind of the values that are a *T. It is to be called when packages are
// initialized, and not later.
func KindOf[T any, P interface {
	*T
	starlark.Value
}]() Kind[T] {
	return Kind[T]{kindWord(P(nil), kindConversion{
		value: func(p unsafe.Pointer) starlark.Value { return P((*T)(p)) },
		data: func(x starlark.Value) (unsafe.Pointer, bool) {
			t, ok := x.(P)
			return unsafe.Pointer((*T)(t)), ok
		},
	})}
}

// Is reports whether v is a *T.
func (k Kind[T]) Is(v Value) bool { return v.is(k.word) }

// Get returns the *T that v is.
func (k Kind[T]) Get(v Value) (x *T, ok bool) {
	if v.is(k.word) {
		return (*T)(v.p), true
	}
	return nil, false
}

// Of returns the Value of x, which is not nil.
func (k Kind[T]) Of(x *T) Value { return Value{unsafe.Pointer(x), k.word} }

// TypeWord returns a number that all objects of v's type have, and those of no other type; 0
// for numbers, bools and None.
func (v Value) TypeWord() uint64 {
	if !v.isObject() {
		return 0
	}
	return v.n
}
