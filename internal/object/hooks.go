package object

import (
	"errors"

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
