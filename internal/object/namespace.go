package object

import "go.starlark.net/starlark"

// A Namespace is a set of named values that keeps the order of their first
// assignment. The zero value is empty.
type Namespace struct {
	names  []string
	values []starlark.Value
	index  map[string]int // of names, once there are many
}

// indexFrom is how many names are found by looking at each.
const indexFrom = 8

func (n *Namespace) find(name string) int {
	if n.index != nil {
		if i, ok := n.index[name]; ok {
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
	if i := n.find(name); i >= 0 {
		n.values[i] = v
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
	n.names = append(n.names[:i:i], n.names[i+1:]...)
	n.values = append(n.values[:i:i], n.values[i+1:]...)
	if n.index != nil {
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
