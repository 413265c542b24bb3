package object

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// A Namespace is a set of named values that keeps the order of their first
// assignment. The zero value is empty.
type Namespace struct {
	values []value.Value
	shape  *shape // the names of values, which are its first; nil for an empty Namespace
}

// find returns where the value of name is, or -1.
func (n *Namespace) find(name string) int {
	s := n.shape
	if s == nil {
		return -1
	}
	if s.index != nil && len(n.values) > indexFrom {
		if i, ok := s.index[name]; ok && i < len(n.values) {
			return i
		}
		return -1
	}
	for i, x := range s.names[:len(n.values)] {
		if x == name {
			return i
		}
	}
	return -1
}

// live returns the dict that has the values, or nil.
func (n *Namespace) live() *value.Dict {
	if n.shape == nil {
		return nil
	}
	return n.shape.dict
}

// Unused reports whether n has no values, and no dict that could get some.
func (n *Namespace) Unused() bool { return len(n.values) == 0 && n.live() == nil }

// Get returns the value of name, or nil.
func (n *Namespace) Get(name string) starlark.Value { return n.value(name).Starlark() }

// value returns the value of name; absent if there is none.
func (n *Namespace) value(name string) value.Value {
	if i := n.find(name); i >= 0 {
		return n.values[i]
	}
	if d := n.live(); d != nil {
		v, _ := d.Lookup(nil, value.Text(name))
		return v
	}
	return value.Value{}
}

// Set gives name a value.
func (n *Namespace) Set(name string, v starlark.Value) {
	if n.shape != nil && n.shape.class {
		classChanges.Add(1)
	}
	if i := n.find(name); i >= 0 {
		n.values[i] = value.Of(v)
		return
	}
	if d := n.live(); d != nil && !isSlot(name) {
		d.Set(nil, value.Text(name), value.Of(v))
		return
	}
	n.add(name, value.Of(v))
}

// add gives a name that n does not have a value.
func (n *Namespace) add(name string, v value.Value) {
	if n.shape == nil || !n.shape.extend(len(n.values), name) {
		n.own().extend(len(n.values), name)
	}
	if n.values == nil && n.shape.shared {
		n.values = make([]value.Value, 0, len(n.shape.names))
	}
	n.values = append(n.values, v)
}

// own returns the shape of n, which is no other's from then on.
func (n *Namespace) own() *shape {
	if n.shape == nil {
		n.shape = new(shape)
	} else if n.shape.shared {
		n.shape = &shape{names: slices.Clone(n.shape.names[:len(n.values)])}
		n.shape.reindex()
	}
	return n.shape
}

// Delete removes name and reports whether it was there.
func (n *Namespace) Delete(name string) bool {
	i := n.find(name)
	if i < 0 {
		if d := n.live(); d != nil {
			v, err := d.Delete(nil, value.Text(name))
			return v.Present() && err == nil
		}
		return false
	}
	if n.shape.class {
		classChanges.Add(1)
	}
	if !n.shape.shared || i < len(n.values)-1 {
		s := n.own()
		s.names = append(s.names[:i:i], s.names[i+1:]...) // a copy: see Names
		s.reindex()
	}
	n.values = slices.Delete(n.values, i, i+1)
	return true
}

// Names returns the names, in order. The caller must not change them.
func (n *Namespace) Names() []string {
	if d := n.live(); d != nil {
		var names []string
		for k := range d.Entries() {
			if s, ok := starlark.AsString(k); ok {
				names = append(names, s)
			}
		}
		return names
	}
	names := n.ownNames()
	if slices.ContainsFunc(names, isSlot) {
		return slices.DeleteFunc(slices.Clone(names), isSlot)
	}
	return names
}

// ownNames returns the names of values.
func (n *Namespace) ownNames() []string {
	if n.shape == nil {
		return nil
	}
	return slices.Clip(n.shape.names[:len(n.values)])
}

// AllNames returns Names with those of slots.
func (n *Namespace) AllNames() []string {
	if n.live() == nil {
		return n.ownNames()
	}
	return append(n.ownNames(), n.Names()...)
}

// Dict returns a new dict of the names and their values.
func (n *Namespace) Dict() *value.Dict {
	names := n.Names()
	d := value.NewDict(len(names))
	for _, name := range names {
		d.Set(nil, value.Text(name), n.value(name))
	}
	return d
}

// Live returns the dict of the names and their values: from now on n is where it has
// its values from, and what is changed in one of them is in the other.
func (n *Namespace) Live() *value.Dict {
	if d := n.live(); d != nil {
		return d
	}
	d := n.Dict()
	n.SetLive(d)
	return d
}

// SetLive makes d what [Namespace.Live] returns.
func (n *Namespace) SetLive(d *value.Dict) {
	var slots Namespace
	s := slots.own()
	s.class = n.shape != nil && n.shape.class
	s.dict = d
	for i, name := range n.ownNames() {
		if isSlot(name) {
			slots.add(name, n.values[i])
		}
	}
	*n = slots
}

// Slots, the attributes that __slots__ names, are not in the dict of an object. Their
// names in its namespace begin with a character that no other name has.
const slotPrefix = "$"

func isSlot(name string) bool { return name != "" && name[0] == slotPrefix[0] }
