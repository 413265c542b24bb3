package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

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
