package value

import (
	"iter"
	"sync/atomic"
	"unsafe"

	"go.starlark.net/starlark"
)

// A Set is Python's set. Its order is that in which the elements came. The zero Set is empty.
// Methods that take a [Keys] may run script code, and fail as that does, or with an
// [*UnhashableError]; those that change the set may fail with a [*ChangeError].
type Set struct {
	table
	up atomic.Pointer[starlark.Set] // what holds the elements if the table is empty: see demote.go
}

// NewSet returns an empty set with room for n elements.
func NewSet(n int) *Set {
	s := new(Set)
	s.reserve(n)
	return s
}

// SetOver returns a set that is the same as u, which Go code has made: what is done to one is
// done to the other.
func SetOver(u *starlark.Set) *Set {
	s := new(Set)
	s.up.Store(u)
	return s
}

// A FrozenSet is Python's frozenset: a set that does not change. It stays what it is at the
// border to foreign Go code, as go.starlark.net has none.
type FrozenSet struct {
	set  Set
	hash keptHash
}

// NewFrozenSet returns the frozenset of the elements of s, which the caller uses no more. It
// fails as [Set.Copy] does.
func NewFrozenSet(keys Keys, s *Set) (*FrozenSet, error) {
	if s.upstream() != nil {
		var err error
		if s, err = s.Copy(keys); err != nil {
			return nil, err
		}
	}
	f := &FrozenSet{set: Set{table: s.table}}
	f.set.flags = frozen
	return f, nil
}

// Set returns the frozenset as a set that cannot be changed.
func (f *FrozenSet) Set() *Set { return &f.set }

// Value returns the Value that f is.
func (f *FrozenSet) Value() Value { return Value{unsafe.Pointer(f), FrozenSets.word} }

// Value returns the Value that s is.
func (s *Set) Value() Value { return Value{unsafe.Pointer(s), Sets.word} }

// asSet returns the set that v is.
func (v Value) asSet() *Set {
	if s, ok := Sets.Get(v); ok {
		return s
	}
	if f, ok := FrozenSets.Get(v); ok {
		return &f.set
	}
	return SetOver(v.object().(*starlark.Set))
}

// AsSet returns the set that v is: a *Set itself, a *FrozenSet by its Set method, a
// *starlark.Set by [SetOver].
func AsSet(v Value) (s *Set, ok bool) {
	if v.class() != setClass {
		return nil, false
	}
	return v.asSet(), true
}

// upstream returns what holds s's elements if s does not.
func (s *Set) upstream() *starlark.Set {
	if s.live != 0 {
		return nil
	}
	return s.up.Load()
}

// Len returns the number of elements.
func (s *Set) Len() int {
	if u := s.upstream(); u != nil {
		return u.Len()
	}
	return int(s.live)
}

// Contains reports whether x is an element. A set may be asked for a set: it has a frozenset
// that is equal.
func (s *Set) Contains(keys Keys, x Value) (bool, error) {
	e, err := s.element(keys, x)
	return e.Present(), err
}

// element returns the element that equals x, or the zero Value.
func (s *Set) element(keys Keys, x Value) (Value, error) {
	if s.live != 0 {
		switch p, _ := s.quick(x); p.position {
		case missing:
			return Value{}, nil
		case unsure:
		default:
			return s.entries[p.position].key, nil
		}
	}
	x, err := asElement(keys, x)
	if err != nil {
		return Value{}, err
	}
	if u := s.upstream(); u != nil {
		return upstreamSet{u}.find(keys, x)
	}
	p, _, err := s.locate(keys, x)
	switch {
	case p.position >= 0:
		return s.entries[p.position].key, nil
	case err == nil && s.upstream() != nil: // demoted meanwhile
		return s.element(keys, x)
	}
	return Value{}, err
}

// asElement returns x; if that is a set, a frozenset that equals it as long as x is not changed.
func asElement(keys Keys, x Value) (Value, error) {
	if !x.isObject() || FrozenSets.Is(x) || x.class() != setClass {
		return x, nil
	}
	f, err := NewFrozenSet(keys, x.asSet())
	if err != nil {
		return Value{}, err
	}
	return f.Value(), nil
}

