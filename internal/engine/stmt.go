package engine

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
	"fstar/internal/script"
	"fstar/internal/value"
)

// block compiles statements.
func (k *compiler) block(stmts []syntax.Stmt) stmt {
	if k.generator() && anyYields(stmts) {
		return stateful(k.state.slot(k, syntax.Start(stmts[0])), k.body(stmts))
	}
	var few [8]stmt // sequence keeps a copy
	list := few[:0]
	for i, s := range stmts {
		if q, rest := guard(s), stmts[i+1:]; q != nil && len(rest) > 0 && k.guards < maxGuards {
			k.guards++
			list = append(list, k.guarded(q, rest))
			k.guards--
			break
		}
		temps := k.temps
		if n := k.stmt(s); n != nil {
			list = append(list, n)
		}
		k.temps = temps
	}
	return sequence(list)
}

func sequence(list []stmt) stmt {
	switch len(list) {
	case 0:
		return nothing
	case 1:
		return list[0]
	case 2:
		return two(list[0], list[1])
	case 3:
		return three(list[0], list[1], list[2])
	}
	return many(slices.Clone(list))
}

func nothing(*value.Frame) value.Value { return next }

//go:noinline
func two(a, b stmt) stmt {
	return func(f *value.Frame) value.Value {
		if v := a(f); v != next {
			return v
		}
		return b(f)
	}
}

//go:noinline
func three(a, b, c stmt) stmt {
	return func(f *value.Frame) value.Value {
		if v := a(f); v != next {
			return v
		}
		if v := b(f); v != next {
			return v
		}
		return c(f)
	}
}

//go:noinline
func many(list []stmt) stmt {
	return func(f *value.Frame) value.Value {
		for _, s := range list {
			if v := s(f); v != next {
				return v
			}
		}
		return next
	}
}

// stmt compiles a statement; nil for one that does nothing.
func (k *compiler) stmt(s syntax.Stmt) stmt {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return k.exprStmt(s)
	case *syntax.AssignStmt:
		if s.Op != syntax.EQ {
			return k.augmented(s.LHS, s.OpPos, s.Op-syntax.PLUS_EQ+syntax.PLUS, s.RHS)
		}
		return k.assignStmt(s)
	case *pysyntax.PowAssignStmt:
		return k.augmented(s.LHS, s.OpPos, syntax.STARSTAR, s.RHS)
	case *pysyntax.MultiAssignStmt:
		return k.multiAssign(s)
	case *pysyntax.AnnAssignStmt:
		return k.annAssign(s)
	case *syntax.BranchStmt:
		switch s.Token {
		case syntax.BREAK:
			return signal(breaks)
		case syntax.CONTINUE:
			return signal(continues)
		}
		return nil
	case *syntax.ReturnStmt:
		return k.returnStmt(s)
	case *syntax.IfStmt:
		return k.ifStmt(s)
	case *syntax.ForStmt:
		return k.forStmt(s, nil)
	case *pysyntax.ForElseStmt:
		return k.forStmt(&s.ForStmt, s.Else)
	case *syntax.WhileStmt:
		return k.whileStmt(s, nil)
	case *pysyntax.WhileElseStmt:
		return k.whileStmt(&s.WhileStmt, s.Else)
	case *syntax.DefStmt:
		return k.def(s, nil, nil, s.Params)
	case *pysyntax.DefStmt:
		return k.def(&s.DefStmt, s, s.Decorators, s.Params)
	case *pysyntax.ClassStmt:
		return k.class(s, s.Decorators, s.Args)
	case *pysyntax.ImportStmt:
		return k.importStmt(s)
	case *pysyntax.FromStmt:
		return k.fromStmt(s)
	case *syntax.LoadStmt:
		return k.loadStmt(s)
	case *pysyntax.TryStmt:
		return k.try(s)
	case *pysyntax.WithStmt:
		return k.with(s.With, s.Items, s.Body)
	case *pysyntax.RaiseStmt:
		return k.raise(s)
	case *pysyntax.AssertStmt:
		return k.assert(s)
	case *pysyntax.DelStmt:
		return k.del(s.Targets)
	case *pysyntax.GlobalStmt, *pysyntax.NonlocalStmt:
		return nil
	case *pysyntax.MatchStmt:
		return k.match(s)
	case *pysyntax.TypeAliasStmt:
		return k.typeAlias(s)
	case *signalStmt:
		return signal(s.signal)
	}
	k.unsupported(syntax.Start(s), something)
	return nil
}

//go:noinline
func signal(n uint64) stmt {
	v := value.Signal(n)
	return func(*value.Frame) value.Value { return v }
}

func (k *compiler) exprStmt(s *syntax.ExprStmt) stmt {
	if k.unit.show != nil && k.code.kind == moduleCode {
		return shown(k.expr(s.X), k.unit.show, k.site(syntax.End(s.X)))
	}
	if _, ok := constantOf(s.X); ok {
		return nil
	}
	return evaluate(k.expr(s.X))
}

