package object

import "go.starlark.net/starlark"

// Iterate returns an iterator over the value: by __iter__, or by __getitem__ from 0.
func (o operators) Iterate() starlark.Iterator {
	if c := outside(o.self.Class()); c != nil {
		it, err := from(c, o.iterate)
		if err != nil {
			failed := &failedIterator{Iteration{By: c}}
			failed.Fail(o.self, err)
			return failed
		}
		return it
	}
	it, err := o.iterate()
	if err != nil {
		fail(o.self.Class(), err)
		return new(failedIterator)
	}
	return it
}

func (o operators) iterate() (starlark.Iterator, error) {
	if plain, ok := PlainFor(o.self, "__iter__"); ok && !o.self.Defines("__next__") {
		if it := starlark.Iterate(plain); it != nil {
			return it, nil
		}
	}
	if !o.self.Defines("__iter__") {
		if o.self.Defines("__getitem__") {
			n := -1
			return &elements{of: o.self, end: IndexError, next: func() (starlark.Value, error) {
				n++
				v, _, err := o.self.Special("__getitem__", starlark.MakeInt(n))
				return v, err
			}}, nil
		}
		return nil, TypeError.Errorf("'%s' object is not iterable", o.self.Class().Name())
	}
	v, _, err := o.self.Special("__iter__")
	if err != nil {
		return nil, err
	}
	if it, ok := v.(Operand); ok {
		if it.Defines("__next__") {
			return &elements{of: o.self, end: IndexError, next: func() (starlark.Value, error) {
				v, _, err := it.Special("__next__")
				return v, err
			}}, nil
		}
	} else if _, isSequence := v.(starlark.Sequence); !isSequence {
		if it := starlark.Iterate(v); it != nil {
			return it, nil
		}
	}
	return nil, BadReturn(o.self, "__iter__", "an iterator", v)
}

// failedIterator is the iterator of what cannot be iterated over.
type failedIterator struct{ Iteration }

func (*failedIterator) Next(*starlark.Value) bool { return false }

// elements iterates by a dunder method, until it raises an exception.
type elements struct {
	Iteration
	of    Operand
	next  func() (starlark.Value, error)
	end   *Class // the exception that is the end, besides StopIteration
	quiet bool   // others are only kept in err
	err   error
}

func (it *elements) Next(p *starlark.Value) bool {
	var v starlark.Value
	var err error
	c := outside(it.of.Class())
	if c != nil {
		v, err = from(c, it.next)
	} else {
		v, err = it.next()
	}
	switch {
	case err == nil:
		*p = v
		return true
	case IsA(err, StopIteration) || IsA(err, it.end):
	case c != nil:
		it.By = c
		it.Fail(it.of, err)
	default:
		if it.err = err; !it.quiet {
			fail(it.of.Class(), err)
		}
	}
	return false
}