// Add adds an element. One that equals it stays.
func (s *Set) Add(keys Keys, x Value) error {
	if u := s.upstream(); u != nil {
		return upstreamSet{u}.add(keys, x)
	}
	p, h, err := s.locate(keys, x)
	return s.put(keys, x, h, p, err)
}

// AddQuickly is Add where that needs no [Keys]; it reports !ok elsewhere, and if s cannot be changed.
func (s *Set) AddQuickly(x Value) (ok bool) {
	if s.live == 0 || s.flags != 0 {
		return false
	}
	p, h := s.quick(x)
	if p.position >= 0 {
		return true
	}
	if p.position == unsure || s.mustGrow() {
		return false
	}
	s.add(p.slot, x, h, Value{})
	return true
}

// addHashed is Add for an element of a table, whose hash is known.
func (s *Set) addHashed(keys Keys, x Value, h uint64) error {
	if s.upstream() != nil {
		return s.Add(keys, x)
	}
	p, err := s.locateHashed(keys, x, h)
	return s.put(keys, x, h, p, err)
}

// put adds x if it was not located.
func (s *Set) put(keys Keys, x Value, h uint64, p place, err error) error {
	switch {
	case err != nil:
		return err
	case s.flags != 0:
		return s.refusal("insert into", "set")
	case p.position >= 0:
		return nil
	case s.upstream() != nil: // demoted meanwhile
		return s.Add(keys, x)
	case s.mustGrow():
		if err := s.grow(); err != nil {
			return err
		}
		p.slot = s.freeSlot(h)
	}
	s.add(p.slot, x, h, Value{})
	return nil
}

// Discard takes x away, and reports whether it was there. See [Set.Contains] for sets.
func (s *Set) Discard(keys Keys, x Value) (bool, error) {
	x, err := asElement(keys, x)
	if err != nil {
		return false, err
	}
	if u := s.upstream(); u != nil {
		return upstreamSet{u}.delete(keys, x)
	}
	p, _, err := s.locate(keys, x)
	switch {
	case err != nil:
		return false, err
	case p.position < 0:
		if s.upstream() != nil { // demoted meanwhile
			return s.Discard(keys, x)
		}
		return false, nil
	case s.flags != 0:
		return false, s.refusal("delete from", "set")
	}
	s.remove(p.position)
	return true, nil
}

// Pop takes the first element away and returns it; the zero Value if there is none.
func (s *Set) Pop() (Value, error) {
	if u := s.upstream(); u != nil {
		return upstreamSet{u}.pop()
	}
	switch i := s.next(0); {
	case i < 0:
		return Value{}, nil
	case s.flags != 0:
		return Value{}, s.refusal("delete from", "set")
	default:
		x := s.entries[i].key
		s.remove(i)
		return x, nil
	}
}

// Clear takes all elements away.
func (s *Set) Clear() error {
	if u := s.upstream(); u != nil {
		return u.Clear()
	}
	if s.flags != 0 {
		return s.refusal("clear", "set")
	}
	s.empty()
	return nil
}

// Copy returns a new set of the same elements. It fails only if s was demoted, as the elements'
// hashes are asked of a Keys then.
func (s *Set) Copy(keys Keys) (*Set, error) {
	if u := s.upstream(); u != nil {
		return upstreamSet{u}.copy(keys)
	}
	c := new(Set)
	c.copyOf(&s.table)
	return c, nil
}

// All returns the elements, for Go code that does not change s meanwhile.
func (s *Set) All() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		elems := s.Iterator()
		for {
			x, err := elems.Next()
			if err != nil || !x.Present() || !yield(x) {
				return
			}
		}
	}
}

// hashed returns the hash of a frozenset, and keeps it.
func (f *FrozenSet) hashed() (uint64, error) {
	if h, ok := f.hash.load(); ok {
		return h, nil
	}
	var sum setHash
	for i := range f.set.entries {
		if e := &f.set.entries[i]; e.key.Present() {
			sum.add(e.hash)
		}
	}
	h := sum.sum(f.set.Len())
	f.hash.store(h)
	return h, nil
}
