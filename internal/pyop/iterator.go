package pyop

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Object has the methods that iterators, and other values that are nothing but
// themselves, have in common. It is to be embedded by pointer types, as the first
// field.
type Object struct {
	name string
	rt   *script.Runtime
}

// NewObject returns an Object of the type called typeName, made on thread t.
func NewObject(t *script.Thread, typeName string) Object { return Object{typeName, t.Runtime()} }

// String returns "<type object at 0x…>".
func (o *Object) String() string {
	return fmt.Sprintf("<%s object at %#x>", o.name, script.Address(o))
}

// Type returns the name of the type.
func (o *Object) Type() string { return o.name }

// Freeze does nothing.
func (o *Object) Freeze() {}

// Truth returns true.
func (o *Object) Truth() starlark.Bool { return true }

// Hash returns a hash of the object's address.
func (o *Object) Hash() (uint32, error) { return script.AddressHash(o) }

// Runtime returns the runtime of the thread that made the object.
func (o *Object) Runtime() *script.Runtime { return o.rt }

// Lazy is an [Iterator] that a function in Go gives its elements.
type Lazy struct {
	Object
	object.Iteration
	next   func(*script.Thread) (value.Value, error)
	reduce func() *object.Reduction
}

var (
	_ Iterator          = (*Lazy)(nil)
	_ starlark.Iterable = (*Lazy)(nil)
	_ starlark.Iterator = (*Lazy)(nil)
)

// NewIterator returns an iterator whose type is called typeName. Once next has returned no
// value, and no error, it is not called again.
func NewIterator(t *script.Thread, typeName string, next func(*script.Thread) (value.Value, error)) *Lazy {
	return &Lazy{Object: NewObject(t, typeName), next: next}
}

// ReducedBy returns l, for which f is Reduce.
func (l *Lazy) ReducedBy(f func() *object.Reduction) *Lazy {
	l.reduce = f
	return l
}

// Reduce returns a call of the built-in function that made the iterator, or nil.
func (l *Lazy) Reduce() *object.Reduction { return reduced(l.reduce) }

func reduced(f func() *object.Reduction) *object.Reduction {
	if f == nil {
		return nil
	}
	return f()
}

// Builtin returns the reduction that is a call of a built-in function.
func Builtin(name string, args ...starlark.Value) *object.Reduction {
	return &object.Reduction{Module: "builtins", Name: name, Args: args}
}

// NextValue returns the next element.
func (l *Lazy) NextValue(t *script.Thread) (value.Value, error) {
	if l.next == nil {
		return value.Value{}, nil
	}
	v, err := l.next(t)
	if !v.Present() && err == nil {
		l.next = nil
	}
	return v, err
}

// Iterate returns l.
func (l *Lazy) Iterate() starlark.Iterator { return l }

// Next is NextValue for the interpreter.
func (l *Lazy) Next(p *starlark.Value) bool { return script.Step(l.rt, &l.Iteration, l, p) }

// indexIterator goes over a sequence by index, whatever happens to it meanwhile.
type indexIterator struct {
	Object
	seq starlark.Indexable // nil at the end
	i   int
}

func (it *indexIterator) NextValue(*script.Thread) (value.Value, error) {
	if it.seq == nil {
		return value.Value{}, nil
	}
	if it.i >= it.seq.Len() {
		it.seq = nil
		return value.Value{}, nil
	}
	it.i++
	if seq, ok := it.seq.(sequence); ok {
		return seq.At(it.i - 1), nil
	}
	return value.Of(it.seq.Index(it.i - 1)), nil
}

func (it *indexIterator) Iterate() starlark.Iterator { return it }

func (it *indexIterator) Next(p *starlark.Value) bool { return nextOf(it, p) }

// nextOf is Next of an iterator that does not fail.
func nextOf(it Iterator, p *starlark.Value) bool {
	v, _ := it.NextValue(nil)
	if v.Present() {
		*p = v.Starlark()
	}
	return v.Present()
}

func (it *indexIterator) Done() {}

// Reduce returns iter() of what is left.
func (it *indexIterator) Reduce() *object.Reduction {
	var left []starlark.Value
	if it.seq != nil {
		for i := it.i; i < it.seq.Len(); i++ {
			left = append(left, it.seq.Index(i))
		}
	}
	switch seq := it.seq.(type) {
	case starlark.Tuple, *value.Tuple:
		return Builtin("iter", starlark.Tuple(left))
	case Bytes:
		return Builtin("iter", seq[min(it.i, len(seq)):])
	case *Bytearray:
		return Builtin("iter", &Bytearray{B: slices.Clone(seq.B[min(it.i, len(seq.B)):])})
	case *Range:
		if rest, err := NewRange(seq.Start+it.i*seq.Step, seq.Stop, seq.Step); err == nil {
			return Builtin("iter", rest)
		}
	}
	return Builtin("iter", value.ListFrom(left))
}

