package symtable

import (
	"fmt"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// Analyze returns the scope of a module, or of a text that is run in the scope of one, such as
// that of exec; locals says that the text has a namespace besides the module's, as a class has. The
// error, a *pysyntax.Error, is the first of those that [AnalyzeNoting] returns.
func Analyze(f *syntax.File, locals bool) (*Scope, error) {
	s, errs := AnalyzeNoting(f, locals, nil)
	if len(errs) > 0 {
		return nil, errs[0]
	}
	return s, nil
}

// AnalyzeNoting is Analyze for who wants to know of each name where it is: note, if not nil, is
// called for each, in the order of the source by and large, before any scope knows what a name means.
// It returns all errors: a nonlocal statement names what no function around binds, a load statement
// is where there can be none, or loads what is private.
func AnalyzeNoting(f *syntax.File, locals bool, note func(Use)) (*Scope, []*pysyntax.Error) {
	a := &analyzer{filename: f.Path, note: note}
	s := &Scope{Kind: Module, Name: "<module>", Node: f, Slots: firstSlot + 1, locals: locals, variables: new(slab)}
	a.scope, a.scopes = s, 1
	for _, stmt := range f.Stmts {
		if l, ok := stmt.(*syntax.LoadStmt); ok {
			a.load(l)
		} else {
			a.stmt(stmt)
		}
	}
	a.endBlocks()
	a.resolve(s)
	for _, d := range a.declared {
		if name := d.scope.Mangle(d.id.Name); d.scope.lookup(name).Variable == nil {
			a.errorf(d.id, "no binding for nonlocal '%s' found", name)
		}
	}
	return s, append(a.errs, a.tooDeep...)
}

type analyzer struct {
	filename string
	note     func(Use)
	scope    *Scope
	scopes   int // how many there are
	loops    int // around
	blocks   blocks
	errs     []*pysyntax.Error
	tooDeep  []*pysyntax.Error // come after the others
	declared []declaration
}

// A declaration is a name of a nonlocal statement.
type declaration struct {
	scope *Scope
	id    *syntax.Ident
}

// resolve finds what all names in s and the scopes in it mean, so that the variables in cells
// are known before any code is made.
func (a *analyzer) resolve(s *Scope) {
	for i := 0; i < len(s.symbols.list); i++ {
		if s.symbols.list[i].used {
			s.meaning(i)
		}
	}
	for _, c := range s.children {
		a.resolve(c.scope)
	}
}

func (a *analyzer) errorf(n syntax.Node, format string, args ...any) {
	a.errs = append(a.errs, a.errorAt(n, format, args...))
}

func (a *analyzer) errorAt(n syntax.Node, format string, args ...any) *pysyntax.Error {
	start, end := n.Span()
	return &pysyntax.Error{
		Filename: a.filename, Line: int(start.Line), Col: int(start.Col), EndLine: int(end.Line), EndCol: int(end.Col),
		Msg: fmt.Sprintf(format, args...),
	}
}

// open makes a scope for what f analyzes, and returns it.
func (a *analyzer) open(kind Kind, name string, n syntax.Node, f func(*Scope)) *Scope {
	outer := a.scope
	s := &Scope{Kind: kind, Name: name, Node: n, Number: a.scopes, Parent: outer, private: outer.private, variables: outer.variables}
	a.scopes++
	switch kind {
	case Function:
		s.Slots = firstSlot
	case Class:
		s.Slots = firstSlot + 1
	}
	outer.add(n, s)
	a.scope = s
	if kind == Comprehension { // it is in the code around
		a.blocks.enter(n)
		f(s)
		a.blocks.depth--
	} else {
		around := a.blocks
		a.blocks = blocks{}
		f(s)
		a.endBlocks()
		a.blocks = around
	}
	a.scope = outer
	return s
}

func (a *analyzer) stmts(list []syntax.Stmt) {
	for _, s := range list {
		a.stmt(s)
	}
}

func (a *analyzer) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.AssignStmt:
		a.expr(s.RHS)
		if s.Op != syntax.EQ {
			a.expr(s.LHS)
		}
		a.target(s.LHS)
	case *pysyntax.MultiAssignStmt:
		a.expr(s.RHS)
		a.targets(s.Targets)
	case *pysyntax.PowAssignStmt:
		a.expr(s.LHS)
		a.expr(s.RHS)
		a.target(s.LHS)
	case *pysyntax.AnnAssignStmt:
		a.annAssign(s)
	case *syntax.ForStmt:
		a.forLoop(s, s)
	case *pysyntax.ForElseStmt:
		a.forLoop(s, &s.ForStmt)
		a.stmts(s.Else)
	case *syntax.WhileStmt:
		a.whileLoop(s, s)
	case *pysyntax.WhileElseStmt:
		a.whileLoop(s, &s.WhileStmt)
		a.stmts(s.Else)
	case *syntax.DefStmt:
		a.bind(s.Name)
		a.def(s, nil)
	case *pysyntax.DefStmt:
		a.bind(s.Name)
		a.def(&s.DefStmt, s)
	case *pysyntax.ClassStmt:
		a.class(s)
	case *pysyntax.ImportStmt:
		for _, n := range s.Names {
			a.bind(n.Binds())
			a.imports(a.scope.Mangle(dotted(n.Path)))
		}
	case *pysyntax.FromStmt:
		module := strings.Repeat(".", s.Dots) + a.scope.Mangle(dotted(s.Module))
		a.imports(module)
		for _, n := range s.Names {
			a.bind(n.Binds())
			name := a.scope.Mangle(n.Path[0].Name)
			if !strings.HasSuffix(module, ".") {
				name = "." + name
			}
			a.imports(module + name)
		}
	case *syntax.LoadStmt:
		switch {
		case a.scope.Kind != Module:
			a.errorf(s, "load statement within a function")
		case a.loops > 0:
			a.errorf(s, "load statement within a loop")
		default:
			a.errorf(s, "load statement within a conditional")
		}
		a.load(s)
	case *pysyntax.TryStmt:
		a.try(s)
	case *pysyntax.WithStmt:
		for _, item := range s.Items {
			a.expr(item.X)
			a.blocks.enter(item.X)
			if item.Target != nil {
				a.target(item.Target)
			}
		}
		a.stmts(s.Body)
		a.blocks.depth -= len(s.Items)
	case *pysyntax.DelStmt:
		a.targets(s.Targets)
	case *pysyntax.GlobalStmt:
		for _, id := range s.Names {
			a.scope.bind(id.Name, global)
			a.noteUse(id, a.scope, Declares)
		}
	case *pysyntax.NonlocalStmt:
		for _, id := range s.Names {
			a.scope.bind(id.Name, nonlocal)
			a.scope.use(id.Name)
			a.noteUse(id, a.scope, Declares)
			a.declared = append(a.declared, declaration{a.scope, id})
		}
	case *pysyntax.TypeAliasStmt:
		a.bind(s.Name)
		a.typeParams(s, s.TypeParams, func() { a.later(s, s.Value) })
	case *pysyntax.MatchStmt:
		a.expr(s.Subject)
		for _, c := range s.Cases {
			a.pattern(c.Pattern)
			a.opt(c.Guard)
			a.stmts(c.Body)
		}
	default:
		a.inside(s)
	}
}

