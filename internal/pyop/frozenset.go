package pyop

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A FrozenSet is Python's frozenset.
type FrozenSet struct{ set *starlark.Set }

var (
	_ starlark.Sequence   = (*FrozenSet)(nil)
	_ starlark.Container  = (*FrozenSet)(nil)
	_ starlark.Comparable = (*FrozenSet)(nil)
	_ starlark.HasBinary  = (*FrozenSet)(nil)
)

// NewFrozenSet returns a frozenset of the elements of s, which must not change
// afterwards.
func NewFrozenSet(s *starlark.Set) *FrozenSet { return &FrozenSet{s} }

// AsSet returns the set that v is, if it is a set or a frozenset. It must not be
// changed.
func AsSet(v starlark.Value) (*starlark.Set, bool) {
	switch v := v.(type) {
	case *starlark.Set:
		return v, true
	case *FrozenSet:
		return v.set, true
	}
	return nil, false
}

// String returns "frozenset({1, 2})".
func (f *FrozenSet) String() string {
	if f.Len() == 0 {
		return "frozenset()"
	}
	var b strings.Builder
	b.WriteString("frozenset({")
	sep := ""
	for e := range f.set.Elements() {
		b.WriteString(sep + Repr(e))
		sep = ", "
	}
	b.WriteString("})")
	return b.String()
}

// Type returns "frozenset".
func (f *FrozenSet) Type() string { return "frozenset" }

// Freeze freezes the elements.
func (f *FrozenSet) Freeze() { f.set.Freeze() }

// Truth reports whether there are elements.
func (f *FrozenSet) Truth() starlark.Bool { return f.set.Len() > 0 }

// Hash hashes the elements, whatever their order.
func (f *FrozenSet) Hash() (uint32, error) {
	h := uint32(f.Len()) * 1927868237
	for e := range f.set.Elements() {
		x, err := e.Hash()
		if err != nil {
			return 0, err
		}
		h ^= (x ^ 89869747 ^ x<<16) * 3644798167
	}
	return h, nil
}

// Len returns the number of elements.
func (f *FrozenSet) Len() int { return f.set.Len() }

// Has reports whether x is an element.
func (f *FrozenSet) Has(x starlark.Value) (bool, error) { return SetHas(f.set, x) }

// Iterate returns a new iterator.
func (f *FrozenSet) Iterate() starlark.Iterator { return f.set.Iterate() }

// CompareSameType compares by inclusion.
func (f *FrozenSet) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return compareSets(op, f.set, y.(*FrozenSet).set)
}

// Binary has the operators of sets, for the interpreter.
func (f *FrozenSet) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if side == starlark.Left {
		return binarySets(op, f, y)
	}
	return binarySets(op, y, f)
}

// CopySet returns a new set of the elements of s.
func CopySet(s *starlark.Set) *starlark.Set {
	c := starlark.NewSet(s.Len())
	for e := range s.Elements() {
		c.Insert(e) // cannot fail
	}
	return c
}

// binarySets returns x op y for sets and frozensets, and nil for others. The result
// is of the type of x.
func binarySets(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	a, okx := AsSet(x)
	b, oky := AsSet(y)
	if !okx || !oky {
		return nil, nil
	}
	out := new(starlark.Set)
	switch op {
	case syntax.PIPE:
		out = CopySet(a)
		for e := range b.Elements() {
			if err := SetAdd(out, e); err != nil {
				return nil, err
			}
		}
	case syntax.AMP:
		if a.Len() > b.Len() {
			a, b = b, a
		}
		if err := filterSet(out, a, b, true); err != nil {
			return nil, err
		}
	case syntax.MINUS:
		if err := filterSet(out, a, b, false); err != nil {
			return nil, err
		}
	case syntax.CIRCUMFLEX:
		if err := filterSet(out, a, b, false); err != nil {
			return nil, err
		}
		if err := filterSet(out, b, a, false); err != nil {
			return nil, err
		}
	default:
		return nil, nil
	}
	if _, ok := x.(*FrozenSet); ok {
		return NewFrozenSet(out), nil
	}
	return out, nil
}

// filterSet adds the elements of a that are in b, or are not, to out.
func filterSet(out, a, b *starlark.Set, in bool) error {
	for e := range a.Elements() {
		found, err := SetHas(b, e)
		if err != nil {
			return err
		}
		if found == in {
			if err := SetAdd(out, e); err != nil {
				return err
			}
		}
	}
	return nil
}
