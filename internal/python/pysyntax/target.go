package pysyntax

import "go.starlark.net/syntax"

// A targetUse says what an assignment target is for.
type targetUse uint8

const (
	forAssign targetUse = iota
	forLoop
	forDel
)

// target checks that x can be assigned to or deleted, and stops parsing if not.
func (p *parser) target(x syntax.Expr, use targetUse) {
	if bad := p.badTarget(x, use); bad != nil {
		if use == forDel {
			p.failNode(bad, "cannot delete %s", describe(bad))
		}
		p.failNode(bad, "cannot assign to %s", describe(bad))
	}
}

// badTarget returns the first part of x that is no target, or nil.
func (p *parser) badTarget(x syntax.Expr, use targetUse) syntax.Expr {
	switch x := x.(type) {
	case *syntax.Ident:
		if isConstant(x) {
			return x
		}
		p.binds(x.Name)
		return nil
	case *syntax.DotExpr, *syntax.IndexExpr, *syntax.SliceExpr:
		return nil
	case *syntax.ParenExpr:
		return p.badTarget(x.X, use)
	case *syntax.ListExpr:
		return p.badTargets(x.List, use)
	case *syntax.TupleExpr:
		return p.badTargets(x.List, use)
	case *StarredExpr:
		if use == forDel {
			return x
		}
		return p.badTarget(x.X, use)
	}
	return x
}

func (p *parser) badTargets(list []syntax.Expr, use targetUse) syntax.Expr {
	var star bool
	for _, x := range list {
		if s, ok := x.(*StarredExpr); ok && use != forDel {
			if star {
				p.later(s, "multiple starred expressions in assignment")
			}
			star = true
		}
		if bad := p.badTarget(x, use); bad != nil {
			return bad
		}
	}
	return nil
}

// bareStar records an error if a whole target is starred.
func (p *parser) bareStar(x syntax.Expr) {
	if s, ok := x.(*StarredExpr); ok {
		p.later(s, "starred assignment target must be in a list or tuple")
	}
}

// isConstant reports whether x is None, True or False.
func isConstant(x syntax.Expr) bool {
	id, ok := x.(*syntax.Ident)
	return ok && isConstantName(id.Name)
}

func isConstantName(s string) bool { return s == "None" || s == "True" || s == "False" }

// isBitOr reports whether x could be an operand of |, and so the left side of an "="
// that was meant to be "==".
func isBitOr(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.ListExpr, *syntax.TupleExpr, *GenExpr, *syntax.CondExpr, *syntax.LambdaExpr, *LambdaExpr,
		*CompareExpr, *NamedExpr, *StarredExpr, *YieldExpr, *YieldFromExpr:
		return false
	case *syntax.ParenExpr:
		_, tuple := x.X.(*syntax.TupleExpr)
		return !tuple
	case *syntax.Ident:
		return !isConstant(x)
	case *syntax.UnaryExpr:
		return x.Op != syntax.NOT
	case *syntax.BinaryExpr:
		switch x.Op {
		case syntax.AND, syntax.OR, syntax.LT, syntax.GT, syntax.LE, syntax.GE, syntax.EQL, syntax.NEQ, syntax.IN, syntax.NOT_IN:
			return false
		}
	}
	return true
}

// describe names the kind of an expression as CPython's messages do.
func describe(x syntax.Expr) string {
	switch x := x.(type) {
	case *syntax.Ident:
		if isConstant(x) {
			return x.Name
		}
		return "name"
	case *syntax.Literal:
		return "literal"
	case *FStringExpr:
		return "f-string expression"
	case *EllipsisExpr:
		return "ellipsis"
	case *syntax.ParenExpr:
		return describe(x.X)
	case *syntax.CallExpr:
		return "function call"
	case *syntax.DotExpr:
		return "attribute"
	case *syntax.IndexExpr, *syntax.SliceExpr:
		return "subscript"
	case *syntax.TupleExpr:
		return "tuple"
	case *syntax.ListExpr:
		return "list"
	case *syntax.DictExpr:
		return "dict literal"
	case *SetExpr:
		return "set display"
	case *syntax.Comprehension:
		if x.Curly {
			return "dict comprehension"
		}
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *GenExpr:
		return "generator expression"
	case *syntax.LambdaExpr, *LambdaExpr:
		return "lambda"
	case *syntax.CondExpr:
		return "conditional expression"
	case *CompareExpr:
		return "comparison"
	case *StarredExpr:
		return "starred"
	case *NamedExpr:
		return "named expression"
	case *YieldExpr, *YieldFromExpr:
		return "yield expression"
	case *syntax.BinaryExpr:
		switch x.Op {
		case syntax.LT, syntax.GT, syntax.LE, syntax.GE, syntax.EQL, syntax.NEQ, syntax.IN, syntax.NOT_IN:
			return "comparison"
		}
	}
	return "expression"
}

// unparen returns the expression that is in parentheses, or x.
func unparen(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.ParenExpr)
		if !ok {
			return x
		}
		x = p.X
	}
}
