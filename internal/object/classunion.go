package object

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Union is X | Y of classes. Source: PEP 604.
type Union struct{ Members starlark.Tuple }

var (
	_ starlark.HasBinary  = (*Union)(nil)
	_ starlark.Comparable = (*Union)(nil)
)

// NewUnion returns x | y.
func NewUnion(x, y starlark.Value) *Union {
	u := new(Union)
	for _, v := range []starlark.Value{x, y} {
		if other, ok := v.(*Union); ok {
			for _, m := range other.Members {
				u.add(m)
			}
		} else {
			u.add(v)
		}
	}
	return u
}

// add adds a member, if it is a new one.
func (u *Union) add(v starlark.Value) {
	if !slices.ContainsFunc(u.Members, func(m starlark.Value) bool { return Is(m, v) }) {
		u.Members = append(u.Members, v)
	}
}

// canUnite reports whether a union can have v as a member: other types, such as those
// of typing, make unions of their own.
func canUnite(v starlark.Value) bool {
	switch v.(type) {
	case *Class, *Union:
		return true
	}
	return v == starlark.None
}

// Binary is u | y.
func (u *Union) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op != syntax.PIPE || !canUnite(y) {
		return nil, nil
	}
	if side == starlark.Right {
		return NewUnion(y, u), nil
	}
	return NewUnion(u, y), nil
}

// String returns the union's repr, such as "int | None".
func (u *Union) String() string {
	names := make([]string, len(u.Members))
	for i, m := range u.Members {
		if c, ok := m.(*Class); ok {
			names[i] = c.QualifiedName()
		} else {
			names[i] = Repr(m)
		}
	}
	return strings.Join(names, " | ")
}

// Type returns "UnionType".
func (u *Union) Type() string { return "UnionType" }

// Freeze does nothing: a union does not change.
func (u *Union) Freeze() {}

// Truth returns true.
func (u *Union) Truth() starlark.Bool { return true }

// Hash returns a hash of the members, whatever their order.
func (u *Union) Hash() (uint32, error) {
	var sum uint32
	for _, m := range u.Members {
		h, err := m.Hash()
		if err != nil {
			return 0, err
		}
		sum += h
	}
	return sum, nil
}

// CompareSameType compares two unions: they are equal if they have the same members, in
// whatever order.
func (u *Union) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	other, ok := y.(*Union)
	same := ok && len(u.Members) == len(other.Members)
	for _, m := range u.Members {
		same = same && slices.ContainsFunc(other.Members, func(o starlark.Value) bool { return Is(o, m) })
	}
	return equalityOnly(op, same, u, y)
}
