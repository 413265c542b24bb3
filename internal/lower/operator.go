package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// number returns an expression for x where a bool counts as a number.
func (l *lowerer) number(pos syntax.Position, x syntax.Expr) syntax.Expr {
	return l.apply(pos, "$n", x)
}

func (l *lowerer) unary(x *syntax.UnaryExpr) (syntax.Expr, types) {
	y, t := l.typed(x.X)
	if x.Op == syntax.NOT {
		x.X = y
		return x, tBool
	}
	if t&tBool != 0 {
		y = l.number(x.OpPos, y)
	}
	x.X = y
	return x, unaryType(x.Op, t)
}

func (l *lowerer) binary(x *syntax.BinaryExpr) (syntax.Expr, types) {
	if x.Op == syntax.AND || x.Op == syntax.OR {
		var tx, ty types
		x.X, tx = l.typed(x.X)
		x.Y, ty = l.typed(x.Y)
		return x, tx | ty
	}
	a, ta := l.typed(x.X)
	b, tb := l.typed(x.Y)
	if isComparison(x.Op) {
		return l.compare(x.Op, false, x.OpPos, a, ta, b, tb), tBool | tOther
	}
	return l.operation(x.Op, x.OpPos, a, ta, b, tb)
}

func isComparison(op syntax.Token) bool {
	switch op {
	case syntax.EQL, syntax.NEQ, syntax.LT, syntax.GT, syntax.LE, syntax.GE, syntax.IN, syntax.NOT_IN:
		return true
	}
	return false
}

// notNumbers are types whose operators take no numbers, and so no bools.
const notNumbers = tStr | tBytes | tList | tTuple | tDict | tSet | tNone

var arithmetic = map[syntax.Token]string{
	syntax.PLUS: "$add", syntax.MINUS: "$sub", syntax.STAR: "$mul", syntax.SLASH: "$truediv",
}

var bitwise = map[syntax.Token]string{
	syntax.PIPE: "$or", syntax.AMP: "$and", syntax.CIRCUMFLEX: "$xor", syntax.LTLT: "$lsh", syntax.GTGT: "$rsh",
}

// operation returns x op y for operands that are lowered already.
func (l *lowerer) operation(op syntax.Token, pos syntax.Position, x syntax.Expr, tx types, y syntax.Expr, ty types) (syntax.Expr, types) {
	t := binaryType(op, tx, ty)
	switch op {
	case syntax.PLUS, syntax.MINUS, syntax.SLASH, syntax.STAR:
		own := tx&tBool != 0 || ty&tBool != 0
		if op != syntax.STAR && (tx.is(notNumbers) || ty.is(notNumbers)) {
			own = false
		}
		if op == syntax.SLASH && (l.isLarge(x) || l.isLarge(y)) {
			own = true // upstream makes a float of it before it divides
		}
		if own || op == syntax.PLUS && folds(x, tx, y) {
			return l.apply2(pos, arithmetic[op], x, y), t
		}
		return binary(x, pos, op, y), t
	case syntax.SLASHSLASH: // upstream's rounds the quotient of floats
		if !tx.is(tInt) || !ty.is(tInt) {
			return l.apply2(pos, "$floordiv", x, y), t
		}
	case syntax.PERCENT: // upstream's gives a zero of floats another sign
		if !tx.is(tInt) || !ty.is(tInt) {
			return l.apply2(pos, "$mod", x, y), t
		}
	case syntax.STARSTAR:
		return l.apply2(pos, "$pow", x, y), t
	case pysyntax.MatMul:
		return l.apply2(pos, "$matmul", x, y), t
	case syntax.LTLT, syntax.GTGT:
		if !tx.is(tInt) || !smallShift(y) {
			return l.apply2(pos, bitwise[op], x, y), t
		}
	default:
		native := tx.is(tInt) || ty.is(tInt) || tx.is(tSet) && ty.is(tSet) && !l.derivedKeys
		if !native {
			return l.apply2(pos, bitwise[op], x, y), t
		}
	}
	if tx&tBool != 0 {
		x = l.number(pos, x)
	}
	if ty&tBool != 0 {
		y = l.number(pos, y)
	}
	return binary(x, pos, op, y), t
}

