package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// AsSet returns the set that v is, if it is a set or a frozenset. It must not be changed.
func AsSet(v starlark.Value) (*value.Set, bool) { return value.AsSet(value.Of(v)) }

// CopySet returns a new set of the elements of s.
func CopySet(s *value.Set) (*value.Set, error) { return s.Copy(Keys) }

// NewFrozenSet returns a frozenset of the elements of s, which must not change afterwards.
func NewFrozenSet(s *value.Set) (*value.FrozenSet, error) { return value.NewFrozenSet(Keys, s) }

// SetBinary returns a op b for one of | & - ^; nil for others.
func SetBinary(op syntax.Token, a, b *value.Set) (*value.Set, error) {
	var out *value.Set
	var err error
	switch op {
	case syntax.PIPE:
		out, err = a.Union(Keys, b)
	case syntax.AMP:
		out, err = a.Intersection(Keys, b)
	case syntax.MINUS:
		out, err = a.Difference(Keys, b)
	case syntax.CIRCUMFLEX:
		out, err = a.SymmetricDifference(Keys, b)
	}
	if err != nil {
		return nil, setError(err)
	}
	return out, nil
}

func setError(err error) error {
	if err == value.ErrChangedSize || err == value.ErrChangedKeys {
		return exceptionOfIteration("Set", err)
	}
	return ContainerError(err)
}

// binarySets returns x op y for sets and frozensets, and nil for others. The result is of the
// type of x.
func binarySets(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	a, okx := AsSet(x)
	b, oky := AsSet(y)
	if !okx || !oky {
		return nil, nil
	}
	out, err := SetBinary(op, a, b)
	if out == nil || err != nil {
		return nil, err
	}
	if _, ok := x.(*value.FrozenSet); ok {
		return NewFrozenSet(out)
	}
	return out, nil
}

// compareSets compares by inclusion.
func compareSets(op syntax.Token, x, y *value.Set) (bool, error) {
	switch op {
	case syntax.GE, syntax.GT:
		x, y, op = y, x, reflected[op]
	}
	switch op {
	case syntax.EQL, syntax.NEQ:
		eq := x.Len() == y.Len()
		if eq {
			var err error
			if eq, err = x.IsSubset(Keys, y); err != nil {
				return false, setError(err)
			}
		}
		return eq == (op == syntax.EQL), nil
	case syntax.LT:
		if x.Len() == y.Len() {
			return false, nil
		}
	}
	sub, err := x.IsSubset(Keys, y)
	return sub, setError(err)
}
