package symtable

import (
	"slices"
	"strings"

	"go.starlark.net/syntax"
)

// A Kind is a kind of scope.
type Kind uint8

const (
	Module        Kind = iota
	Function           // of def, lambda, and generator expressions
	Class              // whose names are attributes of the class
	Comprehension      // of a list, set or dict
	TypeParams         // of a function, class or type alias
)

// A Scope is where names live.
type Scope struct {
	Kind   Kind
	Name   string      // of the function or class, as in its definition; "<lambda>" and the like
	Parent *Scope      // nil for a module
	Node   syntax.Node // what it is of: a definition with all that it has, an expression, or what is evaluated later
	Number int         // tells it from the others of its source: the module's is 0, and the same source gives the same numbers

	Params    []*Variable // of a function, in the order of their slots
	Free      []Captured  // the variables of functions around that this frame uses
	ClassCell *Variable   // of a class: __class__, if a method uses it; else nil
	Later     bool        // of a function: of annotations and the like, which sees the names of a class around
	Slots     int         // how many values the frame has, so far: see NewSlot
	Far       int         // how many variables there are that the frame has no room for

	locals   bool   // of a module: see Analyze
	private  string // what names that begin with two underscores belong to
	bound    map[string]binding
	used     []string
	imports  []string // see Imports
	refs     map[string]Ref
	inner    map[string]Ref // of a class: what a name means in a function in it
	vars     []*Variable
	children map[syntax.Node]*Scope
	order    []*Scope // the children, in the order of the source
}

// binding says how a scope binds a name.
type binding uint8

const (
	local binding = iota
	param
	global
	nonlocal
)

// A Variable is one of a frame.
type Variable struct {
	Name  string
	Place Place
	Index int  // of its slot, of the captured cell, or of its place among the far ones
	Cell  bool // it is in a cell, as functions inside use it, too
	Param bool
}

// A Place says where a frame has a variable.
type Place uint8

const (
	Slot     Place = iota // in the frame itself
	FreeCell              // among the cells that the function has captured
	FarCell               // in a cell, among those that the frame has no room for
)

// Captured is a variable that a frame uses and another one has.
type Captured struct {
	From *Variable // of the frame around the function's definition
	To   *Variable
}

// A Ref is what a name means in a scope.
type Ref struct {
	*Variable        // of the frame; nil for others
	Class     bool   // an attribute of the class whose body this is, or which is around; if there is none, a global
	Name      string // as the frame knows it: see Mangle
}

// Frame slots that every function has.
const (
	ThreadSlot   = iota // the thread that runs it
	FunctionSlot        // the function itself
	firstSlot

	// NamespaceSlot is where the frame of a class body has the namespace of the class, and that
	// of a module has the other one.
	NamespaceSlot = firstSlot
)

// maxVariables is how many variables a frame has room for; the rest is for what is
// computed on the way.
const maxVariables = 200

// Frame returns the scope whose frame has the variables of s: s itself, or the one that s is
// a part of.
func (s *Scope) Frame() *Scope {
	for s.Kind == Comprehension || s.Kind == TypeParams {
		s = s.Parent
	}
	return s
}

// Child returns the scope that a node opens: of the body of a function or class, of a
// comprehension, or, by the first of them, of type parameters.
func (s *Scope) Child(n syntax.Node) *Scope { return s.children[n] }

// Mangle returns a private name as the class around knows it.
func (s *Scope) Mangle(name string) string {
	if s.private != "" && len(name) > 2 && name[0] == '_' && name[1] == '_' && !strings.HasSuffix(name, "__") {
		return "_" + s.private + name
	}
	return name
}

// Qualname returns the dotted name of a function or class.
func (s *Scope) Qualname() string {
	p := s.Parent
	for p != nil && (p.Kind == Comprehension || p.Kind == TypeParams) {
		p = p.Parent
	}
	if p == nil || p.Kind == Module || s.Parent.bound[s.Name] == global && s.Kind != Comprehension {
		return s.Name
	}
	if p.Kind == Class {
		return p.Qualname() + "." + s.Name
	}
	return p.Qualname() + ".<locals>." + s.Name
}

// Variables returns the variables of the frame of a function, the parameters first and then
// in the order of their appearance.
func (s *Scope) Variables() []*Variable { return s.vars }

// classAround returns the class that code which runs later is in, directly; nil for none.
func (s *Scope) classAround() *Scope {
	p := s.Parent
	for p.Kind == TypeParams {
		p = p.Parent
	}
	if p.Kind != Class {
		return nil
	}
	return p
}

