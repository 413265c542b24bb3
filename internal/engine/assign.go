package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

func (k *compiler) assignStmt(s *syntax.AssignStmt) stmt {
	lhs := unparen(s.LHS)
	if slot, _, ok := k.slotOf(lhs); ok {
		return k.storeLocal(slot, s.RHS)
	}
	if list, ok := sequenceOf(lhs); ok {
		if values, ok := displayed(s.RHS, list); ok && len(list) <= 4 {
			return k.assignEach(list, values, s.OpPos)
		}
	}
	if n := k.counts(s); n != nil {
		return n
	}
	if to, ok := lhs.(*syntax.IndexExpr); ok {
		v := k.operand(s.RHS)
		return storeItem(k.operand(to.X), k.subscriptOperand(to.Y), v, k.site(to.Lbrack))
	}
	x := k.expr(s.RHS)
	return storeTo(k.target(lhs, s.OpPos), x)
}

// storeLocal compiles the assignment of an expression to a variable in a slot.
func (k *compiler) storeLocal(slot uint8, x syntax.Expr) stmt {
	if v, ok := constantOf(x); ok {
		return storeConstant(slot, v)
	}
	if from, name, ok := k.slotOf(x); ok {
		return copyLocal(slot, from, name, k.site(syntax.Start(x)))
	}
	if b, ok := unparen(x).(*syntax.BinaryExpr); ok {
		if n := k.together(b); n != nil {
			return storeLocal(slot, n)
		}
		switch b.Op {
		case syntax.PLUS, syntax.MINUS, syntax.STAR, syntax.PERCENT, syntax.SLASHSLASH, syntax.SLASH, syntax.AMP, syntax.PIPE,
			syntax.CIRCUMFLEX, syntax.LTLT, syntax.GTGT:
			if percentForm(b) == nil {
				p, q := k.operand(b.X), k.operand(b.Y)
				return arithmeticTo(newOperation(b.Op, k.site(b.OpPos)).of(p.name, q.name), p, q, slot)
			}
		}
	}
	if i, ok := unparen(x).(*syntax.IndexExpr); ok {
		n := newOperation(syntax.LBRACK, k.site(i.Lbrack))
		p, q := k.operand(i.X), k.subscriptOperand(i.Y)
		n.x, n.y = p.name, q.name
		return stmt(indexTo(n, p, q, slot))
	}
	return storeLocal(slot, k.expr(x))
}

// displayed returns the elements of x, if it is a display of as many as there are targets, and
// none of them is starred.
func displayed(x syntax.Expr, targets []syntax.Expr) ([]syntax.Expr, bool) {
	list, ok := sequenceOf(unparen(x))
	if !ok || len(list) != len(targets) || len(list) == 0 {
		return nil, false
	}
	for i := range list {
		_, star1 := list[i].(*pysyntax.StarredExpr)
		_, star2 := targets[i].(*pysyntax.StarredExpr)
		if star1 || star2 {
			return nil, false
		}
	}
	return list, true
}

func sequenceOf(x syntax.Expr) ([]syntax.Expr, bool) {
	switch x := x.(type) {
	case *syntax.TupleExpr:
		return x.List, true
	case *syntax.ListExpr:
		return x.List, true
	}
	return nil, false
}

// assignEach compiles the assignment of values to as many targets, without a tuple.
func (k *compiler) assignEach(targets, values []syntax.Expr, pos syntax.Position) stmt {
	list := k.exprs(values)
	stores := make([]store, len(targets))
	var locals []uint8
	temps := make([]uint8, len(targets))
	for i, t := range targets {
		temps[i] = k.temp(pos)
		stores[i] = k.target(unparen(t), pos)
		if slot, _, ok := k.slotOf(unparen(t)); ok {
			locals = append(locals, slot)
		}
	}
	switch {
	case len(list) != 2:
		return assignAll(list, stores, temps)
	case len(locals) == 2:
		return assignTwoLocals(list[0], list[1], locals[0], locals[1])
	}
	return assignTwo(list[0], list[1], stores[0], stores[1])
}

//go:noinline
func assignTwoLocals(x, y expr, a, b uint8) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		w := y(f)
		if !w.Present() {
			return w
		}
		f[a] = v
		f[b] = w
		return next
	}
}

//go:noinline
func assignTwo(x, y expr, a, b store) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		w := y(f)
		if !w.Present() {
			return w
		}
		if a(f, v) || b(f, w) {
			return failure
		}
		return next
	}
}

// assignAll assigns values, which the slots keep meanwhile.
//
//go:noinline
func assignAll(list []expr, stores []store, slots []uint8) stmt {
	return func(f *value.Frame) value.Value {
		for i, x := range list {
			v := x(f)
			if !v.Present() {
				return v
			}
			f[slots[i]] = v
		}
		for i, to := range stores {
			if to(f, f[slots[i]]) {
				return failure
			}
		}
		return next
	}
}

//go:noinline
func moveTo(slot uint8, to store) stmt {
	return func(f *value.Frame) value.Value {
		if to(f, f[slot]) {
			return failure
		}
		return next
	}
}

