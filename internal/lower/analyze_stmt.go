package lower

import (
	"fmt"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

func (a *analysis) block(stmts []syntax.Stmt) {
	if len(stmts) > 0 {
		a.inBlock(func() { a.stmts(stmts) })
	}
}

func (a *analysis) stmts(stmts []syntax.Stmt) {
	for _, s := range stmts {
		a.stmt(s)
	}
}

func (a *analysis) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		a.expr(s.X)
	case *syntax.AssignStmt:
		a.assign(s)
	case *syntax.IfStmt:
		a.expr(s.Cond)
		a.block(s.True)
		a.block(s.False)
	case *syntax.ForStmt:
		a.forStmt(s)
	case *pysyntax.ForElseStmt:
		a.forStmt(&s.ForStmt)
		a.block(s.Else)
	case *syntax.WhileStmt:
		a.whileStmt(s)
	case *pysyntax.WhileElseStmt:
		a.whileStmt(&s.WhileStmt)
		a.block(s.Else)
	case *syntax.ReturnStmt:
		a.exprs(s.Result)
	case *syntax.BranchStmt:
	case *syntax.LoadStmt:
		a.load(s)
	case *syntax.DefStmt:
		a.def(s, nil)
	case *pysyntax.DefStmt:
		a.def(&s.DefStmt, s)
	case *pysyntax.ClassStmt:
		a.class(s)
	case *pysyntax.MultiAssignStmt:
		a.expr(s.RHS)
		for _, t := range s.Targets {
			a.target(t, s.RHS)
		}
	case *pysyntax.PowAssignStmt:
		a.augmented(s.LHS, syntax.STARSTAR, s.RHS)
	case *pysyntax.AnnAssignStmt:
		a.annotated(s)
	case *pysyntax.ImportStmt:
		a.importsOf(s)
		for _, n := range s.Names {
			a.use(n.Binds(), writes, &definition{t: tModule})
		}
	case *pysyntax.FromStmt:
		a.imports(s.Dots, s.Module)
		if s.Star.IsValid() {
			a.star = true
		}
		future := isFuture(s)
		for _, n := range s.Names {
			a.write(n.Binds())
			a.future = a.future || future && n.Path[0].Name == "annotations"
		}
	case *pysyntax.TryStmt:
		a.try(s)
	case *pysyntax.WithStmt:
		a.with(s.Items, s.Body)
	case *pysyntax.RaiseStmt:
		a.exprs(s.X, s.Cause)
	case *pysyntax.AssertStmt:
		a.exprs(s.Cond, s.Msg)
	case *pysyntax.DelStmt:
		for _, t := range s.Targets {
			a.del(t)
		}
	case *pysyntax.GlobalStmt:
		a.declare(s.Names, true)
	case *pysyntax.NonlocalStmt:
		a.declare(s.Names, false)
	case *pysyntax.TypeAliasStmt:
		a.write(s.Name)
		outer := a.where
		a.typeParams(s, s.TypeParams)
		a.enter(&scope{kind: functionScope, annotation: true}, true)
		a.expr(s.Value)
		a.where = outer
	case *pysyntax.MatchStmt:
		a.match(s)
	default:
		panic(fmt.Sprintf("lower: unexpected statement %T", s))
	}
}

// load analyzes a load statement, which upstream permits in few places.
func (a *analysis) load(s *syntax.LoadStmt) {
	switch {
	case a.scope.kind != moduleScope:
		a.errorf(s, "load statement within a function")
	case a.loops > 0:
		a.errorf(s, "load statement within a loop")
	case a.blk.parent != nil:
		a.errorf(s, "load statement within a conditional")
	}
	for i, id := range s.To {
		if name := s.From[i].Name; name == "" || name[0] == '_' {
			a.errorf(s.From[i], "load: names with leading underscores are not exported: %s", name)
		}
		a.write(id)
	}
}

// declare notes a global or nonlocal statement. The parser has checked that it comes
// before all uses.
func (a *analysis) declare(names []*syntax.Ident, isGlobal bool) {
	if a.scope.kind == moduleScope {
		return
	}
	for _, id := range names {
		a.mangle(id)
		if a.scope.declared == nil {
			a.scope.declared = make(map[string]bool)
		}
		a.scope.declared[id.Name] = isGlobal
		if isGlobal {
			a.module.bind(id.Name).stated = true
		} else {
			a.nonlocals = append(a.nonlocals, nonlocal{id, a.scope})
		}
	}
}

func (a *analysis) assign(s *syntax.AssignStmt) {
	if s.Op != syntax.EQ {
		a.augmented(s.LHS, s.Op-syntax.PLUS_EQ+syntax.PLUS, s.RHS)
		return
	}
	a.expr(s.RHS)
	a.target(s.LHS, s.RHS)
}

func (a *analysis) augmented(lhs syntax.Expr, op syntax.Token, rhs syntax.Expr) {
	id, ok := unparen(lhs).(*syntax.Ident)
	if !ok {
		a.expr(lhs)
		a.expr(rhs)
		return
	}
	a.read(id)
	a.expr(rhs)
	a.use(id, writes, &definition{x: rhs, aug: op})
}

