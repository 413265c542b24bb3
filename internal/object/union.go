package object

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Union is X | Y of classes. Source: PEP 604.
type Union struct{ Members starlark.Tuple }

var _ starlark.HasBinary = (*Union)(nil)

// NewUnion returns x | y.
func NewUnion(x, y starlark.Value) *Union {
	u := new(Union)
	for _, v := range []starlark.Value{x, y} {
		if other, ok := v.(*Union); ok {
			u.Members = append(u.Members, other.Members...)
		} else {
			u.Members = append(u.Members, v)
		}
	}
	return u
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
func (u *Union) Binary(op token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
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

// Hash returns a hash of the members.
func (u *Union) Hash() (uint32, error) { return u.Members.Hash() }
