package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/pysyntax"
	"fstar/internal/value"
)

// This file has the statements around a yield. Each has a slot of the generator's frame that says
// where it was when the generator yielded, by a signal: 0 when the statement is not under way. A
// present value that a statement returns is yielded; a return statement is a signal.

// lasting are slots of a generator's frame for what lasts from one yield to the next. Nothing else uses
// them. The statements of a block share them, as only one of them is under way.
type lasting struct {
	slots []uint8
	taken int // the first of them
}

// shared returns what shares slots among the statements of a block.
func (l *lasting) shared() sharing { return sharing{l, l.taken, l.taken} }

// A sharing is told of each statement when it is compiled, and of the end of the block.
type sharing struct {
	of          *lasting
	first, most int
}

func (s *sharing) next() {
	s.most = max(s.most, s.of.taken)
	s.of.taken = s.first
}

func (s *sharing) end() { s.of.taken = s.most }

// slot takes one.
func (l *lasting) slot(k *compiler, pos syntax.Position) uint8 {
	if l.taken == len(l.slots) {
		if k.size >= farSlot {
			k.unsupported(pos, "so large a generator")
		}
		if k.kept == nil {
			k.kept = make(map[int]bool)
		}
		k.kept[k.size] = true
		l.slots = append(l.slots, uint8(k.size))
		k.size++
	}
	l.taken++
	return l.slots[l.taken-1]
}

// A resumable is a statement that yields: begin runs it, and goOn goes on with it behind the yield. Who
// has it knows whether it is under way; most know that themselves, too, and are the same twice.
type resumable struct{ begin, goOn stmt }

// plainYield returns the yield expression that a statement is, if that has no other within it; or nil.
func plainYield(s syntax.Stmt) *pysyntax.YieldExpr {
	if s, ok := s.(*syntax.ExprStmt); ok {
		if y, ok := unparen(s.X).(*pysyntax.YieldExpr); ok && !yields(y.X) {
			return y
		}
	}
	return nil
}

// yielded compiles what a yield expression yields.
func (k *compiler) yielded(y *pysyntax.YieldExpr) expr {
	if y.X == nil {
		return constant(value.None)
	}
	return k.expr(y.X)
}

// resumable compiles a statement that yields.
func (k *compiler) resumable(s syntax.Stmt) resumable {
	if y := plainYield(s); y != nil {
		return k.yield(k.yielded(y), y.Yield)
	}
	run := k.again(s)
	return resumable{run, run}
}

// yield compiles yield x as a statement whose value nobody wants.
func (k *compiler) yield(x expr, pos syntax.Position) resumable {
	return resumable{stmt(x), behindYield(k.self, nil, k.site(pos))}
}

// body compiles a block.
func (k *compiler) body(stmts []syntax.Stmt) resumable {
	if len(stmts) == 1 && yields(stmts[0]) {
		return k.resumable(stmts[0])
	}
	run := k.block(stmts)
	return resumable{run, run}
}

