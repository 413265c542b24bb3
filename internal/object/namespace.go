package object

import "go.starlark.net/starlark"

// A Namespace is a set of named values that keeps the order of their first
// assignment. The zero value is empty.
type Namespace struct {
	names  []string
	values []starlark.Value
	index  map[string]int // of names, once there are many
	like   *pattern       // of an instance: what those of its class have; or nil
	class  bool           // it has the attributes of a class
}

// indexFrom is how many names are found by looking at each.
const indexFrom = 8

func (n *Namespace) find(name string) int {
	index := n.index
	if len(n.names) > indexFrom && n.like.has(n.names) {
		index = n.like.index
	}
	if index != nil {
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

// Get returns the value of name, or nil.
func (n *Namespace) Get(name string) starlark.Value {
	if i := n.find(name); i >= 0 {
		return n.values[i]
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
	if names := n.like.with(n.names, name); names != nil {
		if n.values == nil {
			n.values = make([]starlark.Value, 0, len(n.like.names))
		}
		n.names = names
		n.values = append(n.values, v)
		return
	}
	n.names = append(n.names, name)
	n.values = append(n.values, v)
	if n.index != nil {
		n.index[name] = len(n.names) - 1
	} else if len(n.names) > indexFrom {
		n.reindex()
	}
}

func (n *Namespace) reindex() {
	n.index = make(map[string]int, len(n.names))
	for i, name := range n.names {
		n.index[name] = i
	}
}

// Delete removes name and reports whether it was there.
func (n *Namespace) Delete(name string) bool {
	i := n.find(name)
	if i < 0 {
		return false
	}
	if n.class {
		classChanges.Add(1)
	}
	n.names = append(n.names[:i:i], n.names[i+1:]...)
	n.values = append(n.values[:i:i], n.values[i+1:]...)
	if n.index != nil || len(n.names) > indexFrom {
		n.reindex()
	}
	return true
}

// Names returns the names, in order. The caller must not change them.
func (n *Namespace) Names() []string { return n.names }

// Dict returns a new dict of the names and their values.
func (n *Namespace) Dict() *starlark.Dict {
	d := starlark.NewDict(len(n.names))
	for i, name := range n.names {
		d.SetKey(starlark.String(name), n.values[i])
	}
	return d
}
