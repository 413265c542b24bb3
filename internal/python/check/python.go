package check

import (
	"cmp"
	"maps"
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/suggest"
)

// A judge walks over a file and notes what is wrong.
type judge struct {
	*file
	guard    guard
	guards   []guard // before each node around
	problems []Problem

	builtins []string // see builtinNames
}

// judge returns what is wrong with the file. Its tree belongs to the compiler then.
func (j *judge) judge() []Problem {
	for _, stmt := range j.tree.Stmts {
		pysyntax.Walk(stmt, j.visit)
	}
	if len(j.names.errs) > 0 {
		for _, err := range j.names.errs {
			j.problems = append(j.problems, syntaxProblem(err))
		}
		return j.problems
	}
	err := j.Compile(j.tree)
	if e, ok := err.(*pysyntax.Error); ok {
		return append(j.problems, syntaxProblem(e))
	}
	return append(j.problems, compileProblems(err)...)
}

func (j *judge) visit(n syntax.Node) bool {
	if n == nil {
		last := len(j.guards) - 1
		j.guard = j.guards[last]
		j.guards = j.guards[:last]
		return true
	}
	before := j.guard
	if !j.node(n) {
		j.guard = before
		return false
	}
	j.guards = append(j.guards, before)
	return true
}

// node judges n, sets the guard for what it is made of, and reports whether that is to be
// judged, too.
func (j *judge) node(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.DefStmt, *pysyntax.DefStmt, *syntax.LambdaExpr, *pysyntax.LambdaExpr:
		j.guard.taken = 0 // it is called elsewhere
	case *pysyntax.TryStmt:
		j.try(n)
		return false
	case *pysyntax.WithStmt:
		for _, item := range n.Items {
			j.guard.taken |= j.suppresses(item.X)
		}
	case *syntax.IfStmt:
		j.branches(n.Cond, n.True, n.False)
		return false
	case *syntax.CondExpr:
		j.guard.doubt |= j.asks(n.Cond)
	case *syntax.BinaryExpr:
		if n.Op == syntax.AND || n.Op == syntax.OR {
			j.guard.doubt |= j.asks(n.X)
		}
	case *pysyntax.ImportStmt:
		for _, name := range n.Names {
			path := j.names.imported(name.Path, name.Binds())
			if _, err := j.resolve(ref{module: path}); err != nil {
				j.importError(name, path, err)
			}
		}
		return false
	case *pysyntax.FromStmt:
		j.from(n)
		return false
	case *syntax.LoadStmt:
		j.load(n)
		return false
	case *syntax.DotExpr:
		j.attribute(n)
	case *syntax.Ident:
		if u, ok := j.unbound[n]; ok {
			j.read(u)
		}
	}
	return true
}

// in judges statements under a guard.
func (j *judge) in(g guard, stmts []syntax.Stmt) {
	before := j.guard
	j.guard = g
	for _, s := range stmts {
		pysyntax.Walk(s, j.visit)
	}
	j.guard = before
}

// branches judges an if statement.
func (j *judge) branches(cond syntax.Expr, yes, no []syntax.Stmt) {
	pysyntax.Walk(cond, j.visit)
	g := j.guard
	g.doubt |= j.asks(cond)
	then, otherwise := g, g
	then.never = g.never || never(cond)
	otherwise.never = g.never || always(cond)
	j.in(then, yes)
	j.in(otherwise, no)
}

// try judges a try statement. A handler for something that is not there is for another
// place, if here it is there.
func (j *judge) try(s *pysyntax.TryStmt) {
	body := j.guard
	for _, h := range s.Handlers {
		taken, _ := j.takes(h.Type)
		body.taken |= taken
	}
	before := len(j.problems)
	j.in(body, s.Body)
	fails := len(j.problems) > before
	for _, h := range s.Handlers {
		g := j.guard
		if _, named := j.takes(h.Type); named != 0 && !fails {
			g.doubt = anyFailure
		}
		if h.Type != nil {
			pysyntax.Walk(h.Type, j.visit)
		}
		j.in(g, h.Body)
	}
	j.in(j.guard, s.Else)
	j.in(j.guard, s.Finally)
}

// report notes a problem at n, which is a failure that handlers may take.
func (j *judge) report(n syntax.Node, how failures, code Code, message string) {
	if j.guard.never {
		return
	}
	s := Error
	if (j.guard.taken|j.guard.doubt)&how != 0 {
		s = Warning
	}
	j.problems = append(j.problems, problemAt(n, s, code, message))
}

// read judges the read of a name that the file does not bind.
func (j *judge) read(u unbound) {
	name := u.name
	switch {
	case j.Names.Has(name), moduleNames[name], j.mayBind(name):
		return
	case u.inClass() && j.prepares, u.seesClass() && classNames[name]:
		return
	}
	guard := j.guard
	if u.later() != nil {
		j.guard.doubt |= noName
	}
	if IsPythonBuiltin(name) {
		j.report(u.id, noName, UnsupportedBuiltin, "name '"+name+"' is not defined"+NoSuchBuiltin)
	} else {
		j.report(u.id, noName, UndefinedName, "name '"+name+"' is not defined"+j.meant(u))
	}
	j.guard = guard
}

