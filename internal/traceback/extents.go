package traceback

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// Extents are the extents of a source file. It may be used by any goroutine.
type Extents struct {
	extents map[point]Extent
	jumps   map[*syntax.UnaryExpr]bool // the nots that decide where to go on
}

// A point is a position in the file.
type point struct{ line, col int32 }

// ParseExtents returns the extents of a source. One with errors has none.
func ParseExtents(src string) *Extents {
	f := &Extents{extents: make(map[point]Extent), jumps: make(map[*syntax.UnaryExpr]bool)}
	tree, err := pysyntax.Parse("", src)
	if err != nil {
		return f
	}
	pysyntax.Walk(tree, func(n syntax.Node) bool {
		f.add(n)
		return true
	})
	return f
}

// At returns what an error at pos is an error of. ok is false if that is not known.
func (f *Extents) At(pos syntax.Position) (x Extent, ok bool) {
	x, ok = f.extents[point{pos.Line, pos.Col}]
	return x, ok
}

// put notes that what runs at pos is x, unless that is known of a node around: with f() as
// x begins where f does, and it is the call that matters.
func (f *Extents) put(pos syntax.Position, x Extent) {
	at := point{pos.Line, pos.Col}
	if _, ok := f.extents[at]; !ok {
		f.extents[at] = x
	}
}

// add notes what runs at the positions of n.
func (f *Extents) add(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Ident:
		f.put(n.NamePos, whole(n))
	case *syntax.CallExpr:
		f.put(n.Lparen, expr(n))
		for _, arg := range n.Args {
			if star, ok := arg.(*syntax.UnaryExpr); ok && (star.Op == syntax.STAR || star.Op == syntax.STARSTAR) {
				f.put(star.OpPos, expr(n))
			}
		}
	case *syntax.IndexExpr:
		f.put(n.Lbrack, expr(n))
	case *syntax.SliceExpr:
		f.put(n.Lbrack, expr(n))
	case *syntax.DotExpr:
		f.put(n.Dot, attribute(n))
	case *syntax.UnaryExpr:
		f.put(n.OpPos, expr(n))
		if cmp := negated(n); cmp != nil && !f.jumps[n] {
			f.put(cmp.OpPos, whole(n))
		}
	case *syntax.BinaryExpr:
		f.put(n.OpPos, expr(n))
	case *pysyntax.PowExpr:
		f.put(n.OpPos, expr(n))
	case *pysyntax.CompareExpr:
		for _, link := range n.Links {
			f.put(link.OpPos, whole(n))
		}
	case *pysyntax.YieldExpr:
		f.put(n.Yield, whole(n))
	case *pysyntax.YieldFromExpr:
		f.put(n.Yield, whole(n))
	case *syntax.ListExpr:
		f.addStars(n, n.List)
	case *syntax.TupleExpr:
		f.addStars(n, n.List)
	case *pysyntax.SetExpr:
		f.addStars(n, n.List)
		f.put(n.Lbrace, whole(n))
	case *pysyntax.SetComp:
		f.put(n.Lbrack, whole(n.Body))
	case *syntax.DictExpr:
		f.addStars(n, n.List)
		for _, e := range n.List {
			if entry, ok := e.(*syntax.DictEntry); ok {
				f.put(entry.Colon, whole(n))
			}
		}
	case *syntax.Comprehension:
		if entry, ok := n.Body.(*syntax.DictEntry); ok {
			f.put(n.Lbrack, Extent{Start: syntax.Start(entry.Key), End: end(entry.Value)})
		}
	case *pysyntax.FStringField:
		f.put(n.Lbrace, whole(n))
	case *syntax.ForClause:
		f.put(n.In, expr(n.X))
		f.put(n.For, whole(n.Vars))
		f.addTargets(n.Vars)
	case *syntax.CondExpr:
		f.decides(n.Cond)
	case *syntax.IfClause:
		f.decides(n.Cond)
	default:
		f.addStatement(n)
	}
}

// addStatement is add for statements and their parts.
func (f *Extents) addStatement(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.ExprStmt:
		e := expr(n.X)
		if _, ok := n.X.(*syntax.ParenExpr); ok {
			e = whole(n.X)
		}
		f.put(syntax.End(n.X), e) // where a session shows it
	case *syntax.AssignStmt:
		if n.Op == syntax.EQ {
			f.put(n.OpPos, whole(n.LHS))
			f.addCall(n, n.RHS)
		} else {
			f.put(n.OpPos, whole(n))
		}
	case *pysyntax.PowAssignStmt:
		f.put(n.OpPos, whole(n))
	case *pysyntax.MultiAssignStmt:
		for i, target := range n.Targets {
			f.put(n.OpPos[i], whole(target))
		}
		f.addCall(n, n.RHS)
	case *syntax.ReturnStmt:
		if call, ok := n.Result.(*syntax.CallExpr); ok {
			if _, ok := call.Fn.(*syntax.Ident); ok {
				f.addCall(n, call)
			}
		}
	case *syntax.IfStmt:
		f.decides(n.Cond)
	case *syntax.WhileStmt:
		f.decides(n.Cond)
	case *pysyntax.WhileElseStmt:
		f.decides(n.Cond)
	case *pysyntax.CaseClause:
		f.decides(n.Guard)
	case *pysyntax.ClassPattern:
		e := whole(n)
		e.Left, e.Right = n.Lparen, e.End
		f.put(n.Lparen, e)
	case *syntax.ForStmt:
		f.put(n.For, expr(n.X))
		f.addTargets(n.Vars)
	case *pysyntax.ForElseStmt:
		f.put(n.For, expr(n.X))
		f.addTargets(n.Vars)
	case *pysyntax.WithItem:
		f.put(syntax.Start(n.X), expr(n.X))
	case *pysyntax.RaiseStmt:
		f.put(n.Raise, whole(n))
	case *pysyntax.AssertStmt:
		f.put(n.Assert, expr(n.Cond))
		f.decides(n.Cond)
	case *pysyntax.ImportStmt:
		for _, name := range n.Names {
			f.put(syntax.Start(name), whole(n))
		}
	case *pysyntax.FromStmt:
		f.put(n.From, whole(n))
		for _, name := range n.Names {
			f.put(syntax.Start(name), whole(n))
		}
	case *pysyntax.ClassStmt:
		f.put(n.Class, whole(n))
	case *pysyntax.Decorator:
		f.put(n.At, expr(n.X))
	}
}

// addStars notes what is behind stars in a display.
func (f *Extents) addStars(display syntax.Node, elems []syntax.Expr) {
	for _, e := range elems {
		if star, ok := e.(*pysyntax.StarredExpr); ok {
			f.put(star.OpPos, whole(display))
			f.put(syntax.Start(display), whole(display))
		}
	}
}

// addTargets notes what a for loop unpacks its elements into. Where it begins a name may begin,
// which does not fail when it is assigned to.
func (f *Extents) addTargets(vars syntax.Expr) {
	switch vars.(type) {
	case *syntax.TupleExpr, *syntax.ListExpr, *syntax.ParenExpr:
		f.put(syntax.Start(vars), whole(vars))
	}
}

// addCall notes the call x, if it is one, that is all that the statement n does.
func (f *Extents) addCall(n syntax.Stmt, x syntax.Expr) {
	call, ok := x.(*syntax.CallExpr)
	if !ok {
		return
	}
	e := expr(call)
	e.Statement = syntax.Start(n)
	f.put(call.Lparen, e)
}
