package lower

import (
	"fmt"
	"strconv"

	"go.starlark.net/syntax"

	"fstar/internal/debuginfo"
	"fstar/internal/pysyntax"
)

func (l *lowerer) assignStmt(s *syntax.AssignStmt) {
	if s.Op != syntax.EQ {
		l.augmented(s.LHS, s.OpPos, s.Op-syntax.PLUS_EQ+syntax.PLUS, s.RHS)
		return
	}
	lhs := unparen(s.LHS)
	if list, ok := sequence(lhs); ok {
		// Where a display of as many elements is assigned, the compiler does it well.
		if values := elements(s.RHS, len(list)); values != nil && !starred(list) && len(list) > 0 && allDirect(list) {
			if l.repeats() {
				l.assignEach(list, s.OpPos, values)
				return
			}
			x := l.expr(s.RHS)
			targets, _ := l.directTargets(list, s.OpPos)
			l.emit(assign(s.OpPos, tuple(s.OpPos, targets...), x))
			return
		}
		l.atFront(s.RHS)
		l.assignTo(lhs, s.OpPos, l.expr(s.RHS))
		return
	}
	l.atFront(s.RHS)
	x := l.expr(s.RHS)
	if i := l.ownItem(lhs); i != nil {
		l.setItem(i, s.OpPos, x)
		return
	}
	if t := l.directTarget(lhs); t != nil {
		s.LHS, s.RHS = t, x
		l.emit(s)
		return
	}
	l.assignTo(lhs, s.OpPos, x)
}

// assignEach emits the assignment of values, not lowered yet, to as many targets, without
// a tuple.
func (l *lowerer) assignEach(targets []syntax.Expr, pos syntax.Position, values []syntax.Expr) {
	list := make([]syntax.Expr, len(values))
	for i, x := range values {
		list[i] = l.expr(x)
		if !constant(list[i]) {
			v := "$v" + strconv.Itoa(i) // they are read at once: other statements may have the same
			l.emit(assign(pos, ident(pos, v), list[i]))
			list[i] = ident(pos, v)
		}
	}
	for i, t := range targets {
		l.emit(assign(pos, l.directTarget(t), list[i]))
	}
}

// repeats reports whether the statement may run many times.
func (l *lowerer) repeats() bool { return l.scope.kind == functionScope || l.frame.hoist != nil }

// multiAssign lowers an assignment to several targets.
func (l *lowerer) multiAssign(s *pysyntax.MultiAssignStmt) {
	x := l.expr(s.RHS)
	targets := s.Targets
	if !constant(x) {
		// A plain variable may serve as the temporary one.
		if id, ok := unparen(targets[0]).(*syntax.Ident); ok && variableOf(id).store == plain {
			v := variableOf(id)
			l.emit(assign(s.OpPos[0], ident(id.NamePos, v.emit), x))
			x = ident(id.NamePos, v.emit)
			targets = targets[1:]
			for _, t := range targets {
				if binds(t, v) { // another value
					x = ident(id.NamePos, l.temp(s.OpPos[0], x))
					break
				}
			}
		} else {
			x = ident(s.OpPos[0], l.temp(s.OpPos[0], x))
		}
	}
	from := len(s.Targets) - len(targets)
	for i, t := range targets {
		l.assignTo(t, s.OpPos[from+i], again(x))
	}
}

// binds reports whether an assignment to a target changes v.
func binds(t syntax.Expr, v *variable) bool {
	switch t := unparen(t).(type) {
	case *syntax.Ident:
		return variableOf(t) == v
	case *pysyntax.StarredExpr:
		return binds(t.X, v)
	default:
		list, _ := sequence(t)
		for _, e := range list {
			if binds(e, v) {
				return true
			}
		}
	}
	return false
}

// annotated lowers an assignment with an annotation, or the annotation alone.
func (l *lowerer) annotated(s *pysyntax.AnnAssignStmt) {
	defer l.annotate(s)
	if s.Value != nil {
		x := l.expr(s.Value)
		l.assignTo(s.Target, s.OpPos, x)
		return
	}
	switch t := unparen(s.Target).(type) { // Python evaluates all but names
	case *syntax.DotExpr:
		l.emit(&syntax.ExprStmt{X: l.expr(t.X)})
	case *syntax.IndexExpr:
		l.emit(&syntax.ExprStmt{X: tuple(s.Colon, l.expr(t.X), l.subscript(t.Y))})
	}
}

// isDirect reports whether directTarget knows the target.
func isDirect(t syntax.Expr) bool {
	switch t := unparen(t).(type) {
	case *syntax.Ident, *syntax.DotExpr:
		return true
	case *syntax.IndexExpr:
		return !hasSlices(t.Y)
	}
	return false
}

func allDirect(list []syntax.Expr) bool {
	for _, t := range list {
		if !isDirect(t) {
			return false
		}
	}
	return true
}

