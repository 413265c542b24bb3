package object

import "fstar/internal/value"

// A shape is the names of the values of a Namespace. Instances of a class mostly get the same
// attributes in the same order, so they share a shape: the names of an instance are the first ones
// of the shape's until it gets, or loses, another one. Then it has its own. A shared shape is of a
// class that scripts wrote, and is guarded by the script lock of their Host.
type shape struct {
	names  []string
	index  map[string]int // of names, once there are many
	dict   *value.Dict    // where the other values are, once there is one: see Live
	shared bool
	class  bool // of the attributes of a class
}

// indexFrom is how many names are found by looking at each.
const indexFrom = 8

// maxShared is how many names a shared shape may have: instances with more have their own.
const maxShared = 64

// extend makes name the one behind the first n, and reports whether it is.
func (s *shape) extend(n int, name string) bool {
	if n < len(s.names) {
		return s.names[n] == name
	}
	if s.shared && n == maxShared {
		return false
	}
	if s.names == nil && s.shared {
		s.names = make([]string, 0, 4)
	}
	s.names = append(s.names, name)
	if s.index != nil {
		s.index[name] = n
	} else if n == indexFrom {
		s.reindex()
	}
	return true
}

// reindex makes the index for the names that there are now.
func (s *shape) reindex() {
	s.index = nil
	if len(s.names) <= indexFrom {
		return
	}
	s.index = make(map[string]int, 2*len(s.names))
	for i, name := range s.names {
		s.index[name] = i
	}
}
