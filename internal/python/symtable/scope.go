package symtable

import (
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

	locals    bool   // of a module: see Analyze
	private   string // what names that begin with two underscores belong to
	symbols   table
	inner     *table   // of a class: what names mean in the functions in it
	imports   []string // see Imports
	vars      []*Variable
	variables *slab                  // of all scopes
	children  []child                // in the order of the source
	byNode    map[syntax.Node]*Scope // the same, if they are many
}

// A child is a scope in another one, by the node that opens it.
type child struct {
	node  syntax.Node
	scope *Scope
}

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
func (s *Scope) Child(n syntax.Node) *Scope {
	if s.byNode != nil {
		return s.byNode[n]
	}
	for _, c := range s.children {
		if c.node == n {
			return c.scope
		}
	}
	return nil
}

// add makes c the child that a node opens.
func (s *Scope) add(n syntax.Node, c *Scope) {
	s.children = append(s.children, child{n, c})
	switch {
	case s.byNode != nil:
		s.byNode[n] = c
	case len(s.children) > few:
		s.byNode = make(map[syntax.Node]*Scope, 4*few)
		for _, c := range s.children {
			s.byNode[c.node] = c.scope
		}
	}
}

// Mangle returns a private name as the class around knows it. The dotted name of a module is not
// private.
func (s *Scope) Mangle(name string) string {
	if s.private != "" && len(name) > 2 && name[0] == '_' && name[1] == '_' && !strings.HasSuffix(name, "__") && !strings.Contains(name, ".") {
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
	if p == nil || p.Kind == Module || s.Parent.binding(s.Name) == global && s.Kind != Comprehension {
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
	for i := range s.symbols.list {
		if sym := &s.symbols.list[i]; sym.bound.here() && sym.variable != nil {
			list = append(list, sym.variable)
		}
	}
	return list
}

// A slab makes variables, many at a time.
type slab struct{ list []Variable }

func (l *slab) add(v Variable) *Variable {
	if len(l.list) == cap(l.list) {
		l.list = make([]Variable, 0, min(max(2*cap(l.list), 4), 64))
	}
	l.list = append(l.list, v)
	return &l.list[len(l.list)-1]
}

// Slotted reports whether v is in a slot of the frame, or in a cell that is there.
func (v *Variable) Slotted() bool { return v.Place == Slot }

// Binds reports whether s itself binds or declares a name.
func (s *Scope) Binds(name string) bool {
	b := s.binding(name)
	return b.here() || b == global
}

// Declared reports whether a global statement in s names it.
func (s *Scope) Declared(name string) bool { return s.binding(name) == global }

// binding returns how s binds a name.
func (s *Scope) binding(name string) binding {
	if sym := s.symbols.find(name); sym != nil {
		return sym.bound
	}
	return unbound
}

// NewSlot returns a slot of the frame of s that nothing else uses.
func (s *Scope) NewSlot() int {
	f := s.Frame()
	f.Slots++
	return f.Slots - 1
}

// Lookup returns what a name means in s.
func (s *Scope) Lookup(name string) Ref { return s.lookup(s.Mangle(name)) }

func (s *Scope) lookup(name string) Ref { return s.meaning(s.symbols.get(name)) }

// meaning returns what a symbol of s means.
func (s *Scope) meaning(i int) Ref {
	sym := &s.symbols.list[i]
	if sym.known {
		return sym.ref()
	}
	return sym.means(s.find(sym.name, sym.bound))
}

func (s *Scope) find(name string, b binding) Ref {
	switch {
	case b == global:
		return Ref{Name: name}
	case s.Kind == Module:
		return Ref{Name: name, Class: s.locals}
	case b.here() && s.Kind == Class:
		return Ref{Class: true, Name: name}
	case b.here():
		return Ref{Variable: s.Frame().addVariable(name), Name: name}
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
	if s.inner == nil {
		s.inner = new(table)
	}
	i := s.inner.get(name)
	sym := &s.inner.list[i]
	if sym.known {
		return sym.ref()
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
	return sym.means(r)
}

// capture returns what a variable of the scope around is in the frame of s.
func (s *Scope) capture(r Ref) Ref {
	if s.Kind != Comprehension {
		r.Class = false // a function does not see the names of a class, or of the locals of exec
	}
	if r.Variable == nil || s.Frame() != s {
		return r
	}
	r.Cell = true
	v := s.variables.add(Variable{Name: r.Name, Place: FreeCell, Index: len(s.Free), Cell: true})
	s.Free = append(s.Free, Captured{From: r.Variable, To: v})
	return Ref{Variable: v, Name: r.Name}
}

// addVariable adds a variable to a frame.
func (s *Scope) addVariable(name string) *Variable {
	v := s.variables.add(Variable{Name: name})
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

// addParam adds a parameter of a function.
func (s *Scope) addParam(name string) {
	v := s.addVariable(name)
	v.Param = true
	s.Params = append(s.Params, v)
	s.symbols.list[s.symbols.get(name)] = symbol{name: name, variable: v, bound: param, used: true, known: true}
}

// bindUsed is bind and use.
func (s *Scope) bindUsed(name string) {
	sym := &s.symbols.list[s.symbols.get(s.Mangle(name))]
	if sym.bound == unbound {
		sym.bound = local
	}
	sym.used = true
}

// bind notes that s binds a name.
func (s *Scope) bind(name string, b binding) {
	sym := &s.symbols.list[s.symbols.get(s.Mangle(name))]
	if sym.bound == unbound || sym.bound == local {
		sym.bound = b
	}
}

func (s *Scope) use(name string) {
	s.symbols.list[s.symbols.get(s.Mangle(name))].used = true
}