// isLarge reports whether a lowered expression looks like a large int.
func (l *lowerer) isLarge(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Literal:
		n, small := x.Value.(int64)
		return x.Token == syntax.INT && (!small || n > 1<<53)
	case *syntax.IndexExpr:
		fn := l.applied(x)
		return fn == "$pow" || fn == "$lsh"
	case *syntax.BinaryExpr:
		return x.Op == syntax.LTLT
	}
	return false
}

// smallShift reports whether y is an int by which upstream, too, can shift.
func smallShift(y syntax.Expr) bool {
	lit, ok := unparen(y).(*syntax.Literal)
	if !ok {
		return false
	}
	n, ok := lit.Value.(int64)
	return ok && n < 512
}

// folds reports whether upstream's compiler would join y with the last summand of x, both
// being literals or displays. That is wrong if the first one has an operator of its own.
func folds(x syntax.Expr, tx types, y syntax.Expr) bool {
	sum, ok := x.(*syntax.BinaryExpr)
	if !ok || sum.Op != syntax.PLUS || tx.is(notNumbers) {
		return false
	}
	k := summand(y)
	return k != 0 && k == summand(sum.Y)
}

func summand(x syntax.Expr) types {
	switch x := x.(type) {
	case *syntax.Literal:
		if x.Token == syntax.STRING {
			return tStr
		}
	case *syntax.ListExpr:
		return tList
	case *syntax.TupleExpr:
		return tTuple
	}
	return 0
}

// pow lowers x ** y, or computes it.
func (l *lowerer) pow(x *pysyntax.PowExpr) (syntax.Expr, types) {
	a, ta := l.typed(x.X)
	b, tb := l.typed(x.Y)
	if n, ok := smallPower(a, b); ok {
		return &syntax.Literal{Token: syntax.INT, TokenPos: syntax.Start(a), Value: n}, tInt
	}
	return l.apply2(x.OpPos, "$pow", a, b), binaryType(syntax.STARSTAR, ta, tb)
}

// smallPower returns x ** y if both are literals and it fits.
func smallPower(x, y syntax.Expr) (int64, bool) {
	a, ok := x.(*syntax.Literal)
	if !ok {
		return 0, false
	}
	b, ok := y.(*syntax.Literal)
	if !ok {
		return 0, false
	}
	base, ok := a.Value.(int64)
	if !ok {
		return 0, false
	}
	exp, ok := b.Value.(int64)
	if !ok || exp > 62 || base > 1<<31 {
		return 0, false
	}
	n := int64(1)
	for range exp {
		n *= base
		if n >= 1<<31 && base > 1 && n > (1<<62)/base {
			return 0, false
		}
	}
	return n, true
}

// compare returns a comparison of operands that are lowered already. negate is for is not.
func (l *lowerer) compare(op syntax.Token, negate bool, pos syntax.Position, x syntax.Expr, tx types, y syntax.Expr, ty types) syntax.Expr {
	switch op {
	case syntax.EQL, syntax.NEQ:
		if l.nativeEqual(tx, ty) && !bothMayBeNaN(x, tx, y, ty) {
			break
		}
		if op == syntax.EQL {
			return l.apply2(pos, "$eq", x, y)
		}
		return l.apply2(pos, "$ne", x, y)
	case syntax.LT, syntax.GT, syntax.LE, syntax.GE:
		if !l.nativeOrder(x, tx, y, ty) {
			return l.apply2(pos, orders[op], x, y)
		}
		if tx.maybe(tBool) {
			x = l.number(pos, x)
		}
		if ty.maybe(tBool) {
			y = l.number(pos, y)
		}
	case syntax.IN, syntax.NOT_IN:
		// Upstream finds no number that is equal to a bool.
		if l.derived || !tx.is(tStr|tBytes|tNone) && !ty.is(tStr|tBytes|tDict) || tx.maybe(tBool) || displaysBool(y) {
			z := l.apply2(pos, "$in", x, y)
			if op == syntax.NOT_IN {
				return not(pos, z)
			}
			return z
		}
	case syntax.IS:
		if !singleton(x) && !singleton(y) {
			z := l.apply2(pos, "$is", x, y)
			if negate {
				return not(pos, z)
			}
			return z
		}
		op = syntax.EQL
		if negate {
			op = syntax.NEQ
		}
	}
	return binary(x, pos, op, y)
}

