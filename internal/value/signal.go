package value

import "unsafe"

// Signal returns an absent Value that tells n: how a statement of the engine ended that gave
// no value. The zero Value tells 0.
func Signal(n uint64) Value { return Value{nil, n} }

// Signal returns what an absent Value tells.
func (v Value) Signal() uint64 { return v.n }

// Hold returns a Value that keeps p, for slots of a frame that scripts do not see: an iterator,
// a cell. It is of no type that a script knows, and must not get to one.
func Hold[T any](p *T) Value { return Value{unsafe.Pointer(p), 0} }

// Held returns the pointer that [Hold] was given. The caller knows its type.
func Held[T any](v Value) *T { return (*T)(v.p) }

// SetSignal makes v, which is absent, tell n. It is no work for the garbage collector, as an assignment is.
func (v *Value) SetSignal(n uint64) { v.n = n }
