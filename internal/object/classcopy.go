package object

import (
	"slices"

	"fstar/internal/value"
)

// Copy returns a class like c, which [NewClass] has made, for the scripts of one Host: they may set
// its attributes as those of a class of theirs. It is derived from base, a copy of c's base, or from
// object if that is nil. The caller calls script functions for its instances. Any number of
// goroutines may copy a class at the same time. Copies share the values of attributes but for
// methods, whose owner is the copy.
func (c *Class) Copy(base *Class, caller Caller) *Class {
	k := NewClass(c.module, c.name, base)
	k.original, k.caller, k.hooks = c, caller, c.hooks
	k.attrs = c.attrs.copyFor(k)
	k.shape.shared = true
	if base != nil && base.caller != nil {
		k.noteDerived(base)
	}
	return k
}

// IsLike reports whether c is base, a class in Go, or a copy of it, or derived from one of these.
func (c *Class) IsLike(base *Class) bool {
	return slices.ContainsFunc(c.mro, func(k *Class) bool { return k == base || k.original == base })
}

// copyFor returns a copy of the attributes of a class in Go for k, a copy of the class. What
// changes one of them leaves the other: no method of Namespace writes to names that are there.
func (n *Namespace) copyFor(k *Class) Namespace {
	values := make([]value.Value, len(n.values))
	methods := make([]NativeMethod, len(n.values))
	for i, v := range n.values {
		if m, ok := v.Starlark().(*NativeMethod); ok {
			methods[i] = NativeMethod{k, m.method}
			v = value.Of(&methods[i])
		}
		values[i] = v
	}
	return Namespace{values, &shape{names: n.ownNames(), class: true}}
}
