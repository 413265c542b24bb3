package object

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// A Namespace is a set of named values that keeps the order of their first
// assignment. The zero value is empty.
type Namespace struct {
	names  []string
	values []starlark.Value
	like   *pattern // of an instance: what those of its class have; or nil
	more   *more    // nil while there are few names, and nobody asked for a dict
	class  bool     // it has the attributes of a class
}

// more is what few namespaces need.
type more struct {
	index map[string]int // of names, once there are many, which are not those of a pattern
	dict  *value.Dict    // where the values are, once there is one: see Live
}

// indexFrom is how many names are found by looking at each.
const indexFrom = 8

// index returns where the names are, or nil while there are few.
func (n *Namespace) index() map[string]int {
	if len(n.names) > indexFrom && n.like.has(n.names) {
		return n.like.index
	}
	if n.more == nil {
		return nil
	}
	return n.more.index
}

func (n *Namespace) find(name string) int {
	if index := n.index(); index != nil {
		if i, ok := index[name]; ok && i < len(n.names) {
			return i
		}
		return -1
	}
	for i, x := range n.names {
		if x == name {
			return i
		}
	}
	return -1
}

// live returns the dict that has the values, or nil.
func (n *Namespace) live() *value.Dict {
	if n.more == nil {
		return nil
	}
	return n.more.dict
}

// Unused reports whether n has no values, and no dict that could get some.
func (n *Namespace) Unused() bool { return len(n.names) == 0 && n.more == nil }

// Get returns the value of name, or nil.
func (n *Namespace) Get(name string) starlark.Value {
	if n.more == nil { // quickly
		for i, x := range n.names {
			if x == name {
				return n.values[i]
			}
		}
		return nil
	}
	if i := n.find(name); i >= 0 {
		return n.values[i]
	}
	if d := n.live(); d != nil {
		if v, found, _ := d.Get(starlark.String(name)); found {
			return v
		}
	}
	return nil
}

// Set gives name a value.
func (n *Namespace) Set(name string, v starlark.Value) {
	if n.class {
		classChanges.Add(1)
	}
	if i := n.find(name); i >= 0 {
		n.values[i] = v
		return
	}
	if d := n.live(); d != nil && !isSlot(name) {
		d.SetKey(starlark.String(name), v)
		return
	}
	if names := n.like.with(n.names, name); names != nil {
		if n.values == nil {
			n.values = make([]starlark.Value, 0, len(n.like.names))
		}
		n.names = names
		n.values = append(n.values, v)
		if n.more != nil {
			n.more.index = nil // of what they were before Delete
		}
		return
	}
	n.names = append(n.names, name)
	n.values = append(n.values, v)
	if n.more != nil && n.more.index != nil {
		n.more.index[name] = len(n.names) - 1
	} else if len(n.names) > indexFrom {
		n.reindex()
	}
}

func (n *Namespace) reindex() {
	if n.more == nil {
		n.more = new(more)
	}
	n.more.index = make(map[string]int, len(n.names))
	for i, name := range n.names {
		n.more.index[name] = i
	}
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
	if n.class {
		classChanges.Add(1)
	}
	n.names = append(n.names[:i:i], n.names[i+1:]...)
	n.values = append(n.values[:i:i], n.values[i+1:]...)
	if n.more != nil && n.more.index != nil || len(n.names) > indexFrom {
		n.reindex()
	}
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
	if slices.ContainsFunc(n.names, isSlot) {
		return slices.DeleteFunc(slices.Clone(n.names), isSlot)
	}
	return n.names
}

// AllNames returns Names with those of slots.
func (n *Namespace) AllNames() []string {
	if n.live() == nil {
		return n.names
	}
	return append(slices.Clone(n.names), n.Names()...)
}

// Dict returns a new dict of the names and their values.
func (n *Namespace) Dict() *value.Dict {
	names := n.Names()
	d := value.NewDict(len(names))
	for _, name := range names {
		d.SetKey(starlark.String(name), n.Get(name))
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
	for i, name := range n.names {
		if isSlot(name) {
			slots.Set(name, n.values[i])
		}
	}
	slots.class = n.class
	*n = slots
	if n.more == nil {
		n.more = new(more)
	}
	n.more.dict = d
}

// Slots, the attributes that __slots__ names, are not in the dict of an object. Their
// names in its namespace begin with a character that no other name has.
const slotPrefix = "$"

func isSlot(name string) bool { return name != "" && name[0] == slotPrefix[0] }
