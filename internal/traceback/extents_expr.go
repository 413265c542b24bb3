package traceback

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// whole returns the extent of a node.
func whole(n syntax.Node) Extent {
	return Extent{Start: syntax.Start(n), End: end(n)}
}

// end returns the end of a node. Upstream's Span leaves out the bracket of a subscript, and
// so do those of all nodes that end in one.
func end(n syntax.Node) syntax.Position {
	switch n := n.(type) {
	case *syntax.IndexExpr:
		return right(n.Rbrack, 1)
	case *syntax.SliceExpr:
		return right(n.Rbrack, 1)
	case *syntax.BinaryExpr:
		return end(n.Y)
	case *pysyntax.PowExpr:
		return end(n.Y)
	case *pysyntax.CompareExpr:
		return end(n.Links[len(n.Links)-1].Y)
	case *syntax.UnaryExpr:
		if n.X != nil {
			return end(n.X)
		}
	case *syntax.CondExpr:
		return end(n.False)
	case *syntax.TupleExpr:
		if len(n.List) > 0 && !n.Lparen.IsValid() {
			return end(n.List[len(n.List)-1])
		}
	case *pysyntax.YieldExpr:
		if n.X != nil {
			return end(n.X)
		}
	case *pysyntax.YieldFromExpr:
		return end(n.X)
	case *syntax.AssignStmt:
		return end(n.RHS)
	case *pysyntax.PowAssignStmt:
		return end(n.RHS)
	case *pysyntax.RaiseStmt:
		switch {
		case n.Cause != nil:
			return end(n.Cause)
		case n.X != nil:
			return end(n.X)
		}
	case *pysyntax.ClassStmt:
		return end(n.Body[len(n.Body)-1])
	}
	return syntax.End(n)
}

// expr returns the extent of an expression, with its operator, subscript or arguments as
// what the error is about.
func expr(x syntax.Expr) Extent {
	e := whole(x)
	switch x := x.(type) {
	case *syntax.ParenExpr:
		return expr(x.X)
	case *syntax.CallExpr:
		e.Left, e.Right = x.Lparen, e.End
		if dot, ok := x.Fn.(*syntax.DotExpr); ok && dot.Name.NamePos.Line != e.Start.Line {
			e.Start = dot.Name.NamePos // as CPython has it for methods on lines of their own
		}
	case *syntax.IndexExpr:
		e.Left, e.Right = x.Lbrack, e.End
	case *syntax.SliceExpr:
		e.Left, e.Right = x.Lbrack, e.End
	case *syntax.BinaryExpr:
		if n := operator(x.Op); n > 0 {
			e.Left, e.Right = x.OpPos, right(x.OpPos, n)
		}
	case *pysyntax.PowExpr:
		e.Left, e.Right = x.OpPos, right(x.OpPos, len("**"))
	}
	return e
}

// operator returns the length of an arithmetical operator, or 0 for others, which CPython
// does not tell from their operands.
func operator(op syntax.Token) int {
	switch op {
	case syntax.PLUS, syntax.MINUS, syntax.STAR, syntax.SLASH, syntax.PERCENT,
		syntax.AMP, syntax.PIPE, syntax.CIRCUMFLEX, pysyntax.MatMul:
		return 1
	case syntax.SLASHSLASH, syntax.LTLT, syntax.GTGT:
		return 2
	default:
		return 0
	}
}

// attribute returns the extent of x.name: of the name only if that is on a line of its own.
func attribute(x *syntax.DotExpr) Extent {
	e := whole(x)
	if x.Name.NamePos.Line != e.Start.Line {
		return whole(x.Name)
	}
	return e
}

// right returns the position n columns to the right.
func right(pos syntax.Position, n int) syntax.Position {
	pos.Col += int32(n)
	return pos
}
