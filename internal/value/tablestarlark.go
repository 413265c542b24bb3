package value

import (
	"iter"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// What a dict and a set are to Go code that knows starlark.Values. Foreign Go code does not see
// them: see [Arena.Export].
var (
	_ starlark.IterableMapping = (*Dict)(nil)
	_ starlark.HasSetKey       = (*Dict)(nil)
	_ starlark.Sequence        = (*Dict)(nil)
	_ starlark.Comparable      = (*Dict)(nil)

	_ starlark.Sequence   = (*Set)(nil)
	_ starlark.Container  = (*Set)(nil)
	_ starlark.Comparable = (*Set)(nil)

	_ starlark.Sequence   = (*FrozenSet)(nil)
	_ starlark.Container  = (*FrozenSet)(nil)
	_ starlark.Comparable = (*FrozenSet)(nil)
)

// Type returns "fstar.dict". It is not "dict", as go.starlark.net takes whatever says so for
// its own.
func (d *Dict) Type() string { return "fstar.dict" }

// String returns the items as their String methods have them: for debugging.
func (d *Dict) String() string { return d.Value().text() }

// Truth reports whether there are items.
func (d *Dict) Truth() starlark.Bool { return d.Len() > 0 }

// Hash fails.
func (d *Dict) Hash() (uint32, error) { return 0, &UnhashableError{d.Value()} }

// Freeze makes the dict read-only for ever, and the values in it as their Freeze does.
func (d *Dict) Freeze() { freeze(d.Value()) }

// Get returns the value of a key.
func (d *Dict) Get(k starlark.Value) (v starlark.Value, found bool, err error) {
	w, err := d.Lookup(nil, Import(k))
	if err != nil || !w.Present() {
		return nil, false, err
	}
	return w.Starlark(), true, nil
}

// SetKey sets the value of a key.
func (d *Dict) SetKey(k, v starlark.Value) error { return d.Set(nil, Import(k), Import(v)) }

// Items returns all keys with their values.
func (d *Dict) Items() []starlark.Tuple {
	var a Arena
	items := make([]starlark.Tuple, 0, d.Len())
	for k, v := range d.All() {
		items = append(items, starlark.Tuple{a.Starlark(k), a.Starlark(v)})
	}
	return items
}

// Keys returns all keys.
func (d *Dict) Keys() []starlark.Value {
	var a Arena
	keys := make([]starlark.Value, 0, d.Len())
	for k := range d.All() {
		keys = append(keys, a.Starlark(k))
	}
	return keys
}

// Entries returns the items, for Go code that does not change d meanwhile.
func (d *Dict) Entries() iter.Seq2[starlark.Value, starlark.Value] {
	return func(yield func(k, v starlark.Value) bool) {
		var a Arena
		for k, v := range d.All() {
			if !yield(a.Starlark(k), a.Starlark(v)) {
				return
			}
		}
	}
}

// Iterate returns an iterator over the keys. It does not keep the dict from being changed.
func (d *Dict) Iterate() starlark.Iterator {
	it := d.Iterator()
	return &keyIterator{next: func() (k Value) { k, _, _ = it.nextUnchecked(); return k }}
}

// CompareSameType compares with another dict as Python does.
func (d *Dict) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return compareOp(op, d.Value(), Of(y))
}

// Type returns "fstar.set". It is not "set", as go.starlark.net takes whatever says so for its
// own.
func (s *Set) Type() string { return "fstar.set" }

// String returns the elements as their String methods have them: for debugging.
func (s *Set) String() string { return s.Value().text() }

// Truth reports whether there are elements.
func (s *Set) Truth() starlark.Bool { return s.Len() > 0 }

// Hash fails.
func (s *Set) Hash() (uint32, error) { return 0, &UnhashableError{s.Value()} }

// Freeze makes the set read-only for ever, and the values in it as their Freeze does.
func (s *Set) Freeze() { freeze(s.Value()) }

// Elements returns the elements, for Go code that does not change s meanwhile.
func (s *Set) Elements() iter.Seq[starlark.Value] {
	return func(yield func(x starlark.Value) bool) {
		var a Arena
		for x := range s.All() {
			if !yield(a.Starlark(x)) {
				return
			}
		}
	}
}

// Has reports whether x is an element.
func (s *Set) Has(x starlark.Value) (bool, error) { return s.Contains(nil, Import(x)) }

// Iterate returns an iterator. It does not keep the set from being changed.
func (s *Set) Iterate() starlark.Iterator {
	it := s.Iterator()
	return &keyIterator{next: func() (x Value) { x, _ = it.nextUnchecked(); return x }}
}

// CompareSameType compares with another set by inclusion, as Python does.
func (s *Set) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return compareInclusion(op, s.Value(), Of(y))
}

// Type returns "fstar.frozenset".
func (f *FrozenSet) Type() string { return "fstar.frozenset" }

// String returns the elements as their String methods have them: for debugging.
func (f *FrozenSet) String() string { return f.Value().text() }

// Truth reports whether there are elements.
func (f *FrozenSet) Truth() starlark.Bool { return f.Len() > 0 }

// Hash returns a part of Python's hash.
func (f *FrozenSet) Hash() (uint32, error) { return foldedHash(f.Value()) }

// Freeze freezes the elements.
func (f *FrozenSet) Freeze() { freeze(f.Value()) }

// Len returns the number of elements.
func (f *FrozenSet) Len() int { return f.set.Len() }

// Has reports whether x is an element.
func (f *FrozenSet) Has(x starlark.Value) (bool, error) { return f.set.Has(x) }

// Iterate returns an iterator.
func (f *FrozenSet) Iterate() starlark.Iterator { return f.set.Iterate() }

// CompareSameType compares with another frozenset by inclusion, as Python does.
func (f *FrozenSet) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return compareInclusion(op, f.Value(), Of(y))
}

// compareInclusion does it for two sets.
func compareInclusion(op syntax.Token, v, w Value) (bool, error) {
	if w.class() != setClass {
		return compareOp(op, v, w)
	}
	x, y := v.asSet(), w.asSet()
	switch op {
	case syntax.GE, syntax.GT:
		x, y = y, x
	case syntax.EQL, syntax.NEQ:
		equal, err := equalSets(nil, x, y)
		return equal == (op == syntax.EQL), err
	}
	if (op == syntax.LT || op == syntax.GT) && x.Len() == y.Len() {
		return false, nil
	}
	return x.IsSubset(nil, y)
}

// keyIterator is a starlark.Iterator over keys.
type keyIterator struct {
	next  func() Value
	arena Arena
}

// Next returns the next key.
func (it *keyIterator) Next(p *starlark.Value) bool {
	k := it.next()
	if !k.Present() {
		return false
	}
	*p = it.arena.Starlark(k)
	return true
}

// Done does nothing.
func (*keyIterator) Done() {}
