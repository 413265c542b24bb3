package symtable

import (
	"slices"

	"go.starlark.net/syntax"
)

// A Use is a place in the source with a name.
type Use struct {
	Name  *syntax.Ident
	Scope *Scope // whose name it is, before anything is known of the scopes around: see Owner
	Kind  UseKind
}

// A UseKind says what is done with a name.
type UseKind uint8

const (
	Reads     UseKind = iota
	Binds             // or deletes
	Declares          // by a global or nonlocal statement, or by an annotation without a value
	Attribute         // it is that of an attribute, and none of a scope's
)

func (a *analyzer) noteUse(id *syntax.Ident, s *Scope, k UseKind) {
	if a.note != nil {
		a.note(Use{id, s, k})
	}
}

// Owner returns the scope whose variable a name means in s: the module's for a name that no other
// binds.
func (s *Scope) Owner(name string) *Scope {
	name = s.Mangle(name)
	sees := true // the names of a class: its own code, and what runs later in it, but no function does
	for p := s; ; p = p.Parent {
		if p.Kind == Module {
			return p
		}
		if p.Kind == Class && !sees {
			if name == "__class__" {
				return p
			}
			continue
		}
		sees = sees && (p.Kind == TypeParams || p.Later)
		switch b := p.binding(name); {
		case b.here():
			return p
		case b == global:
			for p.Kind != Module {
				p = p.Parent
			}
			return p
		}
	}
}

// What code uses of what is outside of it: of its module, of other ones, and of the class that it is in.

// Globals calls f for each name in s, and in the scopes in it, that is none of a function's
// variable: that of the module, or a built-in one. It may come several times.
func (s *Scope) Globals(f func(name string)) {
	s.symbols.globals(f)
	if s.inner != nil {
		s.inner.globals(f)
	}
	for _, c := range s.children {
		c.scope.Globals(f)
	}
}

func (t *table) globals(f func(name string)) {
	for i := range t.list {
		if sym := &t.list[i]; sym.known && sym.variable == nil {
			f(sym.name)
		}
	}
}

// Imports calls f for each name that import statements in s, and in the scopes in it, may import a
// module by. It begins with as many dots as in the statement. From a import b has a, and a.b.
func (s *Scope) Imports(f func(name string)) {
	for _, name := range s.imports {
		f(name)
	}
	for _, c := range s.children {
		c.scope.Imports(f)
	}
}

// ClassNames returns the names in s that are, first of all, attributes of the class around, sorted:
// see InClass.
func (s *Scope) ClassNames() []string {
	var names []string
	for i := range s.symbols.list {
		if sym := &s.symbols.list[i]; sym.class {
			names = append(names, sym.name)
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
		for _, c := range s.children {
			add(c.scope)
		}
	}
	add(s)
	return list
}
