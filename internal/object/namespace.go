package object

import "go.starlark.net/starlark"

// A Namespace is a set of named values that keeps the order of their first
// assignment. The zero value is empty.
type Namespace struct {
	names  []string
	values []starlark.Value
	more   *moreNames
}

// moreNames is what few namespaces have.
type moreNames struct {
	index map[string]int // of names, once there are many
	dict  *starlark.Dict // the names and values, once a script has seen it: see Namespace.Live
}

// indexFrom is how many names are found by looking at each.
const indexFrom = 8

func (n *Namespace) find(name string) int {
	if n.more != nil {
		if i, ok := n.more.index[name]; ok {
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

// live returns the dict that has the names, or nil.
func (n *Namespace) live() *starlark.Dict {
	if n.more == nil {
		return nil
	}
	return n.more.dict
}

// Get returns the value of name, or nil.
func (n *Namespace) Get(name string) starlark.Value {
	if d := n.live(); d != nil {
		if v, found, _ := d.Get(starlark.String(name)); found {
			return v
		}
		return nil
	}
	if i := n.find(name); i >= 0 {
		return n.values[i]
	}
	return nil
}

// Set gives name a value.
func (n *Namespace) Set(name string, v starlark.Value) {
	if d := n.live(); d != nil {
		d.SetKey(starlark.String(name), v) // fails only while Go code iterates over it
		return
	}
	if i := n.find(name); i >= 0 {
		n.values[i] = v
		return
	}
	n.names = append(n.names, name)
	n.values = append(n.values, v)
	if n.more != nil {
		n.more.index[name] = len(n.names) - 1
	} else if len(n.names) > indexFrom {
		n.reindex()
	}
}

func (n *Namespace) reindex() {
	index := make(map[string]int, len(n.names))
	for i, name := range n.names {
		index[name] = i
	}
	n.more = &moreNames{index: index}
}

// Delete removes name and reports whether it was there.
func (n *Namespace) Delete(name string) bool {
	if d := n.live(); d != nil {
		_, found, _ := d.Delete(starlark.String(name))
		return found
	}
	i := n.find(name)
	if i < 0 {
		return false
	}
	n.names = append(n.names[:i:i], n.names[i+1:]...)
	n.values = append(n.values[:i:i], n.values[i+1:]...)
	if n.more != nil {
		n.reindex()
	}
	return true
}

// Names returns the names, in order. The caller must not change them.
func (n *Namespace) Names() []string {
	d := n.live()
	if d == nil {
		return n.names
	}
	names := make([]string, 0, d.Len())
	for key := range d.Entries() {
		if name, ok := starlark.AsString(key); ok {
			names = append(names, name)
		}
	}
	return names
}

// Dict returns a new dict of the names and their values.
func (n *Namespace) Dict() *starlark.Dict {
	d := starlark.NewDict(len(n.names))
	for _, name := range n.Names() {
		d.SetKey(starlark.String(name), n.Get(name))
	}
	return d
}

// Live returns the dict that has the names and values from now on, the same each time:
// what is done to one is done to the other. A name takes longer to find in it.
func (n *Namespace) Live() *starlark.Dict {
	if n.live() == nil {
		n.Adopt(n.Dict())
	}
	return n.more.dict
}

// Adopt makes d, in the place of what was there, the dict that has the names and values.
func (n *Namespace) Adopt(d *starlark.Dict) {
	*n = Namespace{more: &moreNames{dict: d}}
}
