package value

import "go.starlark.net/starlark"

// Go code that is given a container as it is, not exported, reads it by what follows: nothing
// is demoted, and numbers need no memory. The interfaces name no type of this package but each
// other, so that a package that embedders import can have the same.
//
// A container must not be changed meanwhile: so it is read on the script thread that handed it
// over, before that runs on.

// An Element is a value in a container.
type Element interface {
	// Int64 returns an int of at most 64 bits.
	Int64() (i int64, ok bool)
	// Float64 returns a float.
	Float64() (f float64, ok bool)
	// AsBool returns a bool.
	AsBool() (b, ok bool)
	// Text returns a str.
	Text() (s string, ok bool)
	// Starlark returns any value. It needs memory for a float and a large int. A container is
	// itself, and may be an Elements or an Items, too.
	Starlark() starlark.Value
}

// Elements are what a list or tuple has.
type Elements interface {
	starlark.Value
	Len() int
	// Element returns the element at index i, 0 <= i < Len(): valid until the list changes.
	Element(i int) Element
}

// Items are what a dict has, or a set; there, a value is its key.
type Items interface {
	starlark.Value
	Len() int
	// Each calls f for each item, in order, until that returns false. Key and value are valid
	// until the container changes.
	Each(f func(key, value Element) bool)
}

var (
	_ Element  = Value{}
	_ Elements = (*List)(nil)
	_ Elements = (*Tuple)(nil)
	_ Items    = (*Dict)(nil)
	_ Items    = (*Set)(nil)
	_ Items    = (*FrozenSet)(nil)
)

// Element returns the element at index i, without memory if the list was not demoted.
func (l *List) Element(i int) Element {
	if i < len(l.elems) {
		return &l.elems[i]
	}
	return l.At(i)
}

// Element returns the element at index i.
func (t *Tuple) Element(i int) Element { return &t.Elems()[i] }

// Each calls f for each key and its value.
func (d *Dict) Each(f func(key, value Element) bool) {
	if d.upstream() == nil {
		d.eachEntry(f)
		return
	}
	for k, v := range d.All() {
		if !f(k, v) {
			return
		}
	}
}

// Each calls f for each element.
func (s *Set) Each(f func(key, value Element) bool) {
	if s.upstream() == nil {
		s.eachEntry(f)
		return
	}
	for x := range s.All() {
		if !f(x, x) {
			return
		}
	}
}

// Each calls f for each element.
func (f *FrozenSet) Each(do func(key, value Element) bool) { f.set.Each(do) }

func (t *table) eachEntry(f func(key, value Element) bool) {
	for i := range t.entries {
		e := &t.entries[i]
		if !e.key.Present() {
			continue
		}
		v := &e.value
		if !v.Present() {
			v = &e.key
		}
		if !f(&e.key, v) {
			return
		}
	}
}
