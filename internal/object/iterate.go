package object

import "go.starlark.net/starlark"

// Iterate returns an iterator over the value: by __iter__, or by __getitem__ from 0.
func (o operators) Iterate() starlark.Iterator {
	class := o.self.Class()
	if plain, ok := PlainFor(o.self, "__iter__"); ok {
		if it := starlark.Iterate(plain); it != nil {
			return it
		}
	}
	if !o.self.Defines("__iter__") {
		if o.self.Defines("__getitem__") {
			n := -1
			return &elements{class: class, end: IndexError, next: func() (starlark.Value, error) {
				n++
				v, _, err := o.self.Special("__getitem__", starlark.MakeInt(n))
				return v, err
			}}
		}
		fail(class, TypeError.Errorf("'%s' object is not iterable", class.Name()))
		return emptyIterator{}
	}
	v, _, err := o.self.Special("__iter__")
	if err == nil {
		if it, ok := v.(Operand); ok {
			if it.Defines("__next__") {
				return &elements{class: class, end: IndexError, next: func() (starlark.Value, error) {
					v, _, err := it.Special("__next__")
					return v, err
				}}
			}
		} else if it := starlark.Iterate(v); it != nil {
			return it
		}
		err = BadReturn(o.self, "__iter__", "an iterator", v)
	}
	fail(class, err)
	return emptyIterator{}
}

type emptyIterator struct{}

func (emptyIterator) Next(*starlark.Value) bool { return false }
func (emptyIterator) Done()                     {}

// elements iterates by a dunder method, until it raises an exception.
type elements struct {
	class *Class
	next  func() (starlark.Value, error)
	end   *Class // the exception that is the end, besides StopIteration
	quiet bool   // others are only kept in err
	err   error
}

func (it *elements) Next(p *starlark.Value) bool {
	v, err := it.next()
	if err != nil {
		if !IsA(err, StopIteration) && !IsA(err, it.end) {
			if it.err = err; !it.quiet {
				fail(it.class, err)
			}
		}
		return false
	}
	*p = v
	return true
}

func (it *elements) Done() {}
