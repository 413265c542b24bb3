package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// This file has the statements around a yield. A present value that one returns is yielded; a return
// statement is a signal. Where a statement may be in more than one place when the generator yields, it has a
// slot of the frame that says which, by a signal.

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
// has it knows whether it is under way. goOn is nil for one that does not yield.
type resumable struct{ begin, goOn stmt }

// stateful returns a statement that knows itself whether it is under way: the slot is 0 when it is not.
//
//go:noinline
func stateful(state uint8, r resumable) stmt {
	if r.goOn == nil {
		return r.begin
	}
	return func(f *value.Frame) value.Value {
		run := r.begin
		if f[state].Signal() != 0 {
			run = r.goOn
			f[state].SetSignal(0)
		}
		v := run(f)
		if v.Present() {
			f[state].SetSignal(1)
		}
		return v
	}
}

// stateless is a statement that knows itself whether it is under way.
func stateless(run stmt) resumable { return resumable{run, run} }

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
	if x, ok := unparen(y.X).(*syntax.TupleExpr); ok && 1 < len(x.List) && len(x.List) <= script.MaxRow && !slices.ContainsFunc(x.List, isStarred) {
		list := make([]*operand, len(x.List))
		for i, x := range x.List {
			list[i] = k.operand(x)
		}
		return rowOf(k.self, list)
	}
	return k.expr(y.X)
}

// yield compiles a yield of x. What the generator is sent then goes to a slot, if there is one.
func (k *compiler) yield(x expr, to *uint8, pos syntax.Position) resumable {
	return resumable{stmt(x), behindYield(k.self, to, k.site(pos))}
}

