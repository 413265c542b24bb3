package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

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