func (a *analysis) annotated(s *pysyntax.AnnAssignStmt) {
	if s.Value != nil {
		a.expr(s.Value)
	}
	if s.Simple() && (a.scope.kind == classScope || a.scope.kind == moduleScope) {
		a.annotation(s.Annotation)
	}
	switch id, ok := s.Target.(*syntax.Ident); {
	case s.Value != nil:
		a.target(s.Target, s.Value)
	case ok:
		a.mangle(id)
		if _, declared := a.scope.declared[id.Name]; !declared {
			v := a.scope.bind(id.Name)
			v.stated = true
			id.Binding = v
		}
	default:
		a.expr(s.Target)
	}
}

// target notes the names that an assignment binds to the value of x; x may be nil.
func (a *analysis) target(t, x syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Ident:
		if x == nil {
			a.write(t)
		} else {
			a.use(t, writes, &definition{x: x})
		}
	case *syntax.ParenExpr:
		a.target(t.X, x)
	case *pysyntax.StarredExpr:
		if id, ok := unparen(t.X).(*syntax.Ident); ok {
			a.use(id, writes, &definition{t: tList})
			return
		}
		a.target(t.X, nil)
	case *syntax.DotExpr:
		a.expr(t)
		if isBool(x) || isSlice(x) {
			a.boolAttrs[t.Name.Name] = true
		}
		if owner, ok := t.X.(*syntax.Ident); ok {
			a.owners[owner.Name] = true
		}
	case *syntax.TupleExpr:
		a.targets(t.List, x)
	case *syntax.ListExpr:
		a.targets(t.List, x)
	default:
		a.expr(t)
	}
}

// isBool reports whether x looks like a bool.
func isBool(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Ident:
		return x.Name == "True" || x.Name == "False"
	case *syntax.UnaryExpr:
		return x.Op == syntax.NOT
	case *syntax.BinaryExpr:
		return isComparison(x.Op)
	case *syntax.ParenExpr:
		return isBool(x.X)
	case *pysyntax.CompareExpr:
		return true
	}
	return false
}

func (a *analysis) targets(list []syntax.Expr, x syntax.Expr) {
	values := elements(x, len(list))
	for i, t := range list {
		if _, star := t.(*pysyntax.StarredExpr); star {
			values = nil
		}
		if values != nil {
			a.target(t, values[i])
		} else {
			a.target(t, nil)
		}
	}
}

// elements returns the elements of x if it is a display of n of them, without stars.
func elements(x syntax.Expr, n int) []syntax.Expr {
	var list []syntax.Expr
	switch x := x.(type) {
	case *syntax.ParenExpr:
		return elements(x.X, n)
	case *syntax.TupleExpr:
		list = x.List
	case *syntax.ListExpr:
		list = x.List
	}
	if len(list) != n {
		return nil
	}
	for _, e := range list {
		if _, star := e.(*pysyntax.StarredExpr); star {
			return nil
		}
	}
	return list
}

func (a *analysis) del(t syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Ident:
		a.use(t, deletes, nil)
	case *syntax.ParenExpr:
		a.del(t.X)
	case *syntax.TupleExpr:
		for _, e := range t.List {
			a.del(e)
		}
	case *syntax.ListExpr:
		for _, e := range t.List {
			a.del(e)
		}
	default:
		a.expr(t)
	}
}

func (a *analysis) forStmt(s *syntax.ForStmt) {
	a.expr(s.X)
	a.loops++
	a.inBlock(func() {
		a.loopTarget(s.Vars, s.X)
		a.stmts(s.Body)
	})
	a.loops--
}

// loopTarget notes the variables of a loop over x.
func (a *analysis) loopTarget(vars, x syntax.Expr) {
	if id, ok := unparen(vars).(*syntax.Ident); ok {
		a.use(id, writes, &definition{x: x, aug: syntax.IN})
		return
	}
	if t, ok := vars.(*syntax.TupleExpr); ok {
		for i, e := range t.List {
			if id, ok := e.(*syntax.Ident); ok && i == 0 {
				a.use(id, writes, &definition{x: x, aug: syntax.LOAD}) // the first of each pair
			} else {
				a.target(e, nil)
			}
		}
		return
	}
	a.target(vars, nil)
}

func (a *analysis) whileStmt(s *syntax.WhileStmt) {
	a.loops++
	a.expr(s.Cond)
	a.block(s.Body)
	a.loops--
}

// try finds the regions of a try statement. Lowering makes the same.
func (a *analysis) try(s *pysyntax.TryStmt) {
	switch {
	case s.Finally == nil:
		a.tryExcept(s)
	case len(s.Handlers) == 0:
		a.protected(func() { a.stmts(s.Body) })
	default:
		a.protected(func() { a.tryExcept(s) })
	}
	a.block(s.Finally)
}

func (a *analysis) tryExcept(s *pysyntax.TryStmt) {
	a.protected(func() { a.stmts(s.Body) })
	for _, h := range s.Handlers {
		a.exprs(h.Type)
		a.inBlock(func() {
			if h.Name != nil {
				a.use(h.Name, handles, nil)
				a.handlers = append(a.handlers, h.Name.Name)
			}
			a.stmts(h.Body)
			if h.Name != nil {
				a.handlers = a.handlers[:len(a.handlers)-1]
			}
		})
	}
	a.block(s.Else)
}

func (a *analysis) with(items []*pysyntax.WithItem, body []syntax.Stmt) {
	item := items[0]
	a.expr(item.X)
	a.protected(func() {
		if item.Target != nil {
			a.target(item.Target, nil)
		}
		if len(items) > 1 {
			a.with(items[1:], body)
		} else {
			a.stmts(body)
		}
	})
}
