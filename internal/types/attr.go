package types

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
)

// Attr returns the attribute of a value of one of Python's built-in types: a bound
// method, or for numbers, ranges and slices a value. It reports !ok if v is of another
// type, or has no such attribute.
func Attr(v starlark.Value, name string) (starlark.Value, bool) {
	m := membersOf(v)
	if m == nil {
		return nil, false
	}
	if f := m.methods[name]; f != nil {
		return f.Bind(v), true
	}
	if get := m.others[name]; get != nil {
		return get(v), true
	}
	return nil, false
}

// Method returns the method of v's type called name, a function whose first argument is
// v. It returns nil if there is none, or v is of a type that is not among these.
func Method(v starlark.Value, name string) *native.Function {
	if m := membersOf(v); m != nil {
		return m.methods[name]
	}
	return nil
}

// Names returns the names of v's attributes, sorted, or nil if v is of another type.
func Names(v starlark.Value) []string {
	if m := membersOf(v); m != nil {
		return slices.Clone(m.names)
	}
	return nil
}
