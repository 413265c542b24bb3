package symtable

import (
	"fmt"

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
	case *syntax.Ident:
		a.ident(x)
	case *syntax.Literal, *pysyntax.EllipsisExpr:
	case *syntax.ParenExpr:
		a.expr(x.X)
	case *syntax.CallExpr:
		a.expr(x.Fn)
		for _, arg := range x.Args {
			a.arg(arg)
		}
	case *syntax.DotExpr:
		a.expr(x.X)
		a.noteUse(x.Name, a.scope, Attribute)
	case *syntax.BinaryExpr:
		a.expr(x.X)
		a.expr(x.Y)
	case *syntax.UnaryExpr:
		a.opt(x.X)
	case *syntax.TupleExpr:
		a.exprs(x.List)
	case *syntax.ListExpr:
		a.exprs(x.List)
	case *syntax.DictExpr:
		a.exprs(x.List)
	case *syntax.DictEntry:
		a.expr(x.Key)
		a.expr(x.Value)
	case *syntax.IndexExpr:
		a.expr(x.X)
		a.expr(x.Y)
	case *syntax.SliceExpr:
		a.expr(x.X)
		a.opt(x.Lo)
		a.opt(x.Hi)
		a.opt(x.Step)
	case *syntax.CondExpr:
		a.expr(x.Cond)
		a.expr(x.True)
		a.expr(x.False)
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
	case *pysyntax.StarredExpr:
		a.expr(x.X)
	case *pysyntax.PowExpr:
		a.expr(x.X)
		a.expr(x.Y)
	case *pysyntax.CompareExpr:
		a.expr(x.X)
		for _, link := range x.Links {
			a.expr(link.Y)
		}
	case *pysyntax.NamedExpr:
		a.expr(x.X)
		a.walrus(x.Name)
	case *pysyntax.YieldExpr:
		a.blocks.yields = true
		a.opt(x.X)
	case *pysyntax.YieldFromExpr:
		a.blocks.yields = true
		a.expr(x.X)
	case *pysyntax.SetExpr:
		a.exprs(x.List)
	case *pysyntax.SliceItem:
		a.opt(x.Lo)
		a.opt(x.Hi)
		a.opt(x.Step)
	case *pysyntax.FStringExpr:
		a.exprs(x.Parts)
	case *pysyntax.FStringField:
		a.expr(x.X)
		a.exprs(x.Spec)
	default:
		panic(fmt.Sprintf("symtable: unexpected expression %T", x))
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
