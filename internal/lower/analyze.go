package lower

import (
	"fmt"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// A useKind says what is done with a name.
type useKind uint8

const (
	reads useKind = iota
	writes
	walrus  // writes, within an expression
	handles // writes, as except … as
	deletes
)

// A use is an occurrence of a name.
type use struct {
	id     *syntax.Ident
	scope  *scope
	blk    *block
	def    *definition // what a write binds the name to; nil if that may be anything
	kind   useKind
	inside bool // in a handler that binds the name
}

// A where is a place in the code.
type where struct {
	scope    *scope
	blk      *block
	loops    int      // around the code, in its function
	handlers []string // the names that handlers around the code bind
}

// An analysis finds the scopes of a file and what each name in it means. It leaves a
// *variable in the Binding of each Ident that is one, and a *scope in the Function of
// each function.
type analysis struct {
	opts   *Options
	module *scope
	scopes map[syntax.Node]*scope // of classes, comprehensions and type parameters
	uses   [][]use                // in chunks, as they are many
	errs   []*pysyntax.Error

	where // the analysis is

	star        bool            // from m import *
	future      bool            // from __future__ import annotations
	dunders     map[string]bool // special methods that classes define
	derived     bool            // there may be instances of classes derived from built-in types
	derivedKeys bool            // and dicts may have such keys
	owners      map[string]bool // names whose attributes are assigned to
	boolAttrs   map[string]bool // attributes that a bool or a slice is assigned to somewhere
	sliced      []*syntax.Ident // variables that are slices at times, as the code asks whether they are
	lazy        []lazyComp
	locals      map[*syntax.CallExpr]*localsCall

	functions []*scope
	written   []*variable // those that something binds
	nonlocals []nonlocal
	names     int
}

// A nonlocal is a name in a nonlocal statement.
type nonlocal struct {
	id    *syntax.Ident
	scope *scope
}

// A lazyComp is a generator expression that is the only argument of a function that may
// be known to take all of it.
type lazyComp struct {
	fn *syntax.Ident // nil for str.join
	s  *scope
}

func analyze(f *syntax.File, opts *Options) *analysis {
	root := &region{root: true}
	a := &analysis{
		opts: opts, scopes: make(map[syntax.Node]*scope), dunders: make(map[string]bool), boolAttrs: make(map[string]bool), owners: make(map[string]bool),
		module: &scope{kind: moduleScope, root: root},
	}
	a.where = where{scope: a.module, blk: &block{reg: root}}
	if opts.REPL { // other chunks may have defined such classes
		a.derivedKeys = true
		a.compareAtRunTime()
	}
	a.stmts(f.Stmts)
	a.resolve()
	return a
}

func (a *analysis) errorf(n syntax.Node, format string, args ...any) {
	start, end := n.Span()
	a.errs = append(a.errs, &pysyntax.Error{
		Filename: start.Filename(), Line: int(start.Line), Col: int(start.Col),
		EndLine: int(end.Line), EndCol: int(end.Col), Msg: fmt.Sprintf(format, args...),
	})
}

// use notes that a name is used.
func (a *analysis) use(id *syntax.Ident, kind useKind, def *definition) {
	a.mangle(id)
	s := a.scope
	if kind == walrus {
		s = s.target()
	}
	if kind != reads {
		isGlobal, declared := s.declared[id.Name]
		switch {
		case !declared:
			s.bind(id.Name).bound = true
		case isGlobal:
			a.module.bind(id.Name).bound = true
		}
	}
	inside := a.handling(id.Name)
	if kind == handles {
		inside = !inside // not a handler in another one for the same name
	}
	if n := len(a.uses); n == 0 || len(a.uses[n-1]) == cap(a.uses[n-1]) {
		a.uses = append(a.uses, make([]use, 0, 64<<min(n, 3)))
	}
	last := &a.uses[len(a.uses)-1]
	*last = append(*last, use{id: id, scope: s, blk: a.blk, def: def, kind: kind, inside: inside})
}

func (a *analysis) handling(name string) bool {
	for _, h := range a.handlers {
		if h == name {
			return true
		}
	}
	return false
}

func (a *analysis) read(id *syntax.Ident) { a.use(id, reads, nil) }

// write notes that a name is bound to a value of any type.
func (a *analysis) write(id *syntax.Ident) { a.use(id, writes, nil) }

// mangle makes the name of a private attribute that of its class.
func (a *analysis) mangle(id *syntax.Ident) {
	if len(id.Name) > 2 && id.Name[0] == '_' && id.Name[1] == '_' && a.scope.mangle != "" && !strings.HasSuffix(id.Name, "__") {
		id.Name = "_" + a.scope.mangle + id.Name
	}
}

// enter begins a scope, perhaps in an emitted function of its own. It ends where a.where
// is set to what enter returned.
func (a *analysis) enter(s *scope, newRegion bool) (outer where) {
	outer = a.where
	s.parent = outer.scope
	if s.mangle == "" {
		s.mangle = outer.scope.mangle
	}
	if newRegion {
		reg := &region{parent: outer.blk.reg, root: true}
		a.where = where{blk: &block{parent: outer.blk, reg: reg}}
	}
	s.root = a.blk.reg
	a.scope = s
	if s.kind == functionScope {
		a.functions = append(a.functions, s)
	}
	return outer
}

// protected analyzes a part of a function around which exceptions are caught.
func (a *analysis) protected(f func()) {
	reg := a.blk.reg
	a.inRegion(&region{parent: reg, looped: reg.looped || a.loops > 0}, f)
}

func (a *analysis) inBlock(f func()) { a.inRegion(a.blk.reg, f) }

// inRegion analyzes a block in a region.
func (a *analysis) inRegion(reg *region, f func()) {
	blk := a.blk
	a.blk = &block{parent: blk, reg: reg}
	f()
	a.blk = blk
}