// moduleNames has the names of variables that a module may have at any time.
var moduleNames = map[string]bool{"None": true, "True": true, "False": true, "__file__": true, "__path__": true, "__annotations__": true}

// classNames has the names of variables that every class has while its body runs.
var classNames = map[string]bool{"__module__": true, "__qualname__": true}

// meant returns what CPython says of a name that is not defined after saying so.
func (j *judge) meant(u unbound) string {
	name := u.name
	text := ""
	if self, ok := j.names.member(u); ok {
		text = didYouMean(self + "." + name)
	} else {
		text = didYouMean(suggest.Closest(name, slices.Concat(j.names.visible(u), j.builtinNames())))
	}
	if j.Module(name) != nil {
		if text == "" {
			return ". Did you forget to import '" + name + "'?"
		}
		text += " Or did you forget to import '" + name + "'?"
	}
	return text
}

// builtinNames returns the names that every script has.
func (j *judge) builtinNames() []string {
	if j.builtins == nil {
		j.builtins = slices.Sorted(maps.Keys(j.Names))
	}
	return j.builtins
}

// importError notes why a module cannot be imported, unless the file may have made one.
func (j *judge) importError(n syntax.Node, module string, err *importError) {
	if j.makes(module) {
		return
	}
	guard := j.guard
	if j.path {
		j.guard.doubt |= noModule
	}
	j.report(n, noModule, err.code, err.message)
	j.guard = guard
}

// makes reports whether the file may make a module of that name itself.
func (j *judge) makes(module string) bool { return j.made[module] || j.made[""] }

// from judges a from statement.
func (j *judge) from(s *pysyntax.FromStmt) {
	if s.Dots == 0 && dotted(s.Module) == "__future__" {
		return
	}
	path := dotted(s.Module)
	if len(s.Names) > 0 {
		path = j.names.imported(s.Module, s.Names[0].Binds())
	}
	m, err := j.resolve(ref{dots: s.Dots, module: path})
	if err != nil {
		j.importError(modulePath{s}, path, err)
		return
	}
	for _, n := range s.Names {
		name := j.names.imported(n.Path, n.Binds())
		if !m.has(name) && !j.makes(m.name) {
			where := ""
			if m.script != nil {
				where = " (" + m.script.name + ")"
			}
			j.report(n.Path[0], noMember, UnknownMember, "cannot import name '"+name+"' from '"+m.name+"'"+where+cmp.Or(m.why(name), didYouMean(m.meant(name))))
		}
	}
}

// A modulePath is the name of a from statement's module.
type modulePath struct{ *pysyntax.FromStmt }

// Span returns the start of the name and its end; those of the dots, without a name.
func (p modulePath) Span() (start, end syntax.Position) {
	if n := len(p.Module); n > 0 {
		return p.Module[0].NamePos, syntax.End(p.Module[n-1])
	}
	start = p.From
	start.Col += int32(len("from "))
	end = start
	end.Col += int32(p.Dots)
	return start, end
}

// attribute judges x.name, where x may be a module.
func (j *judge) attribute(x *syntax.DotExpr) {
	m := j.moduleOf(x.X)
	name := j.names.name(x.Name)
	if m == nil || m.has(name) || j.assigned[name] || j.assigned[""] || j.makes(m.name) {
		return
	}
	guard := j.guard
	if j.probed[name] || j.probed[""] || m.script != nil { // which any other file may give it
		j.guard.doubt |= noAttribute
	}
	j.report(x.Name, noAttribute, UnknownMember, "module '"+m.name+"' has no attribute '"+name+"'"+cmp.Or(m.why(name), didYouMeanAttribute(name, m.meant(name))))
	j.guard = guard
}

// moduleOf returns the module that x surely is, or nil.
func (j *judge) moduleOf(x syntax.Expr) *module {
	switch x := x.(type) {
	case *syntax.Ident:
		v := j.names.variable(x)
		refs := j.imports[v]
		if len(refs) == 0 || len(refs) != j.names.writes[v] || j.hides(v.name) {
			return nil
		}
		for _, r := range refs[1:] {
			if r != refs[0] {
				return nil
			}
		}
		m, err := j.resolve(refs[0])
		if err != nil || refs[0].member == "" {
			return m
		}
		return m.submodule(refs[0].member)
	case *syntax.DotExpr:
		if m := j.moduleOf(x.X); m != nil && !j.assigned[j.names.name(x.Name)] && !j.assigned[""] {
			return m.submodule(j.names.name(x.Name))
		}
	}
	return nil
}
