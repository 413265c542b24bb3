package symtable

import "slices"

// What code uses of what is outside of it: of its module, of other ones, and of the class that it is in.

// Globals calls f for each name in s, and in the scopes in it, that is none of a function's
// variable: that of the module, or a built-in one. It may come several times.
func (s *Scope) Globals(f func(name string)) {
	for name, r := range s.refs {
		if r.Variable == nil {
			f(name)
		}
	}
	for name, r := range s.inner {
		if r.Variable == nil {
			f(name)
		}
	}
	for _, c := range s.order {
		c.Globals(f)
	}
}

// Imports calls f for each name that import statements in s, and in the scopes in it, may import a
// module by. It begins with as many dots as in the statement. From a import b has a, and a.b.
func (s *Scope) Imports(f func(name string)) {
	for _, name := range s.imports {
		f(name)
	}
	for _, c := range s.order {
		c.Imports(f)
	}
}

// ClassNames returns the names in s that are, first of all, attributes of the class around, sorted:
// see InClass.
func (s *Scope) ClassNames() []string {
	var names []string
	for name, r := range s.refs {
		if r.Class {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// All returns the scopes of a module, by their numbers.
func (s *Scope) All() []*Scope {
	var list []*Scope
	var add func(s *Scope)
	add = func(s *Scope) {
		list = append(list, s)
		for _, c := range s.order {
			add(c)
		}
	}
	add(s)
	return list
}
