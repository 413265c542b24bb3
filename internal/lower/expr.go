package lower

import (
	"fmt"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// expr lowers an expression.
func (l *lowerer) expr(x syntax.Expr) syntax.Expr {
	y, _ := l.typed(x)
	return y
}

// cond lowers an expression of which only the truth matters.
func (l *lowerer) cond(x syntax.Expr) syntax.Expr { return l.expr(x) }

// exprs lowers expressions in place.
func (l *lowerer) exprs(list []syntax.Expr) []syntax.Expr {
	for i, x := range list {
		list[i] = l.expr(x)
	}
	return list
}

// typed lowers an expression and returns the types that it may have.
func (l *lowerer) typed(x syntax.Expr) (syntax.Expr, types) {
	switch x := x.(type) {
	case *syntax.Ident:
		return l.load(x)
	case *syntax.Literal:
		return x, literalType(x)
	case *syntax.ParenExpr:
		return l.typed(x.X)
	case *syntax.CallExpr:
		return l.call(x)
	case *syntax.DotExpr:
		return l.attribute(x)
	case *syntax.BinaryExpr:
		return l.binary(x)
	case *syntax.UnaryExpr:
		return l.unary(x)
	case *syntax.IndexExpr:
		return l.index(x)
	case *syntax.SliceExpr:
		return l.slice(x)
	case *syntax.CondExpr:
		var t, f types
		x.Cond = l.cond(x.Cond)
		x.True, t = l.typed(x.True)
		x.False, f = l.typed(x.False)
		return x, t | f
	case *syntax.TupleExpr:
		return l.tuple(x), tTuple
	case *syntax.ListExpr:
		return l.list(x), tList
	case *syntax.DictExpr:
		return l.dict(x), tDict
	case *pysyntax.SetExpr:
		return l.concat("$setof", x.Lbrace, x.List), tSet
	case *syntax.Comprehension:
		y := l.comprehension(x)
		if x.Curly {
			return y, tDict
		}
		return y, tList
	case *pysyntax.SetComp:
		return l.setComp(x), tSet
	case *pysyntax.GenExpr:
		return l.genExpr(x), tOther
	case *syntax.LambdaExpr:
		return l.lambda(x, false), tOther
	case *pysyntax.LambdaExpr:
		return l.lambda(&x.LambdaExpr, true), tOther
	case *pysyntax.PowExpr:
		return l.pow(x)
	case *pysyntax.CompareExpr:
		return l.chain(x), tBool | tOther
	case *pysyntax.NamedExpr:
		y, t := l.typed(x.X)
		obj, name := l.namespace(variableOf(x.Name), x.OpPos)
		return call(x.OpPos, "$set", obj, name, y), t
	case *pysyntax.YieldExpr:
		if x.X == nil {
			return l.apply(x.Yield, "$yield", none(x.Yield)), tUnknown
		}
		return l.apply(x.Yield, "$yield", l.expr(x.X)), tUnknown
	case *pysyntax.YieldFromExpr:
		return call(x.Yield, "$yieldfrom", l.expr(x.X)), tUnknown
	case *pysyntax.EllipsisExpr:
		return ident(x.Pos, "$Ellipsis"), tOther
	case *pysyntax.FStringExpr:
		return l.fstring(x.StartPos, x.Parts), tStr
	case *pysyntax.SliceItem:
		return l.subscript(x), tOther
	case *pysyntax.StarredExpr: // the index in a[*b], the value of x = *y,
		return call(x.OpPos, "$tuple", l.expr(x.X)), tTuple
	}
	panic(fmt.Sprintf("lower: unexpected expression %T", x))
}

// attribute lowers the read of an attribute.
func (l *lowerer) attribute(x *syntax.DotExpr) (syntax.Expr, types) {
	direct := l.opts.Attr == nil || !l.opts.Attr(x.Name.Name) || isSelf(x.X)
	y, t := l.typed(x.X)
	if direct || t.is(tModule|tClass) {
		x.X = y
		return x, tUnknown
	}
	return l.apply2(x.Dot, "$attr", y, text(x.NamePos, x.Name.Name)), tUnknown
}

// isSelf reports whether x is the first parameter of a method: an object of a class of the
// script, which has its attributes itself.
func isSelf(x syntax.Expr) bool {
	id, ok := x.(*syntax.Ident)
	if !ok {
		return false
	}
	v := variableOf(id)
	return v != nil && v.scope.isMethod && v.scope.self == v && v.writes == 1
}

func (l *lowerer) index(x *syntax.IndexExpr) (syntax.Expr, types) {
	y, t := l.typed(x.X)
	var i syntax.Expr
	var ti types
	if hasSlices(x.Y) {
		i, ti = l.subscript(x.Y), tOther
	} else {
		i, ti = l.typed(x.Y)
	}
	switch {
	case t.is(tStr):
		return l.apply2(x.Lbrack, "$index", y, i), tStr
	case ti.maybe(tBool) && !t.is(tDict):
		return l.apply2(x.Lbrack, "$index", y, i), tUnknown
	}
	x.X, x.Y = y, i
	return x, tUnknown
}

// hasSlices reports whether a subscript has slices among its items, or stars.
func hasSlices(y syntax.Expr) bool {
	switch y := y.(type) {
	case *pysyntax.SliceItem, *pysyntax.StarredExpr:
		return true
	case *syntax.TupleExpr:
		for _, e := range y.List {
			if hasSlices(e) {
				return true
			}
		}
	}
	return false
}

// subscript lowers what is in the brackets.
func (l *lowerer) subscript(y syntax.Expr) syntax.Expr {
	s, ok := y.(*pysyntax.SliceItem)
	if !ok {
		return l.expr(y)
	}
	return call(s.Colon, "$sliceof", l.opt(s.Lo, s.Colon), l.opt(s.Hi, s.Colon), l.opt(s.Step, s.Colon))
}

// opt lowers an expression that may be missing, which means None.
func (l *lowerer) opt(x syntax.Expr, pos syntax.Position) syntax.Expr {
	if x == nil {
		return none(pos)
	}
	return l.expr(x)
}

func (l *lowerer) bounds(x *syntax.SliceExpr) []syntax.Expr {
	return []syntax.Expr{l.opt(x.Lo, x.Lbrack), l.opt(x.Hi, x.Lbrack), l.opt(x.Step, x.Lbrack)}
}

func (l *lowerer) slice(x *syntax.SliceExpr) (syntax.Expr, types) {
	y, t := l.typed(x.X)
	if t == tList || t == tTuple || t == tBytes {
		x.X = y
		for _, b := range []*syntax.Expr{&x.Lo, &x.Hi, &x.Step} {
			if *b == nil {
				continue
			}
			var tb types
			*b, tb = l.typed(*b)
			if tb.maybe(tBool) {
				*b = l.number(x.Lbrack, *b)
			}
		}
		return x, t
	}
	if !t.is(tStr) {
		t = tUnknown
	}
	return call(x.Lbrack, "$slice", append([]syntax.Expr{y}, l.bounds(x)...)...), t
}

// fstring lowers the parts of an f-string or of a format spec.
func (l *lowerer) fstring(pos syntax.Position, parts []syntax.Expr) syntax.Expr {
	const maxFields = 60 // so that a call has no more than 255 arguments
	var sum syntax.Expr
	var args []syntax.Expr
	lit := ""
	fields := 0
	flush := func() {
		var x syntax.Expr
		if args == nil {
			x = text(pos, lit)
		} else {
			x = l.template(pos, append(args, text(pos, lit)))
		}
		if sum == nil {
			sum = x
		} else {
			sum = binary(sum, pos, syntax.PLUS, x)
		}
		args, lit, fields = nil, "", 0
	}
	for _, p := range parts {
		if s, ok := p.(*syntax.Literal); ok {
			lit += s.Value.(string)
			continue
		}
		f := p.(*pysyntax.FStringField)
		if fields == maxFields {
			flush()
		}
		fields++
		lit += f.Equal
		conv := ""
		switch {
		case f.Conv != 0:
			conv = string(f.Conv)
		case f.Equal != "" && !f.Colon.IsValid():
			conv = "r"
		}
		args = append(args, text(f.Lbrace, lit))
		lit = ""
		x := l.expr(f.X)
		spec := l.fstring(f.Lbrace, f.Spec)
		args = append(args, x, text(f.Lbrace, conv), spec)
	}
	flush()
	return sum
}
