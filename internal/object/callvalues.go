package object

import (
	"math"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Call returns f(args…). What is not callable is a TypeError.
func Invoke(t Thread, f starlark.Value, args ...starlark.Value) (starlark.Value, error) {
	if _, ok := f.(starlark.Callable); !ok {
		return nil, TypeError.Errorf("'%s' object is not callable", TypeName(f))
	}
	return t.Invoke(f, starlark.Tuple(args), nil)
}

// A Function is a callable value that takes Values, on a thread that has the script lock. It keeps none
// of args, which may be on the Stack of t.
type ValueFunction interface {
	CallValues(t Thread, args []value.Value) (value.Value, error)
}

// CallValues is [Call] for Values. It keeps none of args.
func CallValues(t Thread, f starlark.Value, args ...value.Value) (value.Value, error) {
	var self value.Value
	switch v := f.(type) {
	case *Method:
		f, self = v.Func, value.Of(v.Self)
	case *Class:
		if c := v.Constructor(); c != nil {
			f = c
		}
	}
	if fn, ok := f.(ValueFunction); ok && len(args) < maxOnStack {
		stack := &t.Own().Stack
		frame, mark := stack.Push(len(args) + 1)
		n := 0
		if self.Present() {
			frame[0] = self
			n = 1
		}
		n += copy(frame[n:], args)
		v, err := fn.CallValues(t, frame[:n])
		stack.Pop(mark)
		return v, err
	}
	tuple := make([]starlark.Value, 0, len(args)+1)
	if self.Present() {
		tuple = append(tuple, self.Starlark())
	}
	for _, a := range args {
		tuple = append(tuple, t.Own().Arena.Starlark(a))
	}
	v, err := Invoke(t, f, tuple...)
	if err != nil {
		return value.Value{}, err
	}
	return value.Of(v), nil
}

// LenOf is [Len] of an instance, for code that has the thread: that saves looking for it.
func LenOf(t Thread, in *Instance) (int, error) {
	fn, _ := in.Class().Lookup("__len__")
	if _, ok := fn.(Function); !ok {
		return Len(in)
	}
	v, err := CallValues(t, fn, value.Of(in))
	if err != nil {
		return 0, err
	}
	if n, ok := v.Int64(); ok && 0 <= n && n <= math.MaxInt32 {
		return int(n), nil
	}
	return LengthFrom(v.Starlark())
}

// maxOnStack is how many arguments are on the thread's stack at most.
const maxOnStack = 64