// bothMayBeNaN reports whether both operands may be a NaN, which upstream takes for equal
// to itself.
func bothMayBeNaN(x syntax.Expr, tx types, y syntax.Expr, ty types) bool {
	_, xLiteral := x.(*syntax.Literal)
	_, yLiteral := y.(*syntax.Literal)
	return tx&tFloat != 0 && ty&tFloat != 0 && !xLiteral && !yLiteral
}

// displaysBool reports whether x is a display with a bool in it, lowered.
func displaysBool(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.ListExpr:
		return slices.ContainsFunc(x.List, isBool)
	case *syntax.TupleExpr:
		return slices.ContainsFunc(x.List, isBool)
	}
	return false
}

// nativeEqual reports whether upstream's == does what Python's does.
func (l *lowerer) nativeEqual(x, y types) bool {
	const own = tOther | tModule | tClass // what may bring its own idea of equality
	if x.is(tNum) && y.is(tNum) {         // but upstream's NaN equals itself
		return x.is(tInt) || y.is(tInt)
	}
	if x.is(tBytes) && y.is(tBytes) { // but a bytes may equal a bytearray
		return true
	}
	const scalar = tStr | tNone
	if !x.is(scalar) && !y.is(scalar) {
		return false
	}
	return (x|y)&own == 0 || !l.dunders["__eq__"] && !l.dunders["__ne__"]
}

var orders = map[syntax.Token]string{syntax.LT: "$lt", syntax.GT: "$gt", syntax.LE: "$le", syntax.GE: "$ge"}

// nativeOrder reports whether upstream's order does what Python's does: for all but
// instances, of classes with an order of their own, that are compared with others, and
// tuples that are compared with named ones.
func (l *lowerer) nativeOrder(x syntax.Expr, tx types, y syntax.Expr, ty types) bool {
	const known = tNum | tStr | tBytes
	if tx.is(known) && ty.is(known) {
		return true
	}
	if tx.is(tBytes) || ty.is(tBytes) { // the other may be a bytearray
		return false
	}
	for _, name := range []string{"__lt__", "__gt__", "__le__", "__ge__"} {
		if l.dunders[name] {
			return false
		}
	}
	return !isTuple(x) && !isTuple(y)
}

func isTuple(x syntax.Expr) bool {
	if p, ok := x.(*syntax.ParenExpr); ok {
		x = p.X
	}
	_, ok := x.(*syntax.TupleExpr)
	return ok
}

// singleton reports whether x is the one value of its type that is equal to it.
func singleton(x syntax.Expr) bool {
	id, ok := x.(*syntax.Ident)
	return ok && (id.Name == "None" || id.Name == "True" || id.Name == "False")
}

// chain lowers a comparison of several links.
func (l *lowerer) chain(c *pysyntax.CompareExpr) syntax.Expr {
	x, t := l.typed(c.X)
	return l.links(x, t, c.Links)
}

func (l *lowerer) links(x syntax.Expr, tx types, links []pysyntax.CompareLink) syntax.Expr {
	link := links[0]
	pos := link.OpPos
	y, ty := l.typed(link.Y)
	if len(links) == 1 {
		return l.compare(link.Op, link.Not, pos, x, tx, y, ty)
	}
	if simple(y) {
		next := again(y)
		return binary(l.compare(link.Op, link.Not, pos, x, tx, y, ty), pos, syntax.AND, l.links(next, ty, links[1:]))
	}
	// The middle operand goes into a variable, the left one before it.
	names := []string{l.unique("$t")}
	values := []syntax.Expr{y}
	if !constant(x) {
		left := l.unique("$t")
		names = []string{left, names[0]}
		values = []syntax.Expr{x, y}
		x = ident(pos, left)
	}
	mid := names[len(names)-1]
	first := l.compare(link.Op, link.Not, pos, x, tx, ident(pos, mid), ty)
	return let(pos, names, values, binary(first, pos, syntax.AND, l.links(ident(pos, mid), ty, links[1:])))
}