// imports notes that the code of the scope may import a module by a name.
func (a *analyzer) imports(name string) { a.scope.imports = append(a.scope.imports, name) }

func dotted(path []*syntax.Ident) string {
	names := make([]string, len(path))
	for i, id := range path {
		names[i] = id.Name
	}
	return strings.Join(names, ".")
}

// load analyzes what a load statement binds.
func (a *analyzer) load(s *syntax.LoadStmt) {
	for i, id := range s.To {
		if name := s.From[i].Name; name == "" || name[0] == '_' {
			a.errorf(s.From[i], "load: names with leading underscores are not exported: %s", name)
		}
		a.bind(id)
	}
}

func (a *analyzer) bind(id *syntax.Ident) {
	a.scope.bindUsed(id.Name)
	a.noteUse(id, a.scope, Binds)
}

func (a *analyzer) annAssign(s *pysyntax.AnnAssignStmt) {
	a.opt(s.Value)
	id, ok := s.Target.(*syntax.Ident)
	switch {
	case ok && s.Value == nil:
		a.scope.bindUsed(id.Name)
		a.noteUse(id, a.scope, Declares)
	default:
		a.target(s.Target)
	}
	if a.scope.Kind != Function {
		a.later(s, s.Annotation)
	}
}

// later analyzes an expression that is evaluated by a function of its own, made for the node.
func (a *analyzer) later(n syntax.Node, x syntax.Expr) {
	a.openLater(n, func() { a.expr(x) })
}

// openLater makes a scope for expressions that are evaluated by a function of their own.
func (a *analyzer) openLater(n syntax.Node, f func()) *Scope {
	return a.open(Function, "__annotate__", n, func(s *Scope) {
		s.Later = true
		s.Slots = firstSlot + 2 // the namespace, and which of them
		f()
	})
}

// forLoop analyzes the loop that n is, which may have an else clause.
func (a *analyzer) forLoop(n syntax.Node, s *syntax.ForStmt) {
	a.expr(s.X)
	a.loops++
	a.target(s.Vars)
	a.block(n, s.Body)
	a.loops--
}

// whileLoop analyzes the loop that n is, which may have an else clause.
func (a *analyzer) whileLoop(n syntax.Node, s *syntax.WhileStmt) {
	a.expr(s.Cond)
	a.loops++
	a.block(n, s.Body)
	a.loops--
}

// typeParams analyzes type parameters of the node n, and what f does, which sees them.
func (a *analyzer) typeParams(n syntax.Node, list []*pysyntax.TypeParam, f func()) {
	if len(list) == 0 {
		f()
		return
	}
	a.open(TypeParams, "", list[0], func(s *Scope) {
		for _, p := range list {
			a.bind(p.Name)
		}
		for _, p := range list {
			if p.Bound != nil {
				a.later(p, p.Bound)
			}
			if p.Default != nil {
				a.openLater(p.Name, func() { a.expr(p.Default) })
			}
		}
		f()
	})
}

