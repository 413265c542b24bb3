package object

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Lazy is an [Iterator] that a function in Go gives its elements.
type Lazy struct {
	Opaque
	Iteration
	next   func(Thread) (value.Value, error)
	reduce func() *Reduction
}

var (
	_ Iterator          = (*Lazy)(nil)
	_ starlark.Iterable = (*Lazy)(nil)
	_ starlark.Iterator = (*Lazy)(nil)
)

// NewIterator returns an iterator whose type is called typeName. Once next has returned no
// value, and no error, it is not called again.
func NewIterator(t Thread, typeName string, next func(Thread) (value.Value, error)) *Lazy {
	return &Lazy{Opaque: NewOpaque(typeName), Iteration: Iteration{By: t.Caller()}, next: next}
}

// ReducedBy returns l, for which f is Reduce.
func (l *Lazy) ReducedBy(f func() *Reduction) *Lazy {
	l.reduce = f
	return l
}

// Over returns l, which gets its elements from these: see [ReadsShared].
func (l *Lazy) Over(sources ...starlark.Value) *Lazy {
	l.readFrom(sources)
	return l
}

// Reduce returns a call of the built-in function that made the iterator, or nil.
func (l *Lazy) Reduce() *Reduction { return reduced(l.reduce) }

func reduced(f func() *Reduction) *Reduction {
	if f == nil {
		return nil
	}
	return f()
}

// Builtin returns the reduction that is a call of a built-in function.
func BuiltinReduction(name string, args ...starlark.Value) *Reduction {
	return &Reduction{Module: "builtins", Name: name, Args: args}
}

// NextValue returns the next element.
func (l *Lazy) NextValue(t Thread) (value.Value, error) {
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
func (l *Lazy) Next(p *starlark.Value) bool { return l.Step(l, p) }

// indexIterator goes over a sequence by index, whatever happens to it meanwhile.
type indexIterator struct {
	Opaque
	seq starlark.Indexable // nil at the end
	i   int
}

func (it *indexIterator) NextValue(Thread) (value.Value, error) {
	var v value.Value
	switch seq := it.seq.(type) {
	case nil:
		return v, nil
	case *value.List:
		v = seq.At(it.i)
	case *value.Tuple:
		v = seq.At(it.i)
	case *Range:
		if it.i < seq.Len() {
			v = value.Int(int64(seq.Start + it.i*seq.Step))
		}
	default:
		if it.i < seq.Len() {
			v = value.Of(seq.Index(it.i))
		}
	}
	if !v.Present() {
		it.seq = nil
		return v, nil
	}
	it.i++
	return v, nil
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
func (it *indexIterator) Reduce() *Reduction {
	var left []starlark.Value
	if it.seq != nil {
		for i := it.i; i < it.seq.Len(); i++ {
			left = append(left, it.seq.Index(i))
		}
	}
	switch seq := it.seq.(type) {
	case starlark.Tuple, *value.Tuple:
		return BuiltinReduction("iter", starlark.Tuple(left))
	case Bytes:
		return BuiltinReduction("iter", seq[min(it.i, len(seq)):])
	case *Bytearray:
		return BuiltinReduction("iter", &Bytearray{B: slices.Clone(seq.B[min(it.i, len(seq.B)):])})
	case *Range:
		return BuiltinReduction("iter", seq.Slice(it.i, seq.n, 1))
	}
	return BuiltinReduction("iter", value.ListFrom(left))
}

// textIterator goes over the code points of a text.
type textIterator struct {
	Opaque
	rest string
}

func (it *textIterator) NextValue(Thread) (value.Value, error) {
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
func (it *textIterator) Reduce() *Reduction {
	return BuiltinReduction("iter", starlark.String(it.rest))
}

// dictIterator goes over a dict, and finds out if that was changed.
type dictIterator struct {
	Opaque
	Iteration
	items value.DictIterator
	item  func(k, v value.Value) value.Value // nil for the key
}

// DictIterator returns an iterator over d whose type is called typeName. It gives the keys, or what
// item returns for each item if that is not nil.
func DictIterator(t Thread, typeName string, d *value.Dict, item func(k, v value.Value) value.Value) Iterator {
	return &dictIterator{Opaque: NewOpaque(typeName), Iteration: Iteration{By: t.Caller(), shared: true}, items: d.Iterator(), item: item}
}

// ReversedDictIterator is [DictIterator] from the end to the beginning.
func ReversedDictIterator(t Thread, typeName string, d *value.Dict, item func(k, v value.Value) value.Value) Iterator {
	return &dictIterator{Opaque: NewOpaque(typeName), Iteration: Iteration{By: t.Caller(), shared: true}, items: d.Reversed(), item: item}
}

func (it *dictIterator) NextValue(Thread) (value.Value, error) {
	k, v, err := it.items.Next()
	switch {
	case err != nil:
		return value.Value{}, DictChanged(err)
	case it.item == nil || !k.Present():
		return k, nil
	}
	return it.item(k, v), nil
}

// DictChanged makes an exception of an error of a [value.DictIterator].
func DictChanged(err error) error {
	if err == nil {
		return nil
	}
	return exceptionOfIteration("dictionary", err)
}

func exceptionOfIteration(what string, err error) error {
	return RuntimeError.Errorf("%s %s", what, err)
}

func (it *dictIterator) Iterate() starlark.Iterator { return it }

func (it *dictIterator) Next(p *starlark.Value) bool {
	return it.Step(it, p)
}

// Left returns how many elements are still to come.
func (it *dictIterator) Left() int { return it.items.Left() }

// Reduce returns iter() of a list of what is left, or nil if that cannot be told.
func (it *dictIterator) Reduce() *Reduction {
	copied := *it
	return ListOfRest(func() (value.Value, error) { return copied.NextValue(nil) })
}

// setIterator goes over a set, and finds out if that was changed.
type setIterator struct {
	Opaque
	Iteration
	elems value.SetIterator
}

func newSetIterator(t Thread, s *value.Set) Iterator {
	return &setIterator{Opaque: NewOpaque("set_iterator"), Iteration: Iteration{By: t.Caller(), shared: true}, elems: s.Iterator()}
}

func (it *setIterator) NextValue(Thread) (value.Value, error) {
	v, err := it.elems.Next()
	if err != nil {
		err = exceptionOfIteration("Set", err)
	}
	return v, err
}

func (it *setIterator) Iterate() starlark.Iterator { return it }

func (it *setIterator) Next(p *starlark.Value) bool {
	return it.Step(it, p)
}

// Left returns how many elements are still to come.
func (it *setIterator) Left() int { return it.elems.Left() }

// Reduce returns iter() of a list of what is left, or nil if that cannot be told.
func (it *setIterator) Reduce() *Reduction {
	copied := *it
	return ListOfRest(func() (value.Value, error) { return copied.NextValue(nil) })
}

// ListOfRest returns iter() of a list of what next still gives, or nil if that cannot be told.
func ListOfRest(next func() (value.Value, error)) *Reduction {
	left := []value.Value{}
	for {
		v, err := next()
		if err != nil {
			return nil
		}
		if !v.Present() {
			return BuiltinReduction("iter", value.ListOf(left))
		}
		left = append(left, v)
	}
}

// foreign goes over what is only a starlark.Iterable.
type foreign struct {
	*Lazy
	of   starlark.Iterator
	over bool
}

func foreignIterator(t Thread, v starlark.Iterable) Iterator {
	f := &foreign{of: v.Iterate()}
	f.Lazy = NewIterator(t, TypeName(v)+"_iterator", func(t Thread) (value.Value, error) {
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
