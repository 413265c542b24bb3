package pyop

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// instanceIter is iter() of an instance of a class that a script wrote; nil if it
// cannot be iterated over.
func instanceIter(v *object.Instance) (Iterator, error) {
	if !v.Has("__iter__") {
		if !v.Has("__getitem__") {
			return nil, nil
		}
		return &instanceItems{Instance: v}, nil
	}
	got, _, err := v.Special("__iter__")
	if err != nil {
		return nil, err
	}
	if inst, ok := got.(*object.Instance); ok && inst.Has("__next__") {
		return &instanceIterator{Instance: inst}, nil
	}
	if it, ok := got.(Iterator); ok {
		return it, nil
	}
	return nil, typeErrorf("iter() returned non-iterator of type '%s'", TypeName(got))
}

// instanceIterator iterates by __next__ of an instance. It is the instance in all else.
type instanceIterator struct {
	*object.Instance
	stop error // the StopIteration, at the end
}

var (
	_ Iterator  = (*instanceIterator)(nil)
	_ HasResult = (*instanceIterator)(nil)
)

// StopIteration returns what __next__ raised.
func (it *instanceIterator) StopIteration() error { return it.stop }

// NextValue calls __next__, until it raises StopIteration.
func (it *instanceIterator) NextValue(*script.Thread) (v starlark.Value, ok bool, err error) {
	v, _, err = it.Special("__next__")
	if err != nil && object.IsA(err, exception.StopIteration) {
		it.stop = err
		return nil, false, nil
	}
	return v, err == nil, err
}

// instanceItems iterates by __getitem__ of 0, 1, 2 …, until it raises IndexError.
type instanceItems struct {
	*object.Instance
	n int
}

// NextValue calls __getitem__.
func (it *instanceItems) NextValue(*script.Thread) (v starlark.Value, ok bool, err error) {
	v, _, err = it.Special("__getitem__", starlark.MakeInt(it.n))
	if err != nil && (object.IsA(err, exception.IndexError) || object.IsA(err, exception.StopIteration)) {
		return nil, false, nil
	}
	it.n++
	return v, err == nil, err
}

// Underlying returns the value that scripts know an iterator by.
func Underlying(it Iterator) starlark.Value {
	if i, ok := it.(*instanceIterator); ok {
		return i.Instance
	}
	return it
}