// again compiles a statement of a generator that yields.
func (k *compiler) again(s syntax.Stmt) stmt {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if y := plainYield(s); y != nil {
			return yieldTo(k.self, k.state.slot(k, y.Yield), k.yielded(y), nil, k.site(y.Yield))
		}
		return k.spilled(func(sp *spill) stmt { return k.exprStmt(&syntax.ExprStmt{X: sp.expr(s.X)}) })
	case *syntax.AssignStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			if c.Op != syntax.EQ && yields(s.RHS) {
				sp.target(&c.LHS)
				if id, ok := unparen(c.LHS).(*syntax.Ident); ok { // it is read first
					old := sp.keep(id)
					c.RHS = sp.expr(s.RHS)
					return k.update(id, c.OpPos, c.Op-syntax.PLUS_EQ+syntax.PLUS, old, c.RHS)
				}
				c.RHS = sp.expr(s.RHS)
				return k.stmt(&c)
			}
			c.RHS = sp.expr(s.RHS)
			if yields(c.LHS) {
				c.RHS = sp.keep(c.RHS)
				sp.target(&c.LHS)
			}
			return k.stmt(&c)
		})
	case *pysyntax.MultiAssignStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.RHS = sp.expr(s.RHS)
			return k.stmt(&c)
		})
	case *pysyntax.AnnAssignStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Value = sp.expr(s.Value)
			if yields(c.Target) {
				if c.Value != nil {
					c.Value = sp.keep(c.Value)
				}
				sp.target(&c.Target)
			}
			return k.stmt(&c)
		})
	case *syntax.ReturnStmt:
		return k.spilled(func(sp *spill) stmt {
			return k.returnStmt(&syntax.ReturnStmt{Return: s.Return, Result: sp.expr(s.Result)})
		})
	case *pysyntax.RaiseStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.X = sp.expr(s.X)
			if s.Cause != nil {
				c.X = sp.keep(c.X)
				c.Cause = sp.expr(s.Cause)
			}
			return k.raise(&c)
		})
	case *pysyntax.AssertStmt:
		if !isFalse(s.Cond) && yields(s.Msg) { // if not cond: assert False, msg
			fails := &pysyntax.AssertStmt{Assert: s.Assert, Cond: &syntax.Ident{NamePos: s.Assert, Name: "False"}, Msg: s.Msg}
			not := &syntax.UnaryExpr{OpPos: s.Assert, Op: syntax.NOT, X: s.Cond}
			return k.again(&syntax.IfStmt{If: s.Assert, Cond: not, True: []syntax.Stmt{fails}})
		}
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Cond, c.Msg = sp.expr(s.Cond), sp.expr(s.Msg)
			return k.stmt(&c)
		})
	case *pysyntax.DelStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Targets = append([]syntax.Expr(nil), s.Targets...)
			for i := range c.Targets {
				sp.target(&c.Targets[i])
			}
			return k.stmt(&c)
		})
	case *syntax.IfStmt:
		if yields(s.Cond) {
			return k.spilled(func(sp *spill) stmt {
				c := *s
				c.Cond = sp.expr(s.Cond)
				return k.ifAgain(&c)
			})
		}
		return k.ifAgain(s)
	case *syntax.ForStmt:
		return k.forAgain(s, nil)
	case *pysyntax.ForElseStmt:
		return k.forAgain(&s.ForStmt, s.Else)
	case *syntax.WhileStmt:
		return k.whileAgain(s, nil)
	case *pysyntax.WhileElseStmt:
		return k.whileAgain(&s.WhileStmt, s.Else)
	case *pysyntax.TryStmt:
		return k.tryAgain(s)
	case *pysyntax.WithStmt:
		return k.withAgain(s.With, s.Items, s.Body)
	case *pysyntax.MatchStmt:
		return k.matchAgain(s)
	case *syntax.DefStmt:
		return k.spilled(func(sp *spill) stmt {
			_, params := sp.definition(nil, s.Params)
			return k.def(s, nil, nil, params)
		})
	case *pysyntax.DefStmt:
		return k.spilled(func(sp *spill) stmt {
			decorators, params := sp.definition(s.Decorators, s.Params)
			return k.def(&s.DefStmt, s, decorators, params)
		})
	case *pysyntax.ClassStmt:
		return k.spilled(func(sp *spill) stmt {
			decorators, args := sp.definition(s.Decorators, s.Args)
			return k.class(s, decorators, args)
		})
	}
	k.unsupported(syntax.Start(s), something)
	return nil
}

func isFalse(x syntax.Expr) bool {
	v, ok := constantOf(x)
	return ok && v == value.False
}

// update compiles id op= rhs, old being what id was before.
func (k *compiler) update(id *syntax.Ident, pos syntax.Position, op syntax.Token, old, rhs syntax.Expr) stmt {
	n := newInPlace(op, k.site(pos))
	return storeTo(k.assign(id.Name, id.NamePos), arithmetic(n, k.operand(old), k.rightOf(n, rhs)))
}

// blockAgain compiles statements of which some yield.
func (k *compiler) blockAgain(stmts []syntax.Stmt) stmt {
	if len(stmts) == 1 {
		return k.again(stmts[0])
	}
	list := make([]resumable, 0, len(stmts))
	states, values := k.state.shared(), k.value.shared()
	for _, s := range stmts {
		temps := k.temps
		if yields(s) {
			list = append(list, k.resumable(s))
			states.next()
			values.next()
		} else if n := k.stmt(s); n != nil {
			list = append(list, resumable{begin: n})
		}
		k.temps = temps
	}
	states.end()
	values.end()
	return blockAgain(k.state.slot(k, syntax.Start(stmts[0])), list)
}

// blockAgain runs statements of which some yield.
//
//go:noinline
func blockAgain(state uint8, list []resumable) stmt {
	return func(f *value.Frame) value.Value {
		i := int(f[state].Signal()) // the number of the one that is under way
		if i > 0 {
			if v := list[i-1].goOn(f); v != next {
				if !v.Present() {
					f[state].SetSignal(0)
				}
				return v
			}
		}
		for ; i < len(list); i++ {
			if v := list[i].begin(f); v != next {
				if v.Present() {
					f[state].SetSignal(uint64(i) + 1)
				} else {
					f[state].SetSignal(0)
				}
				return v
			}
		}
		f[state].SetSignal(0)
		return next
	}
}