// InClass reports whether s is of code that runs later, directly in a class: it sees the names of
// that.
func (s *Scope) InClass() bool { return s.Later && s.classAround() != nil }

// Own returns the variables of s itself that are in a frame: those of a comprehension are not all
// of its frame's.
func (s *Scope) Own() []*Variable {
	var list []*Variable
	for name, b := range s.bound {
		if b == local || b == param {
			if r := s.refs[name]; r.Variable != nil {
				list = append(list, r.Variable)
			}
		}
	}
	return list
}

// Slotted reports whether v is in a slot of the frame, or in a cell that is there.
func (v *Variable) Slotted() bool { return v.Place == Slot }

// Binds reports whether s itself binds or declares a name.
func (s *Scope) Binds(name string) bool {
	b, ok := s.bound[name]
	return ok && b != nonlocal
}

// Declared reports whether a global statement in s names it.
func (s *Scope) Declared(name string) bool {
	b, ok := s.bound[name]
	return ok && b == global
}

// NewSlot returns a slot of the frame of s that nothing else uses.
func (s *Scope) NewSlot() int {
	f := s.Frame()
	f.Slots++
	return f.Slots - 1
}

// Lookup returns what a name means in s.
func (s *Scope) Lookup(name string) Ref { return s.lookup(s.Mangle(name)) }

func (s *Scope) lookup(name string) Ref {
	if r, ok := s.refs[name]; ok {
		return r
	}
	r := s.find(name)
	if s.refs == nil {
		s.refs = make(map[string]Ref)
	}
	s.refs[name] = r
	return r
}

func (s *Scope) find(name string) Ref {
	b, bound := s.bound[name]
	switch {
	case bound && b == global:
		return Ref{Name: name}
	case s.Kind == Module:
		return Ref{Name: name, Class: s.locals}
	case bound && b != nonlocal && s.Kind == Class:
		return Ref{Class: true, Name: name}
	case bound && b != nonlocal:
		return Ref{Variable: s.newVariable(name), Name: name}
	case s.Kind == TypeParams && s.Parent.Kind == Class:
		return s.Parent.lookup(name)
	case s.Later:
		if c := s.classAround(); c != nil && c.Binds(name) {
			return Ref{Class: true, Name: name}
		}
	}
	r := s.capture(s.Parent.lookupInner(name))
	if s.Kind == Class && r.Variable == nil { // the namespace has more names than the body binds
		r.Class = true
	}
	return r
}

// lookupInner returns what a name means in a function in s.
func (s *Scope) lookupInner(name string) Ref {
	if s.Kind != Class {
		return s.lookup(name)
	}
	if r, ok := s.inner[name]; ok {
		return r
	}
	var r Ref
	if name == "__class__" {
		if s.ClassCell == nil {
			s.ClassCell = s.addVariable(name)
		}
		r = Ref{Variable: s.ClassCell, Name: name}
	} else {
		r = s.capture(s.Parent.lookupInner(name))
	}
	if s.inner == nil {
		s.inner = make(map[string]Ref)
	}
	s.inner[name] = r
	return r
}

// capture returns what a variable of the scope around is in the frame of s.
func (s *Scope) capture(r Ref) Ref {
	r.Class = false // a function does not see the names of a class, or of the locals of exec
	if r.Variable == nil || s.Frame() != s {
		return r
	}
	r.Cell = true
	v := &Variable{Name: r.Name, Place: FreeCell, Index: len(s.Free), Cell: true}
	s.Free = append(s.Free, Captured{From: r.Variable, To: v})
	return Ref{Variable: v, Name: r.Name}
}

func (s *Scope) newVariable(name string) *Variable {
	f := s.Frame()
	if f == s {
		for _, v := range f.vars {
			if v.Name == name {
				return v
			}
		}
	}
	return f.addVariable(name)
}

// addVariable adds a variable to a frame.
func (s *Scope) addVariable(name string) *Variable {
	v := &Variable{Name: name}
	if s.Slots < maxVariables {
		v.Index = s.Slots
		s.Slots++
	} else {
		v.Place, v.Index, v.Cell = FarCell, s.Far, true
		s.Far++
	}
	s.vars = append(s.vars, v)
	return v
}

// bind notes that s binds a name.
func (s *Scope) bind(name string, b binding) {
	name = s.Mangle(name)
	if old, ok := s.bound[name]; ok && old != local {
		return
	}
	if s.bound == nil {
		s.bound = make(map[string]binding)
	}
	s.bound[name] = b
}

func (s *Scope) use(name string) {
	name = s.Mangle(name)
	if !slices.Contains(s.used, name) {
		s.used = append(s.used, name)
	}
}