func (a *analyzer) def(d *syntax.DefStmt, ext *pysyntax.DefStmt) {
	var params []*pysyntax.TypeParam
	if ext != nil {
		for _, d := range ext.Decorators {
			a.expr(d.X)
		}
		params = ext.TypeParams
	}
	a.defaults(d.Params)
	a.typeParams(d, params, func() {
		a.annotations(d, ext)
		s := a.open(Function, d.Name.Name, d, func(s *Scope) {
			a.params(s, d.Params)
			a.stmts(d.Body)
		})
		s.Node = definition(d, ext)
	})
}

// definition returns the node of a function definition that has all of it.
func definition(d *syntax.DefStmt, ext *pysyntax.DefStmt) syntax.Node {
	if ext != nil {
		return ext
	}
	return d
}

// annotations analyzes the annotations of a function, which are evaluated together.
func (a *analyzer) annotations(d *syntax.DefStmt, ext *pysyntax.DefStmt) {
	var list []syntax.Expr
	for _, p := range d.Params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			list = append(list, ann.Annotation)
		}
	}
	if ext != nil && ext.Returns != nil {
		list = append(list, ext.Returns)
	}
	if len(list) > 0 {
		s := a.openLater(d.Name, func() { a.exprs(list) })
		s.Node = definition(d, ext)
	}
}

func (a *analyzer) defaults(params []syntax.Expr) {
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		if b, ok := p.(*syntax.BinaryExpr); ok {
			a.expr(b.Y)
		}
	}
}

// params makes the variables of parameters: the positional ones first, then those by keyword
// only, then *args and **kwargs.
func (a *analyzer) params(s *Scope, params []syntax.Expr) {
	var stars []*syntax.Ident
	add := func(id *syntax.Ident) {
		s.addParam(s.Mangle(id.Name))
		a.noteUse(id, s, Binds)
	}
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		id := pysyntax.ParamName(p)
		if id == nil {
			continue
		}
		if _, star := p.(*syntax.UnaryExpr); star {
			stars = append(stars, id)
			continue
		}
		add(id)
	}
	for _, id := range stars {
		add(id)
	}
}

func (a *analyzer) lambda(x *syntax.LambdaExpr, n syntax.Node) {
	a.defaults(x.Params)
	a.open(Function, "<lambda>", n, func(s *Scope) {
		a.params(s, x.Params)
		a.expr(x.Body)
	})
}

func (a *analyzer) class(c *pysyntax.ClassStmt) {
	a.bind(c.Name)
	for _, d := range c.Decorators {
		a.expr(d.X)
	}
	a.typeParams(c, c.TypeParams, func() {
		for _, x := range c.Args {
			a.arg(x)
		}
		a.open(Class, c.Name.Name, c, func(s *Scope) {
			s.private = trimUnderscores(c.Name.Name)
			a.stmts(c.Body)
		})
	})
}

// trimUnderscores returns a class's name as private names have it.
func trimUnderscores(name string) string {
	for len(name) > 0 && name[0] == '_' {
		name = name[1:]
	}
	return name
}

func (a *analyzer) comprehension(c *syntax.Comprehension, n syntax.Node, generator bool) {
	first := c.Clauses[0].(*syntax.ForClause)
	a.expr(first.X)
	kind, name := Comprehension, ""
	if generator {
		kind, name = Function, "<genexpr>"
	}
	a.open(kind, name, n, func(s *Scope) {
		if generator {
			s.addParam(".0")
		}
		for i, clause := range c.Clauses {
			switch clause := clause.(type) {
			case *syntax.ForClause:
				if i > 0 {
					a.expr(clause.X)
				}
				a.target(clause.Vars)
			case *syntax.IfClause:
				a.expr(clause.Cond)
			}
		}
		a.expr(c.Body)
	})
}

func (a *analyzer) targets(list []syntax.Expr) {
	for _, x := range list {
		a.target(x)
	}
}

// target analyzes what is assigned to, or deleted.
func (a *analyzer) target(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.Ident:
		a.bind(x)
	case *syntax.ParenExpr:
		a.target(x.X)
	case *syntax.TupleExpr:
		a.targets(x.List)
	case *syntax.ListExpr:
		a.targets(x.List)
	case *pysyntax.StarredExpr:
		a.target(x.X)
	default:
		a.expr(x)
	}
}

func (a *analyzer) pattern(p pysyntax.Pattern) {
	switch p := p.(type) {
	case *pysyntax.CapturePattern:
		a.bind(p.Name)
	case *pysyntax.StarPattern:
		if p.Name != nil {
			a.bind(p.Name)
		}
	case *pysyntax.MappingPattern:
		for i, k := range p.Keys {
			a.expr(k)
			a.pattern(p.Values[i])
		}
		if p.Rest != nil {
			a.bind(p.Rest)
		}
	case *pysyntax.KeywordPattern:
		a.pattern(p.Pattern)
	case *pysyntax.AsPattern:
		a.pattern(p.Pattern)
		a.bind(p.Name)
	default:
		a.inside(p)
	}
}
