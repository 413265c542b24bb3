package native

import (
	"fstar/internal/script"
	"fstar/internal/value"
)

// A quick function does what a Function does, for the arguments that it mostly has: those of a method of
// list only for lists themselves, say. It returns the zero Value for all others, and has done nothing
// then: the Function is called. It runs no code of scripts, raises nothing and does not wait; so nobody
// need know of the call, and it costs little more than what it does. A Function has one for each number
// of arguments, at most three, the receiver counted.
type (
	quick1 = func(t *script.Thread, x value.Value) value.Value
	quick2 = func(t *script.Thread, x, y value.Value) value.Value
	quick3 = func(t *script.Thread, x, y, z value.Value) value.Value
)

// Quick1 to Quick3 give f its quick function for so many arguments, and return f.

func (f *Function) Quick1(q quick1) *Function { f.quick1 = q; return f }
func (f *Function) Quick2(q quick2) *Function { f.quick2 = q; return f }
func (f *Function) Quick3(q quick3) *Function { f.quick3 = q; return f }

// Try1 to Try3 call the quick function of f for so many arguments. They return the zero Value
// if there is none, if it knows nothing of the arguments, or if the thread has no step left.

func (f *Function) Try1(t *script.Thread, x value.Value) (v value.Value) {
	if f.quick1 != nil && t.Execution.MayRun() {
		if v = f.quick1(t, x); v.Present() {
			t.Execution.Fuel--
		}
	}
	return v
}

func (f *Function) Try2(t *script.Thread, x, y value.Value) (v value.Value) {
	if f.quick2 != nil && t.Execution.MayRun() {
		if v = f.quick2(t, x, y); v.Present() {
			t.Execution.Fuel--
		}
	}
	return v
}

func (f *Function) Try3(t *script.Thread, x, y, z value.Value) (v value.Value) {
	if f.quick3 != nil && t.Execution.MayRun() {
		if v = f.quick3(t, x, y, z); v.Present() {
			t.Execution.Fuel--
		}
	}
	return v
}
