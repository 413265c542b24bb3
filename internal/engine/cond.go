package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

// cond compiles an expression of which only the truth matters.
func (k *compiler) cond(x syntax.Expr) cond {
	switch x := unparen(x).(type) {
	case *syntax.BinaryExpr:
		switch x.Op {
		case syntax.AND:
			return and(k.cond(x.X), k.cond(x.Y))
		case syntax.OR:
			return or(k.cond(x.X), k.cond(x.Y))
		case syntax.IN, syntax.NOT_IN, syntax.EQL, syntax.NEQ, syntax.LT, syntax.LE, syntax.GT, syntax.GE:
			return k.link(x.Op, false, x.OpPos, k.operand(x.X), k.operand(x.Y))
		}
	case *pysyntax.CompareExpr:
		if len(x.Links) == 1 {
			l := x.Links[0]
			return k.link(l.Op, l.Not, l.OpPos, k.operand(x.X), k.operand(l.Y))
		}
	case *syntax.UnaryExpr:
		if x.Op == syntax.NOT {
			return not(k.cond(x.X))
		}
	}
	return truthy(k.expr(x), k.site(syntax.Start(x)))
}

//go:noinline
func and(x, y cond) cond {
	return func(f *value.Frame) int {
		if t := x(f); t != yes {
			return t
		}
		return y(f)
	}
}

//go:noinline
func or(x, y cond) cond {
	return func(f *value.Frame) int {
		if t := x(f); t != no {
			return t
		}
		return y(f)
	}
}

//go:noinline
func not(x cond) cond {
	return func(f *value.Frame) int {
		t := x(f)
		if t >= 0 {
			t = 1 - t
		}
		return t
	}
}

//go:noinline
func truthy(x expr, at site) cond {
	return func(f *value.Frame) int {
		v := x(f)
		if b, ok := v.AsBool(); ok {
			return truthOf(b)
		}
		if !v.Present() {
			return bad
		}
		return truth(f, v, at)
	}
}

//go:noinline
func asBool(q cond) expr {
	return func(f *value.Frame) value.Value {
		t := q(f)
		if t < 0 {
			return failure
		}
		return value.Bool(t == yes)
	}
}

// link compiles a comparison of two operands.
func (k *compiler) link(op syntax.Token, negated bool, pos syntax.Position, x, y *operand) cond {
	n := newOperation(op, k.site(pos)).of(x.name, y.name)
	switch op {
	case syntax.LT:
		return less(n, x, y)
	case syntax.LE:
		return lessEqual(n, x, y)
	case syntax.GT:
		return greater(n, x, y)
	case syntax.GE:
		return greaterEqual(n, x, y)
	case syntax.EQL:
		return equal(n, x, y)
	case syntax.NEQ:
		return notEqual(n, x, y)
	case syntax.IS:
		if y.shape == 'K' && y.constant.TypeWord() == 0 {
			return identicalTo(x.node(), y.constant, truthOf(!negated))
		}
		return identical(x.node(), y.node(), truthOf(!negated))
	}
	return contained(x.node(), y.node(), truthOf(op == syntax.IN), n.at)
}

// identicalTo asks whether x is None, True or another value that no other is equal to.
//
//go:noinline
func identicalTo(x expr, y value.Value, want int) cond {
	return func(f *value.Frame) int {
		a := x(f)
		if a == y {
			return want
		}
		if !a.Present() {
			return bad
		}
		return 1 - want
	}
}

//go:noinline
func identical(x, y expr, want int) cond {
	return func(f *value.Frame) int {
		a := x(f)
		if !a.Present() {
			return bad
		}
		b := y(f)
		if !b.Present() {
			return bad
		}
		if truthOf(a == b || a.TypeWord() == b.TypeWord() && object.Is(a.Starlark(), b.Starlark())) == want {
			return yes
		}
		return no
	}
}

//go:noinline
func contained(x, y expr, want int, at site) cond {
	return func(f *value.Frame) int {
		a := x(f)
		if !a.Present() {
			return bad
		}
		b := y(f)
		if !b.Present() {
			return bad
		}
		in, err := object.ContainsValue(threadOf(f), b, a)
		if err != nil {
			return failCond(f, at, err)
		}
		if truthOf(in) == want {
			return yes
		}
		return no
	}
}

// comparison compiles a chain of comparisons, or one with is.
func (k *compiler) comparison(x *pysyntax.CompareExpr) expr {
	if len(x.Links) == 1 {
		return asBool(k.cond(x))
	}
	temps := k.temps
	left := k.temp(syntax.Start(x))
	run := k.links(left, x.Links)
	k.temps = temps
	return chain(left, k.expr(x.X), run)
}

//go:noinline
func chain(left uint8, x, links expr) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		f[left] = v
		return links(f)
	}
}

// links compiles comparisons of what the slot left has.
func (k *compiler) links(left uint8, links []pysyntax.CompareLink) expr {
	l := links[0]
	x := &operand{shape: 'E', expr: func(f *value.Frame) value.Value { return f[left] }}
	if len(links) == 1 {
		return k.linkValue(l, x, k.operand(l.Y))
	}
	right := k.temp(l.OpPos)
	y := &operand{shape: 'E', expr: keep(right, k.expr(l.Y))}
	first := k.linkValue(l, x, y)
	return either(first, k.links(right, links[1:]), true, k.site(l.OpPos))
}

// linkValue compiles a comparison whose result may be any value.
func (k *compiler) linkValue(l pysyntax.CompareLink, x, y *operand) expr {
	switch l.Op {
	case syntax.IN, syntax.NOT_IN, syntax.IS:
		return asBool(k.link(l.Op, l.Not, l.OpPos, x, y))
	}
	return compared(newOperation(l.Op, k.site(l.OpPos)), x, y)
}

// keep computes an expression, and keeps the value in a slot.
//
//go:noinline
func keep(slot uint8, x expr) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		f[slot] = v
		return v
	}
}
