package lower

// A scopeKind is a kind of Python scope.
type scopeKind uint8

const (
	moduleScope   scopeKind = iota
	functionScope           // def and lambda
	classScope
	compScope // comprehension or generator expression
	typeScope // the type parameters of a function, class or alias
)

// A scope is where Python's names live. It also holds what lowering needs to know about
// the function or class that it belongs to.
type scope struct {
	kind     scopeKind
	parent   *scope
	order    []*variable          // the variables, in order of appearance
	byName   map[string]*variable // the same, if they are many
	declared map[string]bool
	root     *region // the emitted function that holds the scope's code
	mangle   string  // the class that private names here belong to
	name     string

	box        string        // the variable with the box, "" if there is none
	self       *variable     // function: the first parameter
	stars      []*variable   // function: the parameters *args and **kwargs
	isMethod   bool          // function: its self is surely what the method was called on
	locals     []*localsCall // function: the calls in it that see its variables
	namespace  string        // class: the variable with the namespace
	cell       string        // class: the variable with the cell, "" if there is none
	class      *variable     // class: __class__, if a method uses it
	usesCell   bool          // class: a method uses super or __class__
	annotation bool          // function: an annotation
	generator  bool          // comprehension: a generator expression
	captured   bool          // comprehension: a function inside uses a variable of it
}

// A region is a function in the emitted code: that of a def, lambda or generator
// expression, or a part of one around which exceptions are caught.
type region struct {
	parent  *region
	root    bool // not a part of parent's activation
	looped  bool // in a loop of the function it is a part of
	inlined bool // no function after all: a generator expression that became a list
}

// real returns the emitted function that r's code is in.
func (r *region) real() *region {
	for r.inlined {
		r = r.parent
	}
	return r
}

// within reports whether r is outer or inside of it.
func (r *region) within(outer *region) bool {
	for ; r != nil; r = r.parent {
		if r == outer {
			return true
		}
	}
	return false
}

// A block is a list of statements. What happens in a block happens before all that
// comes later in the block and in the blocks in it.
type block struct {
	parent *block
	reg    *region // that the code is in
}

func (b *block) within(outer *block) bool {
	for ; b != nil; b = b.parent {
		if b == outer {
			return true
		}
	}
	return false
}

// bind returns the variable of that name in s, new if need be.
func (s *scope) bind(name string) *variable {
	v := s.variable(name)
	if v == nil {
		v = &variable{name: name, emit: name, scope: s}
		switch s.kind {
		case moduleScope:
			v.store = module
		case classScope:
			v.store = classVar
		}
		s.order = append(s.order, v)
		if s.byName != nil {
			s.byName[name] = v
		} else if len(s.order) > few {
			s.byName = make(map[string]*variable, 2*few)
			for _, v := range s.order {
				s.byName[v.name] = v
			}
		}
	}
	return v
}

// few is the number of variables up to which a scope needs no map: most functions have
// fewer.
const few = 8

// variable returns the variable of that name in s, or nil.
func (s *scope) variable(name string) *variable {
	if s.byName != nil {
		return s.byName[name]
	}
	for _, v := range s.order {
		if v.name == name {
			return v
		}
	}
	return nil
}

// target returns the scope that binds the names of walrus operators in s.
func (s *scope) target() *scope {
	for s.kind == compScope {
		s = s.parent
	}
	return s
}

// function returns the scope whose activation the code of s belongs to.
func (s *scope) function() *scope {
	for s.kind == typeScope || s.kind == compScope && (!s.generator || s.root.inlined) {
		s = s.parent
	}
	return s
}

// lookup returns what name means in s, once all bindings are known.
func (s *scope) lookup(name string) *variable {
	shadowed := false // a function around binds the name, too
	explicit := false
	direct := true // annotations and type parameters see the class around
	for p := s; ; p = p.parent {
		if p.kind == moduleScope {
			v := p.bind(name)
			if explicit && shadowed {
				if v.twin == nil {
					v.twin = &variable{name: name, scope: p, store: global, twin: v}
				}
				return v.twin
			}
			return v
		}
		if p.kind == classScope && !direct {
			if name == "__class__" && !explicit {
				p.usesCell = true
				if p.class == nil {
					p.class = &variable{name: name, scope: p, store: cellVar, opaque: true}
				}
				return p.class
			}
			continue
		}
		direct = direct && (p.kind == typeScope || p.annotation)
		if isGlobal, ok := p.declared[name]; ok {
			if isGlobal {
				explicit = true
			}
			continue
		}
		if v := p.variable(name); v != nil {
			if explicit {
				shadowed = true
				continue
			}
			return v
		}
	}
}

// nonlocal returns the variable that a nonlocal declaration in s means, if any.
func (s *scope) nonlocal(name string) *variable {
	for p := s.parent; p.kind != moduleScope; p = p.parent {
		if p.kind == classScope {
			continue
		}
		if isGlobal, ok := p.declared[name]; ok {
			if isGlobal {
				return nil
			}
			continue
		}
		if v := p.variable(name); v != nil {
			return v
		}
	}
	if name == "__class__" {
		return s.lookup(name)
	}
	return nil
}