func (k *compiler) ifAgain(s *syntax.IfStmt) stmt {
	state := k.state.slot(k, s.If)
	return ifAgain(state, k.cond(s.Cond), k.body(s.True), k.body(s.False))
}

// Where an if statement is.
const (
	inThen = iota + 1
	inOther
)

//go:noinline
func ifAgain(state uint8, q cond, then, other resumable) stmt {
	return func(f *value.Frame) value.Value {
		was := f[state].Signal()
		var v value.Value
		switch was {
		case inThen:
			v = then.goOn(f)
		case inOther:
			v = other.goOn(f)
		default:
			switch q(f) {
			case yes:
				was = inThen
				v = then.begin(f)
			case no:
				was = inOther
				v = other.begin(f)
			default:
				return failure
			}
		}
		if !v.Present() {
			was = 0
		}
		f[state].SetSignal(was)
		return v
	}
}

func (k *compiler) whileAgain(s *syntax.WhileStmt, orElse []syntax.Stmt) stmt {
	state := k.state.slot(k, s.While)
	or := nothing
	if orElse != nil {
		or = k.block(orElse)
	}
	if yields(s.Cond) { // while True: if not cond: else; break
		body := k.body(unless(s.While, s.Cond, ends, s.Body))
		return whileAgain(state, func(*value.Frame) int { return yes }, body, or, k.site(s.While))
	}
	return whileAgain(state, k.cond(s.Cond), k.body(s.Body), or, k.site(s.While))
}

// unless returns a body that ends with a signal if a condition at its beginning does not hold.
func unless(pos syntax.Position, cond syntax.Expr, signal uint64, body []syntax.Stmt) []syntax.Stmt {
	not := &syntax.UnaryExpr{OpPos: pos, Op: syntax.NOT, X: cond}
	return append([]syntax.Stmt{&syntax.IfStmt{If: pos, Cond: not, True: []syntax.Stmt{&signalStmt{signal: signal}}}}, body...)
}

// A signalStmt ends the body that it is in with a signal.
type signalStmt struct {
	syntax.Stmt
	signal uint64
}

// Span returns no place.
func (*signalStmt) Span() (start, end syntax.Position) { return }

// Where a loop is.
const (
	inBody = iota + 1
	inElse
)

//go:noinline
func whileAgain(state uint8, q cond, body resumable, orElse stmt, at site) stmt {
	return func(f *value.Frame) value.Value {
		was := f[state].Signal()
		for was != inElse {
			var v value.Value
			if was == 0 {
				if t := q(f); t == bad {
					return failure
				} else if t == no {
					break
				}
				v = body.begin(f)
			} else {
				v = body.goOn(f)
			}
			if v.Present() {
				f[state].SetSignal(inBody)
				return v
			}
			f[state].SetSignal(0)
			was = 0
			switch v.Signal() {
			case failed, returns:
				return v
			case breaks:
				return next
			case ends:
				goto over
			}
			if spent(f) && tickAt(f, at) {
				return failure
			}
		}
	over:
		return elseAgain(f, orElse, state)
	}
}

func (k *compiler) forAgain(s *syntax.ForStmt, orElse []syntax.Stmt) stmt {
	if yields(s.X) {
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.X = sp.expr(s.X)
			return k.forAgain(&c, orElse)
		})
	}
	slot := k.state.slot(k, s.For)
	x := k.iterable(s.X)
	local, _, simple := k.slotOf(s.Vars)
	var to store
	if !simple {
		to = k.target(s.Vars, s.For)
	}
	body := k.body(s.Body)
	var or stmt
	var state *uint8
	if orElse != nil {
		or = k.block(orElse)
		n := k.state.slot(k, s.For)
		state = &n
	}
	return forEachAgain(slot, x, nil, local, to, body, or, k.site(s.For), state)
}

