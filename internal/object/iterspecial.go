package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// operandIter is iter() of a value whose operators are dunder methods; nil if it cannot
// be iterated over.
func operandIter(t Thread, v Operand) (Iterator, error) {
	if plain, ok := PlainFor(v, "__iter__"); ok && !v.Defines("__next__") {
		return iter(t, plain)
	}
	if !v.Defines("__iter__") {
		if !v.Defines("__getitem__") {
			return nil, nil
		}
		return items(t, v), nil
	}
	got, _, err := v.Special("__iter__")
	if err != nil {
		return nil, err
	}
	if o, ok := got.(Operand); ok && o.Defines("__next__") {
		return &operandIterator{Operand: o}, nil
	}
	if it, ok := got.(Iterator); ok {
		return it, nil
	}
	return nil, BadReturn(v, "__iter__", "an iterator", got)
}

// Iterate returns an iterator over the value, for Go code that knows no [Iterator].
func (o operators) Iterate() starlark.Iterator {
	c := callerFor(o.self.Class())
	if c == nil { // of a class of ours: a structure
		if IsDerived(o.self) {
			if it := starlark.Iterate(Plain(o.self)); it != nil {
				return it
			}
		}
		return new(steps)
	}
	it := &steps{Iteration: Iteration{By: c}}
	var err error
	if t := c.Running(); t == nil {
		if err = c.With(func(t Thread) (err error) { it.over, err = Iter(t, o.self); return err }); err != nil {
			it.Fail(o.self, err)
		}
	} else if it.over, err = Iter(t, o.self); err != nil {
		t.Fail(err)
	}
	return it
}

// steps are those over what an Iterator gives.
type steps struct {
	Iteration
	over Iterator // nil if there is none
}

func (s *steps) Next(p *starlark.Value) bool { return s.over != nil && s.Step(s.over, p) }

// operandIterator iterates by __next__. It is the value in all else.
type operandIterator struct {
	Operand
	stop error // the StopIteration, at the end
}

var (
	_ Iterator  = (*operandIterator)(nil)
	_ HasResult = (*operandIterator)(nil)
)

// StopIteration returns what __next__ raised.
func (it *operandIterator) StopIteration() error { return it.stop }

// NextValue calls __next__, until it raises StopIteration.
func (it *operandIterator) NextValue(Thread) (value.Value, error) {
	v, _, err := it.Special("__next__")
	if err != nil {
		if IsA(err, StopIteration) {
			it.stop, err = err, nil
		}
		return value.Value{}, err
	}
	return value.Of(v), nil
}

// items returns an iterator by __getitem__ of 0, 1, 2 …, until it raises IndexError.
func items(t Thread, v Operand) Iterator {
	n := 0
	return NewIterator(t, "iterator", func(Thread) (value.Value, error) {
		x, _, err := v.Special("__getitem__", starlark.MakeInt(n))
		if err != nil {
			if IsA(err, IndexError) || IsA(err, StopIteration) {
				err = nil
			}
			return value.Value{}, err
		}
		n++
		return value.Of(x), nil
	})
}

// Underlying returns the value that scripts know an iterator by.
func Underlying(it Iterator) starlark.Value {
	if i, ok := it.(*operandIterator); ok {
		return i.Operand
	}
	return it
}
