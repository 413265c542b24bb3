package lower

import "go.starlark.net/syntax"

// method lowers d, which is called. It returns what to call, and if that is not d's value
// itself, what to pass to it before the arguments: it costs less to find a function, and
// pass it self, than to make a bound method. The object is evaluated twice then, or goes
// into a variable; front says that nothing in the statement is evaluated before it.
func (l *lowerer) method(d *syntax.DotExpr, front bool) (fn, self syntax.Expr) {
	if c, ok := d.X.(*syntax.CallExpr); ok {
		if super, v := l.superOf(c); super != nil && v.store == plain {
			return l.apply2(d.Dot, "$supermethod", super, text(d.NamePos, d.Name.Name)), ident(d.Dot, v.emit)
		}
		if front {
			l.front = c
		}
	}
	if l.typeOf(d.X).is(tModule | tClass) {
		return l.expr(d), nil
	}
	stable := l.isStable(d.X)
	if !stable && !front {
		return l.expr(d), nil
	}
	x := l.expr(d.X)
	if !stable {
		const object = "$self" // read at once: other statements have the same
		l.emit(assign(d.Dot, ident(d.Dot, object), x))
		x = ident(d.Dot, object)
	}
	return l.apply2(d.Dot, "$method", x, text(d.NamePos, d.Name.Name)), again(x)
}

// callNative lowers the call of a method that some built-in type has, with few arguments,
// to an applied builtin, since most such calls are of built-in types' methods. It returns
// nil for other calls.
func (l *lowerer) callNative(d *syntax.DotExpr, x *syntax.CallExpr) syntax.Expr {
	name := d.Name.Name
	native := l.opts.Attr != nil && l.opts.Attr(name) || name == "append"
	if !native || len(x.Args) > 2 || !plainArgs(x.Args) || isSelf(d.X) || l.typeOf(d.X).is(tModule|tClass) {
		return nil
	}
	if c, ok := d.X.(*syntax.CallExpr); ok && l.callee(c) == "super" {
		return nil
	}
	fn := [...]string{"$call0", "$call1", "$call2"}[len(x.Args)]
	pos := d.Dot
	if len(x.Args) == 0 {
		pos = x.Lparen
	}
	y := l.apply2(pos, fn, l.expr(d.X), text(d.NamePos, name))
	for _, arg := range x.Args {
		y = index(y, x.Lparen, l.expr(arg))
	}
	return y
}

// isStable reports whether x, not lowered yet, can be evaluated twice: what other code
// runs meanwhile does not matter.
func (l *lowerer) isStable(x syntax.Expr) bool {
	switch x := unparen(x).(type) {
	case *syntax.Literal:
		return true
	case *syntax.Ident:
		v := variableOf(x)
		return v != nil && v.store == plain
	}
	return false
}

// atFront notes that x is what a statement evaluates first, if that is a call that may
// run many times.
func (l *lowerer) atFront(x syntax.Expr) {
	if c, ok := x.(*syntax.CallExpr); ok && l.repeats() {
		l.front = c
	}
}