// forEachAgain is a for loop whose target is a variable in a slot, local, if to is nil.
//
//go:noinline
func forEachAgain(slot uint8, x expr, first func(f *value.Frame) *heldIterator, local uint8, to store, body resumable, orElse stmt, at site, elseState *uint8) stmt {
	return func(f *value.Frame) value.Value {
		if elseState != nil && f[*elseState].Signal() != 0 {
			return elseAgain(f, orElse, *elseState)
		}
		var it iterator
		var own leaver
		t := threadOf(f)
		resumed := f[slot].Present()
		switch {
		case resumed:
			held := value.Held[heldIterator](f[slot])
			it, own = held.iterator, held.own
		case first != nil:
			held := first(f)
			it, own = held.iterator, held.own
		default:
			v := x(f)
			if !v.Present() {
				return v
			}
			var err error
			if it, err = iterateAt(f, v, at); err != nil {
				return fail(f, at, err)
			}
			if it == nil {
				return failure
			}
			own = owned(t, it)
		}
		for {
			var v value.Value
			if resumed {
				v = body.goOn(f)
			} else {
				v = it.next(f, at)
				if !v.Present() {
					f[slot] = value.Value{}
					if v.Signal() != goOn {
						pass(f, at)
						return v
					}
					break
				}
				if to == nil {
					f[local] = v
				} else if to(f, v) {
					f[slot] = value.Value{}
					return left(t, own, failure)
				}
				v = body.begin(f)
			}
			if v.Present() {
				if !resumed && !f[slot].Present() {
					f[slot] = value.Hold(&heldIterator{it, own})
				}
				return v
			}
			resumed = false
			if v != next {
				switch v.Signal() {
				case failed, returns:
					f[slot] = value.Value{}
					return left(t, own, v)
				case breaks:
					f[slot] = value.Value{}
					return left(t, own, next)
				}
			}
			if spent(f) && tickAt(f, at) {
				f[slot] = value.Value{}
				return left(t, own, failure)
			}
		}
		if orElse == nil {
			return next
		}
		return elseAgain(f, orElse, *elseState)
	}
}

func elseAgain(f *value.Frame, orElse stmt, state uint8) value.Value {
	v := orElse(f)
	if v.Present() {
		f[state].SetSignal(inElse)
	} else {
		f[state].SetSignal(0)
	}
	return v
}

func (k *compiler) tryAgain(s *pysyntax.TryStmt) stmt {
	state := k.state.slot(k, s.Try)
	exc := k.state.slot(k, s.Try)
	run := k.block(s.Body)
	if len(s.Handlers) > 0 {
		handlers := make([]handler, len(s.Handlers))
		for i, h := range s.Handlers {
			handlers[i] = k.handler(h)
		}
		orElse := nothing
		if s.Else != nil {
			orElse = k.block(s.Else)
		}
		run = tryExceptAgain(state, exc, run, handlers, orElse)
	}
	if s.Finally == nil {
		return run
	}
	return tryFinallyAgain(k.state.slot(k, s.Try), k.state.slot(k, s.Try), k.state.slot(k, s.Try), run, k.block(s.Finally))
}

// Where a try statement is: in its body, in its else clause, or, from tryHandler on, in a handler.
const (
	tryBody = iota
	tryElse
	tryHandler
)

//go:noinline
func tryExceptAgain(state, exc uint8, body stmt, handlers []handler, orElse stmt) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		way := f[state].Signal()
		f[state].SetSignal(0)
		suspend := func(v value.Value, way uint64) value.Value {
			if v.Present() {
				f[state].SetSignal(way)
			}
			return v
		}
		x := &t.Execution
		if way >= tryHandler {
			return handleAgain(f, int(way-tryHandler), &handlers[way-tryHandler], value.Held[object.Exception](f[exc]), state, exc, x.Handled)
		}
		if way == tryBody {
			v := body(f)
			if v != failure && v != next {
				return suspend(v, tryBody)
			}
			if v == failure {
				e := caught(t)
				if t.Stopping(e) {
					return raiseOn(t, e)
				}
				outer := x.Handled
				for i := range handlers {
					h := &handlers[i]
					if h.types != nil {
						x.Handled = e
						types := h.types(f)
						if !types.Present() {
							x.Handled = outer
							return types
						}
						match, err := matches(e, types)
						if err != nil {
							v := fail(f, h.at, err)
							x.Handled = outer
							return v
						}
						x.Handled = outer
						if !match {
							continue
						}
					}
					t.Handled(e)
					if h.bind != nil && h.bind(f, value.Of(e)) {
						return failure
					}
					return handleAgain(f, i, h, e, state, exc, outer)
				}
				return raiseOn(t, e)
			}
		}
		return suspend(orElse(f), tryElse)
	}
}

// handleAgain runs the body of a handler, or goes on with it.
func handleAgain(f *value.Frame, i int, h *handler, e *object.Exception, state, exc uint8, outer *object.Exception) value.Value {
	x := &threadOf(f).Execution
	x.Handled = e
	v := h.body(f)
	if v.Present() {
		f[state].SetSignal(uint64(tryHandler + i))
		f[exc] = value.Hold(e)
		return v // resume takes Handled back
	}
	f[exc] = value.Value{}
	if h.unbind != nil {
		h.unbind(f, value.Value{})
	}
	x.Handled = outer
	return v
}