func (k *compiler) multiAssign(s *pysyntax.MultiAssignStmt) stmt {
	tmp := k.temp(s.OpPos[0])
	list := []stmt{storeLocal(tmp, k.expr(s.RHS))}
	for i, t := range s.Targets {
		list = append(list, moveTo(tmp, k.target(unparen(t), s.OpPos[i])))
	}
	return sequence(list)
}

// target compiles what is assigned to.
func (k *compiler) target(x syntax.Expr, pos syntax.Position) store {
	switch x := unparen(x).(type) {
	case *syntax.Ident:
		return k.assign(x.Name, x.NamePos)
	case *syntax.DotExpr:
		a := &attribute{name: k.scope.Mangle(x.Name.Name), at: k.site(x.Dot)}
		return a.write(k.expr(x.X))
	case *syntax.IndexExpr:
		return toItem(k.operand(x.X), k.subscriptOperand(x.Y), k.site(x.Lbrack))
	case *syntax.SliceExpr:
		return toSlice(k.expr(x.X), k.opt(x.Lo), k.opt(x.Hi), k.opt(x.Step), k.site(x.Lbrack))
	case *syntax.TupleExpr:
		return k.unpack(x.List, pos)
	case *syntax.ListExpr:
		return k.unpack(x.List, pos)
	}
	k.unsupported(pos, something)
	return nil
}

//go:noinline
func toSlice(x, lo, hi, step expr, at site) store {
	return func(f *value.Frame, v value.Value) bool {
		var parts [4]value.Value
		for i, x := range []expr{x, lo, hi, step} {
			if parts[i] = x(f); !parts[i].Present() {
				return true
			}
		}
		t := threadOf(f)
		if err := object.SetSlice(t, parts[0].Starlark(), parts[1].Starlark(), parts[2].Starlark(), parts[3].Starlark(), v.Starlark()); err != nil {
			return failStore(f, at, err)
		}
		return false
	}
}

// rightOf compiles the right operand of n.
func (k *compiler) rightOf(n *operation, x syntax.Expr) *operand {
	y := k.operand(x)
	n.y = y.name
	return y
}

// augmented compiles lhs op= rhs. What lhs consists of is evaluated once.
func (k *compiler) augmented(lhs syntax.Expr, pos syntax.Position, op syntax.Token, rhs syntax.Expr) stmt {
	n := newInPlace(op, k.site(pos))
	switch t := unparen(lhs).(type) {
	case *syntax.Ident:
		if slot, name, ok := k.slotOf(t); ok {
			n.x, n.private = name, true
			y := k.rightOf(n, rhs)
			return arithmeticTo(n, &operand{shape: 'L', slot: slot, name: name, at: k.site(t.NamePos)}, y, slot)
		}
		x := &operand{shape: 'E', expr: k.name(t)}
		return storeTo(k.assign(t.Name, t.NamePos), arithmetic(n, x, k.rightOf(n, rhs)))
	case *syntax.DotExpr:
		name, at := k.scope.Mangle(t.Name.Name), k.site(t.Dot)
		x := k.operand(t.X)
		return augmentAttr(n, x, &attribute{name: name, at: at}, &attribute{name: name, at: at}, k.rightOf(n, rhs))
	case *syntax.IndexExpr:
		x, key := k.operand(t.X), k.subscriptOperand(t.Y)
		return augmentItem(n, newOperation(syntax.LBRACK, k.site(t.Lbrack)), x, key, k.rightOf(n, rhs))
	case *syntax.SliceExpr:
		tmp, lo, hi, step := k.temp(pos), k.temp(pos), k.temp(pos), k.temp(pos)
		list := []stmt{storeLocal(tmp, k.expr(t.X)), storeLocal(lo, k.opt(t.Lo)), storeLocal(hi, k.opt(t.Hi)), storeLocal(step, k.opt(t.Step))}
		at := k.site(t.Lbrack)
		old := sliced(slotNode(tmp), slotNode(lo), slotNode(hi), slotNode(step), at)
		x := arithmetic(n, &operand{shape: 'E', expr: old}, k.rightOf(n, rhs))
		return sequence(append(list, storeTo(toSlice(slotNode(tmp), slotNode(lo), slotNode(hi), slotNode(step), at), x)))
	}
	k.unsupported(pos, something)
	return nil
}

// slotNode reads a slot that surely has a value.
//
//go:noinline
func slotNode(slot uint8) expr {
	return func(f *value.Frame) value.Value { return f[slot] }
}

func (k *compiler) annAssign(s *pysyntax.AnnAssignStmt) stmt {
	var list []stmt
	if s.Value != nil {
		x := k.expr(s.Value)
		list = append(list, storeTo(k.target(s.Target, s.OpPos), x))
	} else {
		switch t := unparen(s.Target).(type) { // Python evaluates all but names
		case *syntax.DotExpr:
			list = append(list, evaluate(k.expr(t.X)))
		case *syntax.IndexExpr:
			list = append(list, evaluate(k.expr(t.X)), evaluate(k.subscriptOperand(t.Y).node()))
		}
	}
	if n := k.annotate(s); n != nil {
		list = append(list, n)
	}
	return sequence(list)
}