// again compiles a statement of a generator that yields.
func (k *compiler) again(s syntax.Stmt) resumable {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if y := plainYield(s); y != nil {
			return k.yield(k.yielded(y), nil, y.Yield)
		}
		return k.spilled(func(sp *spill) stmt {
			x := sp.expr(s.X)
			if _, ok := x.(*slotExpr); ok {
				return nil
			}
			return k.exprStmt(&syntax.ExprStmt{X: x})
		})
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
				sp.list = append(sp.list, k.ifAgain(&c))
				return nil
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
		return stateless(k.tryAgain(s))
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
	return resumable{}
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

// body compiles statements of which some may yield.
func (k *compiler) body(stmts []syntax.Stmt) resumable {
	if !k.generator() || !anyYields(stmts) {
		return resumable{begin: k.block(stmts)}
	}
	list := make([]resumable, 0, len(stmts))
	states, values := k.state.shared(), k.value.shared()
	for _, s := range stmts {
		temps := k.temps
		if yields(s) {
			list = append(list, k.again(s))
			states.next()
			values.next()
		} else if n := k.stmt(s); n != nil {
			list = append(list, resumable{begin: n})
		}
		k.temps = temps
	}
	states.end()
	values.end()
	return k.all(list, syntax.Start(stmts[0]))
}

// all is statements one after the other.
func (k *compiler) all(list []resumable, pos syntax.Position) resumable {
	var plain []stmt
	var parts []resumable // those that yield, but for the last each with those behind it
	var before stmt
	gather := func() stmt {
		if len(plain) == 0 {
			return nil
		}
		s := sequence(plain)
		plain = nil
		return s
	}
	for _, s := range list {
		if s.goOn == nil {
			plain = append(plain, s.begin)
			continue
		}
		if n := len(parts); n > 0 {
			parts[n-1] = then(parts[n-1], gather())
		} else {
			before = gather()
		}
		parts = append(parts, s)
	}
	n := len(parts)
	if n == 0 {
		return resumable{begin: sequence(plain)}
	}
	parts[n-1] = then(parts[n-1], gather())
	all := parts[0]
	if n > 1 {
		all = each(k.state.slot(k, pos), parts)
	}
	if before != nil {
		all.begin = two(before, all.begin)
	}
	return all
}

// then returns a statement that yields with another one behind it, which does not.
func then(s resumable, behind stmt) resumable {
	if behind == nil {
		return s
	}
	return resumable{two(s.begin, behind), two(s.goOn, behind)}
}

// each is statements of which all yield. The slot has the number of the one that is under way.
func each(state uint8, list []resumable) resumable {
	return resumable{eachFrom(state, list, false), eachFrom(state, list, true)}
}

//go:noinline
func eachFrom(state uint8, list []resumable, resumed bool) stmt {
	return func(f *value.Frame) value.Value {
		i := 0
		v := next
		if resumed {
			i = int(f[state].Signal())
			v = list[i].goOn(f)
			i++
		}
		for v == next && i < len(list) {
			v = list[i].begin(f)
			i++
		}
		if v.Present() {
			f[state].SetSignal(uint64(i) - 1)
		} else {
			f[state].SetSignal(0)
		}
		return v
	}
}

func (k *compiler) ifAgain(s *syntax.IfStmt) resumable {
	q, then := k.cond(s.Cond), k.body(s.True)
	if len(s.False) == 0 {
		return resumable{ifThen(q, then.begin), then.goOn}
	}
	return k.choose(q, then, k.body(s.False), s.If)
}

// choose is an if statement with an else clause.
func (k *compiler) choose(q cond, then, other resumable, pos syntax.Position) resumable {
	switch {
	case other.goOn == nil:
		return resumable{ifElse(q, then.begin, other.begin), then.goOn}
	case then.goOn == nil:
		return resumable{ifElse(q, then.begin, other.begin), other.goOn}
	}
	state := k.state.slot(k, pos)
	begin := ifElse(q, noting(state, inThen, then.begin), noting(state, inOther, other.begin))
	return resumable{begin, goOnWith(state, then.goOn, other.goOn)}
}

// Where an if statement is.
const (
	inThen = iota + 1
	inOther
)

// noting notes in a slot where the generator is when a statement yields.
//
//go:noinline
func noting(state uint8, where uint64, s stmt) stmt {
	return func(f *value.Frame) value.Value {
		v := s(f)
		if v.Present() {
			f[state].SetSignal(where)
		}
		return v
	}
}

//go:noinline
func goOnWith(state uint8, then, other stmt) stmt {
	return func(f *value.Frame) value.Value {
		run := other
		if f[state].Signal() == inThen {
			run = then
		}
		v := run(f)
		if !v.Present() {
			f[state].SetSignal(0)
		}
		return v
	}
}

func (k *compiler) whileAgain(s *syntax.WhileStmt, orElse []syntax.Stmt) resumable {
	var q cond
	block := s.Body
	if yields(s.Cond) { // while True: if not cond: else; break
		block = unless(s.While, s.Cond, ends, s.Body)
	} else {
		q = k.whileCond(s)
	}
	body := k.body(block)
	or := k.elseAgain(orElse, s.While)
	at := k.site(s.While)
	return or.behind(resumable{while(q, body.begin, or.run, at), whileGoOn(q, body, or.run, at)})
}

// An elseClause is one of a loop, which may yield.
type elseClause struct {
	run   stmt // nil for none
	state *uint8
}

// elseAgain compiles the else clause of a loop.
func (k *compiler) elseAgain(list []syntax.Stmt, pos syntax.Position) (or elseClause) {
	if list == nil {
		return elseClause{}
	}
	body := k.body(list)
	if body.goOn == nil {
		return elseClause{run: body.begin}
	}
	state := k.state.slot(k, pos)
	return elseClause{stateful(state, body), &state}
}

// behind returns a loop with the clause in it.
func (or elseClause) behind(loop resumable) resumable {
	if or.state == nil {
		return loop
	}
	begin, goOn, run, state := loop.begin, loop.goOn, or.run, *or.state
	return resumable{begin, func(f *value.Frame) value.Value {
		if f[state].Signal() != 0 {
			return run(f)
		}
		return goOn(f)
	}}
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

// whileGoOn goes on with a while loop in its body.
//
//go:noinline
func whileGoOn(q cond, body resumable, orElse stmt, at site) stmt {
	return func(f *value.Frame) value.Value {
		v := body.goOn(f)
		for {
			if v != next {
				if v.Present() || v.Signal() == failed || v.Signal() == returns {
					return v
				}
				if v.Signal() == breaks {
					return next
				}
				if v.Signal() == ends {
					break
				}
			}
			if spent(f) && tickAt(f, at) {
				return failure
			}
			if q != nil {
				if t := q(f); t != yes {
					if t == bad {
						return failure
					}
					break
				}
			}
			v = body.begin(f)
		}
		if orElse != nil {
			return orElse(f)
		}
		return next
	}
}

func (k *compiler) forAgain(s *syntax.ForStmt, orElse []syntax.Stmt) resumable {
	if yields(s.X) {
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.X = sp.expr(s.X)
			sp.list = append(sp.list, k.forAgain(&c, orElse))
			return nil
		})
	}
	slot := k.state.slot(k, s.For)
	x := k.iterable(s.X)
	at := k.site(s.For)
	to := k.loopTarget(s.Vars, s.For)
	body := k.body(s.Body)
	or := k.elseAgain(orElse, s.For)
	goOn := forGoOn(slot, to, body, or.run, at)
	return or.behind(resumable{forBegin(slot, x, goOn, at), goOn})
}