// tryFinallyAgain keeps in pending, and in exc, how the body has ended while the clause runs.
//
//go:noinline
func tryFinallyAgain(state, pending, exc uint8, body, finally stmt) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		x := &t.Execution
		var e *object.Exception
		var v value.Value
		outer := x.Handled
		if f[state].Signal() == 0 {
			v = body(f)
			if v.Present() {
				return v
			}
			if v == failure {
				e = caught(t)
			}
		} else {
			f[state].SetSignal(0)
			v = f[pending]
			f[pending].SetSignal(0)
			if f[exc].Present() {
				e = value.Held[object.Exception](f[exc])
				f[exc] = value.Value{}
			}
		}
		if e != nil {
			x.Handled = e
		}
		w := finally(f)
		if w.Present() {
			f[state].SetSignal(1)
			f[pending].SetSignal(v.Signal())
			if e != nil {
				f[exc] = value.Hold(e)
			}
			return w
		}
		x.Handled = outer
		if w != next {
			return w
		}
		if e != nil {
			return raiseOn(t, e)
		}
		return v
	}
}

func (k *compiler) withAgain(pos syntax.Position, items []*pysyntax.WithItem, body []syntax.Stmt) stmt {
	item := items[0]
	if yields(item.X) {
		return k.spilled(func(sp *spill) stmt {
			c := *item
			c.X = sp.expr(item.X)
			return k.withAgain(pos, append([]*pysyntax.WithItem{&c}, items[1:]...), body)
		})
	}
	at := k.site(syntax.Start(item.X))
	slot := k.state.slot(k, pos)
	x := k.expr(item.X)
	var to store
	if item.Target != nil {
		to = k.target(item.Target, item.As)
	}
	var run stmt
	if len(items) > 1 {
		run = k.withAgain(pos, items[1:], body)
	} else {
		run = k.block(body)
	}
	return withinAgain(slot, x, to, run, at)
}

//go:noinline
func withinAgain(slot uint8, x expr, to store, body stmt, at site) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		var entered *pyrt.Entered
		v := failure
		if f[slot].Present() {
			entered = value.Held[pyrt.Entered](f[slot])
			v = body(f)
		} else {
			cm := x(f)
			if !cm.Present() {
				return cm
			}
			d := t.Execution.Depth
			if !enter(t, at, f) {
				return refused(f, at)
			}
			var err error
			entered, err = pyrt.Enter(t, cm.Starlark())
			t.Execution.Depth = d
			if err != nil {
				return fail(f, at, err)
			}
			if to == nil || !to(f, value.Of(entered.Value())) {
				v = body(f)
			}
		}
		if v.Present() {
			f[slot] = value.Hold(entered)
			return v
		}
		f[slot] = value.Value{}
		return leave(f, t, entered, v, at)
	}
}

func (k *compiler) matchAgain(s *pysyntax.MatchStmt) stmt {
	if yields(s.Subject) {
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Subject = sp.expr(s.Subject)
			return k.matchAgain(&c)
		})
	}
	state := k.state.slot(k, s.Match)
	subject := k.value.slot(k, s.Match)
	c := *s
	c.Cases = slices.Clone(s.Cases)
	for i, clause := range c.Cases {
		if yields(clause.Guard) { // case p: if not guard: the next case
			with := *clause
			with.Guard, with.Body = nil, unless(clause.Case, clause.Guard, misses, clause.Body)
			c.Cases[i] = &with
		}
	}
	return matchAgain(state, subject, k.expr(s.Subject), k.cases(&c, subject))
}

//go:noinline
func matchAgain(state, subject uint8, x expr, cases []matchCase) stmt {
	return func(f *value.Frame) value.Value {
		at := f[state].Signal()
		f[state].SetSignal(0)
		i, resumed := int(at)-1, at != 0
		if !resumed {
			i = 0
			v := x(f)
			if !v.Present() {
				return v
			}
			f[subject] = v
		}
		for {
			if !resumed {
				n, ok := choice(f, cases[i:])
				if !ok {
					return failure
				}
				if n < 0 {
					return next
				}
				i += n
			}
			v := cases[i].body(f)
			if v.Present() {
				f[state].SetSignal(uint64(i) + 1)
			} else if v.Signal() == misses {
				i, resumed = i+1, false
				continue
			}
			return v
		}
	}
}
