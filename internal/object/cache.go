package object

import "go.starlark.net/starlark"

// What inline caches of code need: they remember what they have found in a class, for as long as
// ClassVersion is the same.

// ClassVersion returns a number that changes with any attribute of any class.
func ClassVersion() uint64 { return classChanges.Load() }

// A Layout is the names of attributes that an instance has, or began with: instances with the same
// first name at the same address have the same names at the same places.
type Layout struct {
	first *string
	n     int
}

// Layout returns the layout of the attributes of i now. It is the zero Layout if there are none,
// or if they are in a dict.
func (i *Instance) Layout() Layout {
	if len(i.attrs.names) == 0 {
		return Layout{}
	}
	return Layout{&i.attrs.names[0], len(i.attrs.names)}
}

// Place returns the place of an attribute of i itself, or -1 for what has no fixed place.
func (i *Instance) Place(name string) int {
	if i.attrs.more != nil || i.attrs.like == nil || !i.attrs.like.has(i.attrs.names) {
		return -1
	}
	return i.attrs.find(name)
}

// At returns the attribute at a place of a layout, or nil if i has another one.
func (i *Instance) At(l Layout, place int) starlark.Value {
	if uint(place) < uint(len(i.attrs.values)) && len(i.attrs.names) > 0 && &i.attrs.names[0] == l.first {
		return i.attrs.values[place]
	}
	return nil
}

// SetAt sets the attribute at a place of a layout. It reports whether i has that.
func (i *Instance) SetAt(l Layout, place int, v starlark.Value) bool {
	if uint(place) < uint(len(i.attrs.values)) && len(i.attrs.names) > 0 && &i.attrs.names[0] == l.first {
		i.attrs.values[place] = v
		return true
	}
	return false
}

// Begins reports whether the names of i are no others than those of l.
func (i *Instance) Begins(l Layout) bool {
	n := len(i.attrs.names)
	return i.attrs.more == nil && (n == 0 || n <= l.n && &i.attrs.names[0] == l.first)
}

// Plainly reports whether reading the attribute name of instances of c looks in the instance
// first and then in the class: no class has a say, and what the class has for it, which is returned,
// is no data descriptor.
func (c *Class) Plainly(name string) (attr starlark.Value, ok bool) {
	if c.hooks.getattribute {
		return nil, false
	}
	v, _ := c.Lookup(name)
	return v, !isData(v)
}

// SetsPlainly reports whether setting the attribute name of instances of c sets it in the instance.
func (c *Class) SetsPlainly(name string) bool {
	if c.hooks.setattr || c.hooks.noDict || name == "__dict__" || name == "__class__" {
		return false
	}
	v, _ := c.Lookup(name)
	if v == nil || IsFunction(v) {
		return true
	}
	switch v.(type) {
	case Descriptor, *Instance:
		return false
	}
	return true
}

// IsMethod reports whether an attribute of a class, read of an instance, is a function that is
// passed the instance first.
func IsMethod(fn starlark.Value) bool { return isMethod(fn) }