// directTarget lowers a target that upstream has, too; nil if it is another one.
func (l *lowerer) directTarget(t syntax.Expr) syntax.Expr {
	if !isDirect(t) {
		return nil
	}
	switch t := unparen(t).(type) {
	case *syntax.Ident:
		return l.target(t)
	case *syntax.DotExpr:
		t.X = l.expr(t.X)
		return t
	case *syntax.IndexExpr:
		l.opts.Info.Mark(t.Lbrack, debuginfo.Assignment)
		t.X = l.expr(t.X)
		t.Y = l.subscript(t.Y)
		return t
	}
	return nil
}

// ownItem returns the target of an assignment if it is x[i] and upstream's may not do
// what Python's does: see ownIndex.
func (l *lowerer) ownItem(t syntax.Expr) *syntax.IndexExpr {
	i, ok := unparen(t).(*syntax.IndexExpr)
	if !ok || hasSlices(i.Y) || !l.ownIndex(l.typeOf(i.X), l.typeOf(i.Y)) {
		return nil
	}
	return i
}

// setItem emits t = x for a target that ownItem returned, and x that is lowered already.
func (l *lowerer) setItem(t *syntax.IndexExpr, pos syntax.Position, x syntax.Expr) {
	x = l.keep(pos, x, false)
	l.emitCall(t.Lbrack, "$setitem", l.expr(t.X), l.expr(t.Y), x)
}

// assignTo emits an assignment of x, already lowered, to any target.
func (l *lowerer) assignTo(t syntax.Expr, pos syntax.Position, x syntax.Expr) {
	t = unparen(t)
	if list, ok := sequence(t); ok {
		l.assignSequence(list, pos, x)
		return
	}
	if s, ok := t.(*syntax.SliceExpr); ok {
		x = l.keep(pos, x, false)
		args := append([]syntax.Expr{l.expr(s.X)}, l.bounds(s)...)
		l.emitCall(s.Lbrack, "$setslice", append(args, x)...)
		return
	}
	if i := l.ownItem(t); i != nil {
		l.setItem(i, pos, x)
		return
	}
	if i, ok := t.(*syntax.IndexExpr); ok && hasSlices(i.Y) {
		i.X = l.expr(i.X)
		i.Y = l.subscript(i.Y)
		l.emit(assign(pos, i, x))
		return
	}
	target := l.directTarget(t)
	if target == nil {
		panic(fmt.Sprintf("lower: unexpected target %T", t))
	}
	l.emit(assign(pos, target, x))
}

func (l *lowerer) assignSequence(list []syntax.Expr, pos syntax.Position, x syntax.Expr) {
	before, after, star := len(list), 0, false
	for i, e := range list {
		if _, ok := e.(*pysyntax.StarredExpr); ok {
			before, after, star = i, len(list)-i-1, true
		}
	}
	value := l.unpack(pos, x, before, after, star)
	if len(list) == 0 {
		l.emit(&syntax.ExprStmt{X: value})
		return
	}
	if star {
		plainList := make([]syntax.Expr, len(list))
		for i, e := range list {
			if s, ok := e.(*pysyntax.StarredExpr); ok {
				e = s.X
			}
			plainList[i] = e
		}
		list = plainList
	}
	targets, rest := l.directTargets(list, pos)
	l.emit(assign(pos, tuple(pos, targets...), value))
	if rest != nil {
		rest()
	}
}

// inplace has the builtins for x op= y where x may change in place.
var inplace = map[syntax.Token]string{
	syntax.PLUS: "$iadd", syntax.MINUS: "$isub", syntax.STAR: "$imul", syntax.SLASH: "$itruediv",
	syntax.SLASHSLASH: "$ifloordiv", syntax.PERCENT: "$imod", syntax.STARSTAR: "$ipow", syntax.AMP: "$iand",
	syntax.PIPE: "$ior", syntax.CIRCUMFLEX: "$ixor", syntax.LTLT: "$ilsh", syntax.GTGT: "$irsh", pysyntax.MatMul: "$imatmul",
}

// nativeInplace reports whether upstream's x op= y does what Python does.
func (l *lowerer) nativeInplace(op syntax.Token, x, y types) bool {
	if x.maybe(tBool) || y.maybe(tBool) {
		return false
	}
	known := tNum | tStr | tBytes | tNone
	switch op {
	case syntax.STARSTAR, pysyntax.MatMul:
		return false
	case syntax.STAR:
		return x.is(tNum) && y.is(tNum) || y.is(tFloat) && !l.dunders["__imul__"]
	case syntax.LTLT, syntax.GTGT:
		return false // see smallShift
	case syntax.AMP, syntax.PIPE, syntax.CIRCUMFLEX, syntax.SLASHSLASH, syntax.PERCENT:
		return x.is(tInt) && y.is(tInt)
	}
	// Of an unknown x and a number, x may be a bool.
	return (x.is(known) || x.is(tTuple) && op == syntax.PLUS) && (y != tUnknown || x.is(tStr))
}

