package script

import "sync/atomic"

// A Local is what each Runtime keeps for a package: the state of a module whose functions and
// classes are made once for all of them. [NewLocal] makes it, as a package-level variable.
// The script lock of the Runtime guards its value.
type Local[T any] struct{ index int }

var localCount atomic.Int64

// NewLocal returns a Local that has a value in no Runtime yet.
func NewLocal[T any]() Local[T] { return Local[T]{int(localCount.Add(1)) - 1} }

// Of returns the value that rt has, or the zero value of T if it has none.
func (l Local[T]) Of(rt *Runtime) (v T) {
	if l.index < len(rt.locals) {
		v, _ = rt.locals[l.index].(T)
	}
	return v
}

// Set gives rt a value.
func (l Local[T]) Set(rt *Runtime, v T) {
	for len(rt.locals) <= l.index {
		rt.locals = append(rt.locals, nil)
	}
	rt.locals[l.index] = v
}
