package pyop

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
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
	next   func(*script.Thread) (starlark.Value, bool, error)
	reduce func() *object.Reduction
}

var (
	_ Iterator          = (*Lazy)(nil)
	_ starlark.Iterable = (*Lazy)(nil)
	_ starlark.Iterator = (*Lazy)(nil)
)

// NewIterator returns an iterator whose type is called typeName. Once next has
// returned !ok or an error, it is not called again after !ok.
func NewIterator(t *script.Thread, typeName string, next func(*script.Thread) (starlark.Value, bool, error)) *Lazy {
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
func (l *Lazy) NextValue(t *script.Thread) (starlark.Value, bool, error) {
	if l.next == nil {
		return nil, false, nil
	}
	v, ok, err := l.next(t)
	if !ok && err == nil {
		l.next = nil
	}
	return v, ok, err
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

func (it *indexIterator) NextValue(*script.Thread) (v starlark.Value, ok bool, err error) {
	ok = it.Next(&v)
	return v, ok, nil
}

func (it *indexIterator) Iterate() starlark.Iterator { return it }

func (it *indexIterator) Next(p *starlark.Value) bool {
	if it.seq == nil {
		return false
	}
	if it.i >= it.seq.Len() {
		it.seq = nil
		return false
	}
	*p = it.seq.Index(it.i)
	it.i++
	return true
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
	case starlark.Tuple:
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
	return Builtin("iter", starlark.NewList(left))
}

// textIterator goes over the code points of a text.
type textIterator struct {
	Object
	rest string
}

func (it *textIterator) NextValue(*script.Thread) (v starlark.Value, ok bool, err error) {
	ok = it.Next(&v)
	return v, ok, nil
}

func (it *textIterator) Iterate() starlark.Iterator { return it }

func (it *textIterator) Next(p *starlark.Value) bool {
	if it.rest == "" {
		return false
	}
	c, n := firstChar(it.rest)
	*p, it.rest = c, it.rest[n:]
	return true
}

func (it *textIterator) Done() {}

// Reduce returns iter() of what is left.
func (it *textIterator) Reduce() *object.Reduction { return Builtin("iter", starlark.String(it.rest)) }

// tableIterator goes over the keys of a dict or the elements of a set. Unlike the
// iterator of go.starlark.net, from which it takes them, it does not keep the table
// from being changed: it finds out that it was.
type tableIterator struct {
	Object
	object.Iteration
	table interface{ Len() int } // nil at the end
	keys  starlark.Iterator      // done already: so the table does not know of it
	key   starlark.Value         // what keys gave last
	what  string                 // "dictionary" or "Set"
	size  int
	left  int                                              // how many elements are still to come
	item  func(key starlark.Value) (starlark.Value, error) // what to give for a key; nil: the key
}

func newTableIterator(t *script.Thread, typeName, what string, table starlark.Sequence, item func(starlark.Value) (starlark.Value, error)) *tableIterator {
	keys := table.Iterate()
	keys.Done()
	return &tableIterator{Object: NewObject(t, typeName), table: table, keys: keys, what: what, size: table.Len(), left: table.Len(), item: item}
}

func (it *tableIterator) NextValue(*script.Thread) (starlark.Value, bool, error) {
	if it.table == nil {
		return nil, false, nil
	}
	if it.table.Len() != it.size {
		it.size = -1 // it stays so
		return nil, false, exception.RuntimeError.Errorf("%s changed size during iteration", it.what)
	}
	if !it.keys.Next(&it.key) {
		it.table, it.key = nil, nil
		return nil, false, nil
	}
	k := it.key
	if it.left--; k == nil || it.left < 0 { // its place was cleared, or others came
		return nil, false, it.keysChanged()
	}
	if it.item == nil {
		return k, true, nil
	}
	v, err := it.item(k)
	return v, err == nil, err
}

func (it *tableIterator) keysChanged() error {
	return exception.RuntimeError.Errorf("%s keys changed during iteration", it.what)
}

func (it *tableIterator) Iterate() starlark.Iterator { return it }

func (it *tableIterator) Next(p *starlark.Value) bool {
	if it.item != nil || it.table == nil || it.table.Len() != it.size || it.left == 0 {
		return script.Step(it.rt, &it.Iteration, it, p)
	}
	if !it.keys.Next(p) { // the rest is NextValue, quickly
		it.table = nil
		return false
	}
	it.left--
	if *p == nil {
		if err := it.keysChanged(); !it.rt.Caller.Fail(err) {
			it.Fail(it.rt.Caller, it, err)
		}
		return false
	}
	return true
}

// Reduce returns iter() of a list of what is left, or nil if that cannot be told.
func (it *tableIterator) Reduce() *object.Reduction {
	left := []starlark.Value{}
	if it.table != nil {
		if it.table.Len() != it.size {
			return nil
		}
		n := it.size - it.left
		for k := range starlark.Elements(it.table.(starlark.Iterable)) {
			if n--; n >= 0 {
				continue
			}
			if it.item != nil {
				v, err := it.item(k)
				if err != nil {
					return nil
				}
				k = v
			}
			left = append(left, k)
		}
	}
	return Builtin("iter", starlark.NewList(left))
}

// DictIterator returns an iterator over the keys of d whose type is called typeName.
// If item is not nil the iterator gives what it returns for each key.
func DictIterator(t *script.Thread, typeName string, d *starlark.Dict, item func(key starlark.Value) (starlark.Value, error)) Iterator {
	return newTableIterator(t, typeName, "dictionary", d, item)
}

// foreign goes over what is only a starlark.Iterable.
type foreign struct {
	*Lazy
	of   starlark.Iterator
	over bool
}

func foreignIterator(t *script.Thread, v starlark.Iterable) Iterator {
	f := &foreign{of: v.Iterate()}
	f.Lazy = NewIterator(t, TypeName(v)+"_iterator", func(t *script.Thread) (v starlark.Value, ok bool, err error) {
		if ok = f.of.Next(&v); !ok {
			f.end()
			err = t.Failure()
		}
		return v, ok, err
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
