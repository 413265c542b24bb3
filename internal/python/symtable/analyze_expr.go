package symtable

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

func (a *analyzer) exprs(list []syntax.Expr) {
	for _, x := range list {
		a.expr(x)
	}
}

// opt analyzes an expression that may be nil.
func (a *analyzer) opt(x syntax.Expr) {
	if x != nil {
		a.expr(x)
	}
}

// arg analyzes an argument of a call.
func (a *analyzer) arg(x syntax.Expr) {
	if b, ok := x.(*syntax.BinaryExpr); ok && b.Op == syntax.EQ {
		x = b.Y
	}
	a.expr(x)
}

func (a *analyzer) expr(x syntax.Expr) {
	switch x := x.(type) {
	case pysyntax.Pattern:
		a.pattern(x)
	case *syntax.Ident:
		a.ident(x)
	case *syntax.CallExpr:
		a.expr(x.Fn)
		for _, arg := range x.Args {
			a.arg(arg)
		}
	case *syntax.DotExpr:
		a.expr(x.X)
		a.noteUse(x.Name, a.scope, Attribute)
	case *syntax.Comprehension:
		a.comprehension(x, x, false)
	case *pysyntax.SetComp:
		a.comprehension(&x.Comprehension, x, false)
	case *pysyntax.GenExpr:
		a.comprehension(&x.Comprehension, x, true)
	case *syntax.LambdaExpr:
		a.lambda(x, x)
	case *pysyntax.LambdaExpr:
		a.lambda(&x.LambdaExpr, x)
	case *pysyntax.NamedExpr:
		a.expr(x.X)
		a.walrus(x.Name)
	case *pysyntax.YieldExpr, *pysyntax.YieldFromExpr:
		a.blocks.yields = true
		a.inside(x)
	default:
		a.inside(x)
	}
}

// inside analyzes what a node is made of, where all of that is expressions and statements that are evaluated
// where it is, in the order of [pysyntax.Children].
func (a *analyzer) inside(n syntax.Node) {
	for c := range pysyntax.Children(n) {
		switch c := c.(type) {
		case syntax.Expr:
			a.expr(c)
		case syntax.Stmt:
			a.stmt(c)
		}
	}
}

// ident notes a read. None, True and False are no names.
func (a *analyzer) ident(id *syntax.Ident) {
	switch id.Name {
	case "None", "True", "False":
		return
	case "super":
		if a.scope.Frame().Kind == Function {
			a.scope.use("__class__")
		}
	}
	a.scope.use(id.Name)
	a.noteUse(id, a.scope, Reads)
}

// walrus binds a name in the scope around all comprehensions.
func (a *analyzer) walrus(id *syntax.Ident) {
	s := a.scope
	a.scope.use(id.Name)
	for s.Kind == Comprehension || s.Name == "<genexpr>" {
		s = s.Parent
	}
	if s != a.scope {
		s.use(id.Name)
	}
	s.bind(id.Name, local)
	a.noteUse(id, s, Binds)
}