// shown computes an expression whose value a session shows.
//
//go:noinline
func shown(x expr, show func(t *script.Thread, v starlark.Value) error, at site) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		if err := show(threadOf(f), v.Starlark()); err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

// evaluate computes an expression for what it does.
//
//go:noinline
func evaluate(x expr) stmt {
	return func(f *value.Frame) value.Value {
		if v := x(f); !v.Present() {
			return v
		}
		return next
	}
}

func (k *compiler) returnStmt(s *syntax.ReturnStmt) stmt {
	if k.generator() {
		x := constant(value.None)
		if s.Result != nil {
			x = k.expr(s.Result)
		}
		return returnFrom(k.self, x)
	}
	if s.Result == nil {
		return stmt(constant(value.None))
	}
	return stmt(k.expr(s.Result))
}

// returnFrom ends a generator.
//
//go:noinline
func returnFrom(self uint8, x expr) stmt {
	over := value.Signal(returns)
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		generatorIn(f, self).result = v
		return over
	}
}

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

// unpack compiles the assignment of elements to targets.
func (k *compiler) unpack(targets []syntax.Expr, pos syntax.Position) store {
	before, after, star := len(targets), 0, false
	places := make([]place, len(targets))
	for i, x := range targets {
		if s, ok := x.(*pysyntax.StarredExpr); ok {
			before, after, star = i, len(targets)-i-1, true
			x = s.X
		}
		places[i] = k.place(x, pos)
	}
	if star {
		return unpackStar(places, before, after, k.site(pos))
	}
	return unpack(places, k.site(pos))
}

// unpack returns what assigns the elements of a value to as many places.
func unpack(places []place, at site) store {
	if len(places) == 2 {
		return unpackTwo(places[0], places[1], at)
	}
	return unpackAll(places, at)
}

//go:noinline
func unpackTwo(a, b place, at site) store {
	return func(f *value.Frame, v value.Value) bool {
		if t, ok := value.Tuples.Get(v); ok && t.Len() == 2 {
			elems := t.Elems()
			return a.assign(f, elems[0]) || b.assign(f, elems[1])
		}
		if l, ok := value.Lists.Get(v); ok && l.Len() == 2 {
			second := l.At(1)
			return a.assign(f, l.At(0)) || b.assign(f, second)
		}
		elems, err := object.Unpack(threadOf(f), v.Starlark(), 2)
		if err != nil {
			return failStore(f, at, err)
		}
		return a.assign(f, elems[0]) || b.assign(f, elems[1])
	}
}

//go:noinline
func unpackAll(places []place, at site) store {
	onlySlots := !slices.ContainsFunc(places, func(p place) bool { return p.store != nil })
	return func(f *value.Frame, v value.Value) bool {
		var elems []value.Value
		if t, ok := value.Tuples.Get(v); ok && t.Len() == len(places) {
			elems = t.Elems()
		} else if l, ok := value.Lists.Get(v); ok && l.Len() == len(places) && len(l.Own()) == len(places) {
			if elems = l.Own(); !onlySlots {
				if len(elems) <= fewElements {
					return unpackFew(f, elems, places)
				}
				elems = slices.Clone(elems) // whatever the assignments do to it
			}
		} else {
			var err error
			if elems, err = object.Unpack(threadOf(f), v.Starlark(), len(places)); err != nil {
				return failStore(f, at, err)
			}
		}
		for i, p := range places {
			if p.assign(f, elems[i]) {
				return true
			}
		}
		return false
	}
}

// fewElements is how many elements of a list are copied without asking for memory.
const fewElements = 4

// unpackFew assigns the few elements that a list has, whatever the assignments do to it.
//
//go:noinline
func unpackFew(f *value.Frame, elems []value.Value, places []place) bool {
	var few [fewElements]value.Value
	copy(few[:], elems)
	for i, p := range places {
		if p.assign(f, few[i]) {
			return true
		}
	}
	return false
}

