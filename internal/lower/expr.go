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
		if x.Token == syntax.BYTES {
			return l.bytes(x), tBytes
		}
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

// bytes lowers a bytes literal, to the variable with its value.
func (l *lowerer) bytes(x *syntax.Literal) syntax.Expr {
	s := slot{"$bytes", syntax.BYTES, x.Value}
	name := l.slots.names[s]
	if name == "" {
		name = l.newSlot(s, "$k", call(l.slots.pos, "$bytes", again(x)))
	}
	return ident(x.TokenPos, name)
}

// attribute lowers the read of an attribute.
func (l *lowerer) attribute(x *syntax.DotExpr) (syntax.Expr, types) {
	direct := l.opts.Attr == nil || !l.opts.Attr(x.Name.Name) || isSelf(x.X)
	y, t := l.typed(x.X)
	of := tUnknown
	if l.boolAttrs[x.Name.Name] {
		of = mixed
	}
	if direct || t.is(tModule|tClass) {
		x.X = y
		return x, of
	}
	return l.apply2(x.Dot, "$attr", y, text(x.NamePos, x.Name.Name)), of
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
	return l.indexed(y, t, x.Lbrack, i, ti), elementOf(t, ti)
}

// indexed returns x[i] for operands that are lowered already.
func (l *lowerer) indexed(x syntax.Expr, tx types, pos syntax.Position, i syntax.Expr, ti types) syntax.Expr {
	if tx.is(tStr) || l.ownIndex(tx, ti) {
		return l.apply2(pos, "$index", x, i)
	}
	return index(x, pos, i)
}

// elementOf returns the types of x[i].
func elementOf(x, i types) types {
	switch {
	case x.is(tStr):
		return tStr
	case x.is(tBytes) && i.is(tInt|tBool):
		return tInt
	}
	return tUnknown
}

// ownIndex reports whether upstream's x[i] may not do what Python's does: it takes no
// bools, slices and objects with __index__ for indices, and True and 1 for two keys, as
// well as a text and the equal instance of a class derived from str.
func (l *lowerer) ownIndex(x, i types) bool {
	if i.maybe(tBool|tSlice) || l.derivedKeys && (!i.is(tInt) || x.is(tDict)) {
		return true
	}
	return i == tUnknown && !x.is(tDict) && l.dunders["__index__"]
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
	if (t == tList || t == tTuple || t == tBytes) && l.isBound(x.Lo) && l.isBound(x.Hi) && l.isBound(x.Step) {
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
	if t != tList && t != tTuple && t != tBytes && t != tStr {
		t = tUnknown
	}
	return call(x.Lbrack, "$slice", append([]syntax.Expr{y}, l.bounds(x)...)...), t
}

// isBound reports whether upstream takes x as a bound of a slice: an int that is not
// large.
func (l *lowerer) isBound(x syntax.Expr) bool {
	if x == nil {
		return true
	}
	if lit, ok := unparen(x).(*syntax.Literal); ok {
		n, ok := lit.Value.(int64)
		return ok && n < 1<<31
	}
	return l.typeOf(x).is(tInt | tBool | tNone)
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
