package lower

import (
	"fmt"

	"go.starlark.net/syntax"
)

// copyStmts returns copies of lowered statements that share no node with them: the
// resolver writes into nodes, so that what is compiled twice must be two trees.
func copyStmts(stmts []syntax.Stmt) []syntax.Stmt {
	if stmts == nil {
		return nil
	}
	list := make([]syntax.Stmt, len(stmts))
	for i, s := range stmts {
		list[i] = copyStmt(s)
	}
	return list
}

func copyStmt(s syntax.Stmt) syntax.Stmt {
	switch s := s.(type) {
	case *syntax.AssignStmt:
		c := *s
		c.LHS, c.RHS = copyExpr(s.LHS), copyExpr(s.RHS)
		return &c
	case *syntax.BranchStmt:
		c := *s
		return &c
	case *syntax.DefStmt:
		c := *s
		c.Name = copyIdent(s.Name)
		c.Params, c.Body = copyExprs(s.Params), copyStmts(s.Body)
		return &c
	case *syntax.ExprStmt:
		return &syntax.ExprStmt{X: copyExpr(s.X)}
	case *syntax.ForStmt:
		c := *s
		c.Vars, c.X, c.Body = copyExpr(s.Vars), copyExpr(s.X), copyStmts(s.Body)
		return &c
	case *syntax.IfStmt:
		c := *s
		c.Cond, c.True, c.False = copyExpr(s.Cond), copyStmts(s.True), copyStmts(s.False)
		return &c
	case *syntax.ReturnStmt:
		c := *s
		c.Result = copyExpr(s.Result)
		return &c
	case *syntax.WhileStmt:
		c := *s
		c.Cond, c.Body = copyExpr(s.Cond), copyStmts(s.Body)
		return &c
	}
	panic(fmt.Sprintf("lower: a %T in a function", s)) // load is for the top level
}

func copyExprs(exprs []syntax.Expr) []syntax.Expr {
	if exprs == nil {
		return nil
	}
	list := make([]syntax.Expr, len(exprs))
	for i, x := range exprs {
		list[i] = copyExpr(x)
	}
	return list
}

func copyIdent(id *syntax.Ident) *syntax.Ident { return ident(id.NamePos, id.Name) }

func copyExpr(x syntax.Expr) syntax.Expr {
	switch x := x.(type) {
	case nil:
		return nil
	case *syntax.BinaryExpr:
		c := *x
		c.X, c.Y = copyExpr(x.X), copyExpr(x.Y)
		return &c
	case *syntax.CallExpr:
		c := *x
		c.Fn, c.Args = copyExpr(x.Fn), copyExprs(x.Args)
		return &c
	case *syntax.Comprehension:
		c := *x
		c.Body, c.Clauses = copyExpr(x.Body), make([]syntax.Node, len(x.Clauses))
		for i, clause := range x.Clauses {
			c.Clauses[i] = copyClause(clause)
		}
		return &c
	case *syntax.CondExpr:
		c := *x
		c.Cond, c.True, c.False = copyExpr(x.Cond), copyExpr(x.True), copyExpr(x.False)
		return &c
	case *syntax.DictEntry:
		c := *x
		c.Key, c.Value = copyExpr(x.Key), copyExpr(x.Value)
		return &c
	case *syntax.DictExpr:
		c := *x
		c.List = copyExprs(x.List)
		return &c
	case *syntax.DotExpr:
		c := *x
		c.X, c.Name = copyExpr(x.X), copyIdent(x.Name)
		return &c
	case *syntax.Ident:
		return copyIdent(x)
	case *syntax.IndexExpr:
		c := *x
		c.X, c.Y = copyExpr(x.X), copyExpr(x.Y)
		return &c
	case *syntax.LambdaExpr:
		c := *x
		c.Params, c.Body = copyExprs(x.Params), copyExpr(x.Body)
		return &c
	case *syntax.ListExpr:
		c := *x
		c.List = copyExprs(x.List)
		return &c
	case *syntax.Literal:
		c := *x
		return &c
	case *syntax.ParenExpr:
		c := *x
		c.X = copyExpr(x.X)
		return &c
	case *syntax.SliceExpr:
		c := *x
		c.X, c.Lo, c.Hi, c.Step = copyExpr(x.X), copyExpr(x.Lo), copyExpr(x.Hi), copyExpr(x.Step)
		return &c
	case *syntax.TupleExpr:
		c := *x
		c.List = copyExprs(x.List)
		return &c
	case *syntax.UnaryExpr:
		c := *x
		c.X = copyExpr(x.X)
		return &c
	}
	panic(fmt.Sprintf("lower: a %T in lowered code", x))
}

func copyClause(clause syntax.Node) syntax.Node {
	switch clause := clause.(type) {
	case *syntax.ForClause:
		c := *clause
		c.Vars, c.X = copyExpr(clause.Vars), copyExpr(clause.X)
		return &c
	case *syntax.IfClause:
		c := *clause
		c.Cond = copyExpr(clause.Cond)
		return &c
	}
	panic(fmt.Sprintf("lower: a clause %T", clause))
}