//go:noinline
func unpackStar(places []place, before, after int, at site) store {
	return func(f *value.Frame, v value.Value) bool {
		elems, err := object.UnpackStar(threadOf(f), v.Starlark(), before, after)
		if err != nil {
			return failStore(f, at, err)
		}
		for i, p := range places {
			if p.assign(f, elems[i]) {
				return true
			}
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

func (k *compiler) del(targets []syntax.Expr) stmt {
	var list []stmt
	for _, t := range targets {
		list = append(list, k.delOne(t))
	}
	return sequence(list)
}

func (k *compiler) delOne(x syntax.Expr) stmt {
	switch x := x.(type) {
	case *syntax.ParenExpr:
		return k.delOne(x.X)
	case *syntax.TupleExpr:
		return k.del(x.List)
	case *syntax.ListExpr:
		return k.del(x.List)
	case *syntax.Ident:
		return k.delName(x)
	case *syntax.DotExpr:
		name, at := k.scope.Mangle(x.Name.Name), k.site(x.Dot)
		return deletes(k.expr(x.X), nil, at, func(f *value.Frame, obj, _ value.Value) error {
			return pyrt.DelAttr(obj.Starlark(), name)
		})
	case *syntax.IndexExpr:
		return deletes(k.expr(x.X), k.subscriptOperand(x.Y).node(), k.site(x.Lbrack), delItem)
	case *syntax.SliceExpr:
		return deletes(k.expr(x.X), sliceOf(k.opt(x.Lo), k.opt(x.Hi), k.opt(x.Step)), k.site(x.Lbrack), delItem)
	}
	k.unsupported(syntax.Start(x), something)
	return nil
}

func delItem(f *value.Frame, obj, key value.Value) error {
	return object.DelItem(obj.Starlark(), threadOf(f).Arena.Starlark(key))
}

//go:noinline
func deletes(x, key expr, at site, del func(f *value.Frame, obj, key value.Value) error) stmt {
	return func(f *value.Frame) value.Value {
		obj := x(f)
		if !obj.Present() {
			return obj
		}
		var i value.Value
		if key != nil {
			if i = key(f); !i.Present() {
				return i
			}
		}
		if err := del(f, obj, i); err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

//go:noinline
func (k *compiler) delName(id *syntax.Ident) stmt {
	r := k.scope.Lookup(id.Name)
	at := k.site(id.NamePos)
	switch {
	case r.Class:
		return delClassName(r.Name, at)
	case r.Variable == nil:
		g := k.global(r.Name, id.NamePos)
		return func(f *value.Frame) value.Value {
			if !functionOf(f).globals[g.number].Delete() {
				return failName(f, at, object.UndefinedName(r.Name))
			}
			return next
		}
	case r.Place == symtable.Slot && !r.Cell:
		slot := uint8(r.Index)
		return func(f *value.Frame) value.Value {
			if !f[slot].Present() {
				return fail(f, at, unboundLocal(r.Name))
			}
			f[slot] = value.Value{}
			return next
		}
	}
	read, assign := k.read(r, id.NamePos), k.assign(id.Name, id.NamePos)
	return func(f *value.Frame) value.Value {
		if v := read(f); !v.Present() {
			return v
		}
		assign(f, value.Value{})
		return next
	}
}

//go:noinline
func (k *compiler) raise(s *pysyntax.RaiseStmt) stmt {
	at := k.site(s.Raise)
	if s.X == nil {
		return func(f *value.Frame) value.Value { return raiseAgain(f, at) }
	}
	x := k.expr(s.X)
	if s.Cause == nil {
		return func(f *value.Frame) value.Value {
			v := x(f)
			if c, ok := classes.Get(v); ok && c.IsException() {
				v = call0(f, at, v)
			}
			if e, ok := exceptions.Get(v); ok {
				return raiseException(f, at, e)
			}
			if !v.Present() {
				return v
			}
			return fail(f, at, pyrt.Raise(threadOf(f), v.Starlark(), nil))
		}
	}
	cause := k.expr(s.Cause)
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		c := cause(f)
		if !c.Present() {
			return c
		}
		return fail(f, at, pyrt.Raise(threadOf(f), v.Starlark(), c.Starlark()))
	}
}

// raiseException is raise of an exception. What is being handled is its context, though it may have one.
func raiseException(f *value.Frame, at site, e *object.Exception) value.Value {
	t := threadOf(f)
	x := &t.Execution
	if x.Handled != nil {
		e.SetContext(x.Handled)
	}
	x.Err, x.Trace = e, append(x.Trace[:0], at)
	if x.KeepFrames {
		keepFrame(f, at)
	}
	return failure
}

// raiseAgain is raise without an expression.
func raiseAgain(f *value.Frame, at site) value.Value {
	t := threadOf(f)
	x := &t.Execution
	if x.Handled == nil {
		return fail(f, at, object.RuntimeError.Errorf("No active exception to reraise"))
	}
	x.Err, x.Trace = x.Handled, x.Trace[:0]
	if x.KeepFrames {
		t.FrameOf(f).SetPlace(at)
	}
	return failure
}

//go:noinline
func (k *compiler) assert(s *pysyntax.AssertStmt) stmt {
	q, at := k.cond(s.Cond), k.site(s.Assert)
	var msg expr
	if s.Msg != nil {
		msg = k.expr(s.Msg)
	}
	return func(f *value.Frame) value.Value {
		switch q(f) {
		case yes:
			return next
		case bad:
			return failure
		}
		if msg == nil {
			return fail(f, at, object.AssertionError.New())
		}
		v := msg(f)
		if !v.Present() {
			return v
		}
		return fail(f, at, object.AssertionError.New(v.Starlark()))
	}
}
