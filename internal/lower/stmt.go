package lower

import (
	"fmt"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

func (l *lowerer) stmts(stmts []syntax.Stmt) {
	for _, s := range stmts {
		l.stmt(s)
	}
}

func (l *lowerer) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		l.exprStmt(s)
	case *syntax.AssignStmt:
		l.assignStmt(s)
	case *syntax.IfStmt:
		l.ifStmt(s)
	case *syntax.ForStmt:
		l.forStmt(s, nil, s.For)
	case *pysyntax.ForElseStmt:
		l.forStmt(&s.ForStmt, s.Else, s.ElsePos)
	case *syntax.WhileStmt:
		l.whileStmt(s, nil, s.While)
	case *pysyntax.WhileElseStmt:
		l.whileStmt(&s.WhileStmt, s.Else, s.ElsePos)
	case *syntax.ReturnStmt:
		l.returnStmt(s)
	case *syntax.BranchStmt:
		if s.Token == syntax.PASS {
			l.emit(s)
		} else {
			l.branch(s.TokenPos, s.Token)
		}
	case *syntax.LoadStmt:
		l.loadStmt(s)
	case *syntax.DefStmt:
		l.def(s, nil)
	case *pysyntax.DefStmt:
		l.def(&s.DefStmt, s)
	case *pysyntax.ClassStmt:
		l.class(s)
	case *pysyntax.MultiAssignStmt:
		l.multiAssign(s)
	case *pysyntax.PowAssignStmt:
		l.augmented(s.LHS, s.OpPos, syntax.STARSTAR, s.RHS)
	case *pysyntax.AnnAssignStmt:
		l.annotated(s)
	case *pysyntax.ImportStmt:
		l.importStmt(s)
	case *pysyntax.FromStmt:
		l.fromStmt(s)
	case *pysyntax.TryStmt:
		l.try(s)
	case *pysyntax.WithStmt:
		l.with(s.With, s.Items, s.Body)
	case *pysyntax.RaiseStmt:
		l.raise(s)
	case *pysyntax.AssertStmt:
		l.assert(s)
	case *pysyntax.DelStmt:
		for _, t := range s.Targets {
			l.del(t, s.Del)
		}
	case *pysyntax.GlobalStmt, *pysyntax.NonlocalStmt:
	case *pysyntax.TypeAliasStmt:
		l.typeAlias(s)
	case *pysyntax.MatchStmt:
		l.match(s)
	default:
		panic(fmt.Sprintf("lower: unexpected statement %T", s))
	}
}

func (l *lowerer) exprStmt(s *syntax.ExprStmt) {
	if l.opts.Show && l.scope.kind == moduleScope {
		pos, end := s.X.Span()
		if pos.Line == end.Line { // what begins there has that place, and nothing has this
			pos = end
		}
		l.emitCall(pos, "$show", l.expr(s.X))
		return
	}
	if _, ok := s.X.(*pysyntax.EllipsisExpr); ok {
		return
	}
	l.atFront(s.X)
	s.X = l.expr(s.X)
	l.emit(s)
}

// ifStmt lowers the whole chain of elifs without recursion.
func (l *lowerer) ifStmt(s *syntax.IfStmt) {
	first := s
	defer func() { l.emit(first) }() // after the definitions that conditions need
	for {
		s.Cond = l.cond(s.Cond)
		s.True = l.body(s.If, s.True)
		if len(s.False) == 1 {
			if elif, ok := s.False[0].(*syntax.IfStmt); ok {
				s = elif
				continue
			}
		}
		if s.False != nil {
			s.False = l.body(s.ElsePos, s.False)
		}
		return
	}
}

func (l *lowerer) returnStmt(s *syntax.ReturnStmt) {
	var x syntax.Expr
	if s.Result != nil {
		l.atFront(s.Result)
		x = l.expr(s.Result)
	}
	l.leaveFunction(s.Return, x)
}

// raise lowers a raise statement.
func (l *lowerer) raise(s *pysyntax.RaiseStmt) {
	var args []syntax.Expr
	if s.X != nil {
		args = append(args, l.expr(s.X))
	}
	if s.Cause != nil {
		args = append(args, l.expr(s.Cause))
	}
	switch len(args) {
	case 0:
		l.emitCall(s.Raise, "$raiseagain")
	case 1:
		l.emit(&syntax.ExprStmt{X: l.apply(s.Raise, "$raise", args[0])})
	default:
		l.emitCall(s.Raise, "$raise", args...)
	}
}

func (l *lowerer) assert(s *pysyntax.AssertStmt) {
	cond := l.cond(s.Cond)
	fail := l.collect(1, func() {
		if s.Msg != nil {
			l.emitCall(s.Assert, "$assert", l.expr(s.Msg))
		} else {
			l.emitCall(s.Assert, "$assert")
		}
	})
	l.emit(ifThen(s.Assert, not(s.Assert, cond), fail))
}

// del lowers the deletion of one target, at the position of the statement.
func (l *lowerer) del(t syntax.Expr, pos syntax.Position) {
	switch t := t.(type) {
	case *syntax.ParenExpr:
		l.del(t.X, pos)
	case *syntax.TupleExpr:
		for _, e := range t.List {
			l.del(e, pos)
		}
	case *syntax.ListExpr:
		for _, e := range t.List {
			l.del(e, pos)
		}
	case *syntax.Ident:
		obj, name := l.namespace(variableOf(t), t.NamePos)
		l.emitCall(t.NamePos, "$del", obj, name)
	case *syntax.DotExpr:
		l.emitCall(t.Dot, "$del", l.expr(t.X), text(t.NamePos, t.Name.Name))
	case *syntax.IndexExpr:
		l.emitCall(t.Lbrack, "$delitem", l.expr(t.X), l.subscript(t.Y))
	case *syntax.SliceExpr:
		l.emitCall(t.Lbrack, "$delitem", l.expr(t.X), call(t.Lbrack, "$sliceof", l.bounds(t)...))
	default:
		panic(fmt.Sprintf("lower: unexpected target %T", t))
	}
}

// loadStmt makes what a load statement binds variables of the module.
func (l *lowerer) loadStmt(s *syntax.LoadStmt) {
	l.emit(s)
	for i, id := range s.To {
		tmp := l.unique("$l")
		l.store(id, id.NamePos, ident(id.NamePos, tmp))
		s.From[i] = ident(s.From[i].NamePos, s.From[i].Name)
		s.To[i] = ident(id.NamePos, tmp)
	}
}