// augmented lowers lhs op= rhs. What lhs consists of is evaluated once.
func (l *lowerer) augmented(lhs syntax.Expr, pos syntax.Position, op syntax.Token, rhs syntax.Expr) {
	l.opts.Info.Mark(pos, debuginfo.Augmented)
	switch t := unparen(lhs).(type) {
	case *syntax.Ident:
		v := variableOf(t)
		x := l.place(v, t.NamePos, false)
		y, ty := l.typed(rhs)
		if l.nativeInplace(op, v.types(), ty) && v.store == plain {
			l.emit(&syntax.AssignStmt{OpPos: pos, Op: op - syntax.PLUS + syntax.PLUS_EQ, LHS: x, RHS: y})
			return
		}
		l.emit(assign(pos, l.place(v, t.NamePos, true), l.updated(op, pos, x, v.types(), y, ty)))
	case *syntax.DotExpr:
		x := l.expr(t.X)
		ty := l.typeOf(rhs)
		tx := tUnknown
		if l.boolAttrs[t.Name.Name] {
			tx = mixed
		}
		if l.nativeInplace(op, tx, ty) {
			t.X = x
			l.emit(&syntax.AssignStmt{OpPos: pos, Op: op - syntax.PLUS + syntax.PLUS_EQ, LHS: t, RHS: l.expr(rhs)})
			return
		}
		x = l.keep(t.Dot, x, still(t.X) && still(rhs))
		old := &syntax.DotExpr{X: x, Dot: t.Dot, NamePos: t.NamePos, Name: ident(t.NamePos, t.Name.Name)}
		t.X = again(x)
		l.emit(assign(pos, t, l.updated(op, pos, old, tx, l.expr(rhs), ty)))
	case *syntax.IndexExpr:
		ty := l.typeOf(rhs)
		tx, ti := l.typeOf(t.X), l.typeOf(t.Y)
		if hasSlices(t.Y) {
			ti = tOther
		}
		own := l.ownIndex(tx, ti)
		if l.nativeInplace(op, tUnknown, ty) && !hasSlices(t.Y) && !own {
			t.X = l.expr(t.X)
			t.Y = l.subscript(t.Y)
			l.emit(&syntax.AssignStmt{OpPos: pos, Op: op - syntax.PLUS + syntax.PLUS_EQ, LHS: t, RHS: l.expr(rhs)})
			return
		}
		still := still(t.X) && still(t.Y) && still(rhs)
		x := l.keep(t.Lbrack, l.expr(t.X), still)
		y := l.keep(t.Lbrack, l.subscript(t.Y), still)
		value := l.updated(op, pos, l.indexed(x, tx, t.Lbrack, y, ti), tUnknown, l.expr(rhs), ty)
		if own {
			l.emitCall(t.Lbrack, "$setitem", again(x), again(y), value)
			return
		}
		t.X, t.Y = again(x), again(y)
		l.emit(assign(pos, t, value))
	case *syntax.SliceExpr:
		x := l.keep(t.Lbrack, l.expr(t.X), false)
		bounds := l.bounds(t)
		for i, b := range bounds {
			bounds[i] = l.keep(t.Lbrack, b, false)
		}
		old := call(t.Lbrack, "$slice", append([]syntax.Expr{x}, bounds...)...)
		y, ty := l.typed(rhs)
		value := l.updated(op, pos, old, tUnknown, y, ty)
		args := []syntax.Expr{again(x), again(bounds[0]), again(bounds[1]), again(bounds[2]), value}
		l.emitCall(t.Lbrack, "$setslice", args...)
	default:
		panic(fmt.Sprintf("lower: unexpected target %T", t))
	}
}

// still reports whether evaluating x, not lowered yet, runs no code that could assign to
// variables.
func still(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Ident, *syntax.Literal:
		return true
	case *syntax.LambdaExpr:
		return noDefaults(x.Params)
	case *syntax.ParenExpr:
		return still(x.X)
	case *syntax.ListExpr:
		for _, e := range x.List {
			if !still(e) {
				return false
			}
		}
		return true
	case *syntax.TupleExpr:
		for _, e := range x.List {
			if !still(e) {
				return false
			}
		}
		return true
	}
	return false
}

func noDefaults(params []syntax.Expr) bool {
	for _, p := range params {
		if _, ok := p.(*syntax.Ident); !ok {
			return false
		}
	}
	return true
}

// updated returns the value of x op= y, both lowered.
func (l *lowerer) updated(op syntax.Token, pos syntax.Position, x syntax.Expr, tx types, y syntax.Expr, ty types) syntax.Expr {
	if l.nativeInplace(op, tx, ty) || tx.is(tNum|tBool) && op != syntax.PERCENT && op != syntax.STARSTAR {
		z, _ := l.operation(op, pos, x, tx, y, ty)
		if _, native := z.(*syntax.BinaryExpr); native {
			return z
		}
	}
	return l.apply2(pos, inplace[op], x, y)
}
