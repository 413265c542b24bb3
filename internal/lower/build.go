package lower

import (
	"strconv"

	"go.starlark.net/syntax"
)

// Constructors of plain nodes. Each call makes new nodes: the resolver writes into
// them, so that none may stand in two places of a tree. Nodes that are always made
// together are one allocation.

func ident(pos syntax.Position, name string) *syntax.Ident {
	return &syntax.Ident{NamePos: pos, Name: name}
}

func call(pos syntax.Position, fn string, args ...syntax.Expr) *syntax.CallExpr {
	n := &struct {
		call syntax.CallExpr
		fn   syntax.Ident
	}{}
	n.fn = syntax.Ident{NamePos: pos, Name: fn}
	n.call = syntax.CallExpr{Fn: &n.fn, Lparen: pos, Args: args, Rparen: pos}
	return &n.call
}

func text(pos syntax.Position, s string) *syntax.Literal {
	return &syntax.Literal{Token: syntax.STRING, TokenPos: pos, Value: s}
}

func integer(pos syntax.Position, n int) *syntax.Literal {
	return &syntax.Literal{Token: syntax.INT, TokenPos: pos, Raw: strconv.Itoa(n), Value: int64(n)}
}

func none(pos syntax.Position) *syntax.Ident { return ident(pos, "None") }

func dot(x syntax.Expr, pos syntax.Position, name string) *syntax.DotExpr {
	n := &struct {
		dot  syntax.DotExpr
		name syntax.Ident
	}{}
	n.name = syntax.Ident{NamePos: pos, Name: name}
	n.dot = syntax.DotExpr{X: x, Dot: pos, NamePos: pos, Name: &n.name}
	return &n.dot
}

func index(x syntax.Expr, pos syntax.Position, y syntax.Expr) *syntax.IndexExpr {
	return &syntax.IndexExpr{X: x, Lbrack: pos, Y: y, Rbrack: pos}
}

// indexOf returns name[y].
func indexOf(name string, pos syntax.Position, y syntax.Expr) *syntax.IndexExpr {
	n := &struct {
		index syntax.IndexExpr
		name  syntax.Ident
	}{}
	n.name = syntax.Ident{NamePos: pos, Name: name}
	n.index = syntax.IndexExpr{X: &n.name, Lbrack: pos, Y: y, Rbrack: pos}
	return &n.index
}

func binary(x syntax.Expr, pos syntax.Position, op syntax.Token, y syntax.Expr) *syntax.BinaryExpr {
	return &syntax.BinaryExpr{X: x, OpPos: pos, Op: op, Y: y}
}

func named(pos syntax.Position, name string, x syntax.Expr) *syntax.BinaryExpr {
	return binary(ident(pos, name), pos, syntax.EQ, x)
}

func not(pos syntax.Position, x syntax.Expr) *syntax.UnaryExpr {
	return &syntax.UnaryExpr{OpPos: pos, Op: syntax.NOT, X: x}
}

func tuple(pos syntax.Position, list ...syntax.Expr) *syntax.TupleExpr {
	return &syntax.TupleExpr{Lparen: pos, List: list, Rparen: pos}
}

func assign(pos syntax.Position, lhs, rhs syntax.Expr) *syntax.AssignStmt {
	return &syntax.AssignStmt{OpPos: pos, Op: syntax.EQ, LHS: lhs, RHS: rhs}
}

func ifThen(pos syntax.Position, cond syntax.Expr, then []syntax.Stmt) *syntax.IfStmt {
	return &syntax.IfStmt{If: pos, Cond: cond, True: then}
}

// notNone is x != None.
func notNone(pos syntax.Position, x string) syntax.Expr {
	return binary(ident(pos, x), pos, syntax.NEQ, none(pos))
}

func pass(pos syntax.Position) *syntax.BranchStmt {
	return &syntax.BranchStmt{Token: syntax.PASS, TokenPos: pos}
}

// let is body with names bound to values, which are evaluated in order. It is a
// comprehension, as that needs no function.
func let(pos syntax.Position, names []string, values []syntax.Expr, body syntax.Expr) syntax.Expr {
	clause := &syntax.ForClause{For: pos, In: pos}
	if len(names) == 1 {
		clause.Vars = ident(pos, names[0])
		clause.X = tuple(pos, values[0])
	} else {
		vars := make([]syntax.Expr, len(names))
		for i, name := range names {
			vars[i] = ident(pos, name)
		}
		clause.Vars = tuple(pos, vars...)
		clause.X = tuple(pos, tuple(pos, values...))
	}
	comp := &syntax.Comprehension{Lbrack: pos, Body: body, Clauses: []syntax.Node{clause}, Rbrack: pos}
	return index(comp, pos, integer(pos, 0))
}

// unparen returns what is in the parentheses around x.
func unparen(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.ParenExpr)
		if !ok {
			return x
		}
		x = p.X
	}
}

// simple reports whether x, an emitted expression, is as well evaluated twice or later,
// as nothing but an assignment can change it.
func simple(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Ident, *syntax.Literal:
		return true
	case *syntax.ParenExpr:
		return simple(x.X)
	case *syntax.DotExpr: // a variable in a namespace
		id, ok := x.X.(*syntax.Ident)
		return ok && id.Name[0] == '$'
	}
	return false
}

// constant reports whether an emitted expression has one value only.
func constant(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Literal:
		return true
	case *syntax.Ident:
		return x.Name == "None" || x.Name == "True" || x.Name == "False" || x.Name[0] == '$'
	case *syntax.ParenExpr:
		return constant(x.X)
	}
	return false
}

// again returns a copy of a simple expression.
func again(x syntax.Expr) syntax.Expr {
	switch x := x.(type) {
	case *syntax.Ident:
		return ident(x.NamePos, x.Name)
	case *syntax.Literal:
		y := *x
		return &y
	case *syntax.ParenExpr:
		return again(x.X)
	case *syntax.DotExpr:
		return &syntax.DotExpr{X: again(x.X), Dot: x.Dot, NamePos: x.NamePos, Name: ident(x.NamePos, x.Name.Name)}
	}
	panic("lower: not a simple expression")
}