// textIterator goes over the code points of a text.
type textIterator struct {
	Object
	rest string
}

func (it *textIterator) NextValue(*script.Thread) (value.Value, error) {
	if it.rest == "" {
		return value.Value{}, nil
	}
	c, n := firstChar(it.rest)
	it.rest = it.rest[n:]
	return value.Of(c), nil
}

func (it *textIterator) Iterate() starlark.Iterator { return it }

func (it *textIterator) Next(p *starlark.Value) bool { return nextOf(it, p) }

func (it *textIterator) Done() {}

// Reduce returns iter() of what is left.
func (it *textIterator) Reduce() *object.Reduction { return Builtin("iter", starlark.String(it.rest)) }

// tableIterator goes over the keys of a dict or the elements of a set, and finds out if that was
// changed.
type tableIterator struct {
	Object
	object.Iteration
	what string // "dictionary" or "Set"
	next func() (value.Value, error)
	left func() int // how many elements are still to come
	rest func() []value.Value
}

// DictIterator returns an iterator over d whose type is called typeName. It gives the keys, or what
// item returns for each item if that is not nil.
func DictIterator(t *script.Thread, typeName string, d *value.Dict, item func(k, v value.Value) value.Value) Iterator {
	if item == nil {
		item = keyOfItem
	}
	return dictIterator(t, typeName, d.Iterator(), item)
}

func keyOfItem(k, _ value.Value) value.Value { return k }

// ReversedDictIterator is [DictIterator] from the end to the beginning.
func ReversedDictIterator(t *script.Thread, typeName string, d *value.Dict, item func(k, v value.Value) value.Value) Iterator {
	if item == nil {
		item = keyOfItem
	}
	return dictIterator(t, typeName, d.Reversed(), item)
}

func dictIterator(t *script.Thread, typeName string, items value.DictIterator, item func(k, v value.Value) value.Value) Iterator {
	next := func(items *value.DictIterator) (value.Value, error) {
		k, v, err := items.Next()
		if !k.Present() {
			return k, err
		}
		return item(k, v), nil
	}
	return &tableIterator{
		Object: NewObject(t, typeName), what: "dictionary",
		next: func() (value.Value, error) { return next(&items) },
		left: func() int { return items.Left() },
		rest: func() []value.Value {
			copied := items
			return rest(func() (value.Value, error) { return next(&copied) })
		},
	}
}

func setIterator(t *script.Thread, s *value.Set) Iterator {
	elems := s.Iterator()
	return &tableIterator{
		Object: NewObject(t, "set_iterator"), what: "Set",
		next: func() (value.Value, error) { return elems.Next() },
		left: func() int { return elems.Left() },
		rest: func() []value.Value {
			copied := elems
			return rest(func() (value.Value, error) { return copied.Next() })
		},
	}
}

// rest returns all that next returns; nil if that fails.
func rest(next func() (value.Value, error)) []value.Value {
	all := []value.Value{}
	for {
		v, err := next()
		if err != nil {
			return nil
		}
		if !v.Present() {
			return all
		}
		all = append(all, v)
	}
}

func (it *tableIterator) NextValue(*script.Thread) (value.Value, error) {
	v, err := it.next()
	if err != nil {
		err = exceptionOfIteration(it.what, err)
	}
	return v, err
}

// DictChanged makes an exception of an error of a [value.DictIterator].
func DictChanged(err error) error {
	if err == nil {
		return nil
	}
	return exceptionOfIteration("dictionary", err)
}

func exceptionOfIteration(what string, err error) error {
	return exception.RuntimeError.Errorf("%s %s", what, err)
}

func (it *tableIterator) Iterate() starlark.Iterator { return it }

func (it *tableIterator) Next(p *starlark.Value) bool {
	return script.Step(it.rt, &it.Iteration, it, p)
}

// Left returns how many elements are still to come.
func (it *tableIterator) Left() int { return it.left() }

// Reduce returns iter() of a list of what is left, or nil if that cannot be told.
func (it *tableIterator) Reduce() *object.Reduction {
	left := it.rest()
	if left == nil {
		return nil
	}
	return Builtin("iter", value.ListOf(left))
}

// foreign goes over what is only a starlark.Iterable.
type foreign struct {
	*Lazy
	of   starlark.Iterator
	over bool
}

func foreignIterator(t *script.Thread, v starlark.Iterable) Iterator {
	f := &foreign{of: v.Iterate()}
	f.Lazy = NewIterator(t, TypeName(v)+"_iterator", func(t *script.Thread) (value.Value, error) {
		var v starlark.Value
		if !f.of.Next(&v) {
			f.end()
			return value.Value{}, t.Failure()
		}
		return value.Import(v), nil
	})
	return f
}

// end tells the iterator of the iterable that it is done with, once.
func (f *foreign) end() {
	if !f.over {
		f.over = true
		f.of.Done()
	}
}
