package object

import (
	"errors"
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// ErrUnsupported is what a hook returns if its value does not take part in the
// protocol after all: the operation then goes on as if there were no hook.
var ErrUnsupported = errors.New("not supported by this value")

// An Iterator is what iter() returns and next() takes: a generator, a file, the
// iterator of a list. It should be a starlark.Iterable too, so that it can stand in
// a for loop; see [Step].
type Iterator interface {
	starlark.Value

	// NextValue returns the next element, absent at the end.
	NextValue(t Thread) (value.Value, error)
}

// HasIter is a value that says itself what iterates over it, as with __iter__. It
// is asked before all others.
type HasIter interface {
	starlark.Value
	Iter(t Thread) (starlark.Value, error)
}

// HasLength is a value with a length that may fail, as with __len__.
type HasLength interface {
	starlark.Value
	Length() (int, error)
}

// HasTruth is a value whose truth may fail, as with __bool__.
type HasTruth interface {
	starlark.Value
	Bool() (bool, error)
}

// HasContains is a value that decides what is in it, as with __contains__.
type HasContains interface {
	starlark.Value
	Contains(x starlark.Value) (bool, error)
}

// HasIndex is a value that can be an index, as with __index__.
type HasIndex interface {
	starlark.Value
	AsIndex() (starlark.Int, error)
}

// HasCompare is a value that compares itself with values of any type, as with
// __eq__, __lt__ and the like. The operator is EQL, NEQ, LT, LE, GT or GE; x is on
// its left. A nil result stands for NotImplemented.
type HasCompare interface {
	starlark.Value
	CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error)
}

// HasItems is a value with subscripts, as with __getitem__, __setitem__ and
// __delitem__. A key may be a *Slice.
type HasItems interface {
	starlark.Value
	GetItem(key starlark.Value) (starlark.Value, error)
	SetItem(key, v starlark.Value) error
	DelItem(key starlark.Value) error
}

// HasInPlace is a value that may change in place, as with __iadd__. The operator is
// that of the binary operation. A nil result stands for NotImplemented.
type HasInPlace interface {
	starlark.Value
	InPlace(op syntax.Token, y starlark.Value) (starlark.Value, error)
}

// unsupported reports whether a hook declined.
func unsupported(err error) bool { return err != nil && errors.Is(err, ErrUnsupported) }

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