// A heldIterator is that of a loop that is under way, in a slot.
type heldIterator struct {
	iterator
	own   leaver // see owned
	begun bool   // the body has run up to a yield
}

// forBegin begins a for loop: it puts an iterator into a slot, and goes on.
//
//go:noinline
func forBegin(slot uint8, x expr, goOn stmt, at site) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		it, err := iterateAt(f, v, at)
		if err != nil {
			return fail(f, at, err)
		}
		if it == nil {
			return failure
		}
		f[slot] = value.Hold(&heldIterator{iterator: it, own: owned(threadOf(f), it)})
		return goOn(f)
	}
}

// forGoOn goes on with a for loop whose iterator is in a slot: in its body, if that has begun.
//
//go:noinline
func forGoOn(slot uint8, to loopTarget, body resumable, orElse stmt, at site) stmt {
	return func(f *value.Frame) value.Value {
		held := value.Held[heldIterator](f[slot])
		begun := held.begun
		g := to.generator(held.iterator)
		for {
			var v value.Value
			if begun {
				v = body.goOn(f)
				begun = false
			} else {
				if g != nil {
					v = g.nextRow(f, at, len(to.parts))
				} else {
					v = held.next(f, at)
				}
				if !v.Present() {
					f[slot] = value.Value{}
					if v.Signal() != goOn {
						pass(f, at)
						return v
					}
					if own, ok := held.own.(*Generator); ok {
						own.overFor(threadOf(f))
					}
					break
				}
				if g != nil && v == rowYielded {
					to.takeRow(f)
				} else if to.assign(f, v) {
					f[slot] = value.Value{}
					return left(threadOf(f), held.own, failure)
				}
				v = body.begin(f)
			}
			if v != next {
				if v.Present() {
					held.begun = true
					return v
				}
				switch v.Signal() {
				case failed, returns:
					f[slot] = value.Value{}
					return left(threadOf(f), held.own, v)
				case breaks:
					f[slot] = value.Value{}
					return left(threadOf(f), held.own, next)
				}
			}
			if spent(f) && tickAt(f, at) {
				f[slot] = value.Value{}
				return left(threadOf(f), held.own, failure)
			}
		}
		if orElse != nil {
			return orElse(f)
		}
		return next
	}
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

func (k *compiler) withAgain(pos syntax.Position, items []*pysyntax.WithItem, body []syntax.Stmt) resumable {
	item := items[0]
	if yields(item.X) {
		return k.spilled(func(sp *spill) stmt {
			c := *item
			c.X = sp.expr(item.X)
			sp.list = append(sp.list, k.withAgain(pos, append([]*pysyntax.WithItem{&c}, items[1:]...), body))
			return nil
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
		run = stateful(k.state.slot(k, pos), k.withAgain(pos, items[1:], body))
	} else {
		run = k.block(body)
	}
	return stateless(withinAgain(slot, x, to, run, at))
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

func (k *compiler) matchAgain(s *pysyntax.MatchStmt) resumable {
	if yields(s.Subject) {
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Subject = sp.expr(s.Subject)
			sp.list = append(sp.list, k.matchAgain(&c))
			return nil
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
	return stateless(matchAgain(state, subject, k.expr(s.Subject), k.cases(&c, subject)))
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
