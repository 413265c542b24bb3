// Package tracehook has the functions of sys and threading that set and return trace and profile functions.
// The engine calls none: code has no instructions to stop at, and asking at each call and line would cost
// scripts that are not traced. So these functions can only say that none is set.
package tracehook

import (
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Getter returns a function that returns None, as no trace or profile function is set.
func Getter(name string) *native.Function {
	return native.F0(name, "", "None", func(*script.Thread) (value.Value, error) { return value.None, nil })
}

// Setter returns a function of the module that takes None only, which sets nothing; all else is a
// NotImplementedError.
func Setter(module, name, param string) *native.Function {
	return native.F1(name, param, "not supported: raises an exception unless the argument is None", func(_ *script.Thread, f value.Value) (value.Value, error) {
		if f == value.None {
			return value.None, nil
		}
		return value.Value{}, object.NotImplementedError.Errorf("%s.%s() is not supported: the interpreter calls no function for each call or line", module, name)
	})
}
