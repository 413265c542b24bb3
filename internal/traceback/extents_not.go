package traceback

import (
	"go.starlark.net/syntax"
)

// negated returns the comparison that a not, or several, is of, or nil. CPython makes one
// operation of them, unless the not only decides where to go on.
func negated(n *syntax.UnaryExpr) *syntax.BinaryExpr {
	if n.Op != syntax.NOT {
		return nil
	}
	switch x := unparen(n.X).(type) {
	case *syntax.UnaryExpr:
		return negated(x)
	case *syntax.BinaryExpr:
		switch x.Op {
		case syntax.EQL, syntax.NEQ, syntax.LT, syntax.LE, syntax.GT, syntax.GE, syntax.IN, syntax.NOT_IN:
			return x
		}
	}
	return nil
}

// decides notes that x decides where to go on. It may be nil.
func (f *Extents) decides(x syntax.Expr) {
	switch x := unparen(x).(type) {
	case *syntax.UnaryExpr:
		if x.Op == syntax.NOT {
			f.jumps[x] = true
			f.decides(x.X)
		}
	case *syntax.BinaryExpr:
		if x.Op == syntax.AND || x.Op == syntax.OR {
			f.decides(x.X)
			f.decides(x.Y)
		}
	case *syntax.CondExpr:
		f.decides(x.True)
		f.decides(x.False)
	}
}

func unparen(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.ParenExpr)
		if !ok {
			return x
		}
		x = p.X
	}
}
