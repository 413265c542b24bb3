package pytype

import (
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyop"
)

func init() {
	pyop.MethodOf = func(v starlark.Value, name string) starlark.Value {
		if !object.IsDunder(name) {
			if x, ok := Attr(v, name); ok {
				return x
			}
		}
		return nil
	}
	pyop.MethodNames = func(v starlark.Value) (names []string) {
		for _, name := range Names(v) {
			if !object.IsDunder(name) {
				names = append(names, name)
			}
		}
		return names
	}
}

// upstreams are the names of the methods of go.starlark.net that are exactly Python's,
// but for the texts of errors about the number of arguments:
//
//	append   of list; bytearray's is to be had by its own Attr
//
// The others count bytes (find, index …), miss arguments (split's maxsplit=,
// startswith's bounds), know no Unicode (isdigit, title …), take 1 and True for two
// keys (get, add …), lose the key of a KeyError (pop, remove), return lists where Python
// has views, or compare as Starlark does (index, remove).
var upstreams = map[string]bool{"append": true}

// names are the names that any type has.
var names = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, m := range types().all {
		for _, name := range m.names {
			all[name] = true
		}
	}
	return all
})

// NeedsAttr reports whether x.name, for some type of x, is not what go.starlark.net
// has. Then it is to be read by Attr, and by the value's own Attr if that has none.
func NeedsAttr(name string) bool { return names()[name] && !upstreams[name] }

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
