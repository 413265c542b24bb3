package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

func (k *compiler) try(s *pysyntax.TryStmt) stmt {
	run := k.block(s.Body)
	if len(s.Handlers) > 0 {
		handlers := make([]handler, len(s.Handlers))
		for i, h := range s.Handlers {
			handlers[i] = k.handler(h)
		}
		var orElse stmt
		if s.Else != nil {
			orElse = k.block(s.Else)
		}
		run = tryExcept(run, handlers, orElse)
	}
	if s.Finally == nil {
		return run
	}
	return tryFinally(run, k.block(s.Finally))
}

// A handler is an except clause.
type handler struct {
	types  expr // nil for all
	at     site
	bind   store // nil if the exception gets no name
	unbind store
	body   stmt
}

func (k *compiler) handler(h *pysyntax.ExceptClause) handler {
	out := handler{at: k.site(h.Except)}
	if h.Type != nil {
		out.types = k.expr(h.Type)
	}
	if h.Name != nil {
		out.bind = k.assign(h.Name.Name, h.Name.NamePos)
		out.unbind = k.unbind(h.Name)
	}
	out.body = k.block(h.Body)
	return out
}

// unbind returns what takes the value of a variable away, if it has one.
func (k *compiler) unbind(id *syntax.Ident) store {
	r := k.scope.Lookup(id.Name)
	switch {
	case r.Class:
		return unsetClassName(r.Name)
	case r.Variable == nil:
		g := k.global(r.Name, id.NamePos)
		return func(f *value.Frame, _ value.Value) bool {
			functionOf(f).globals[g.number].Delete()
			return false
		}
	}
	return k.assign(id.Name, id.NamePos)
}

//go:noinline
func tryExcept(body stmt, handlers []handler, orElse stmt) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		v := body(f)
		if v != failure {
			if v == next && orElse != nil {
				return orElse(f)
			}
			return v
		}
		return handle(f, t, handlers)
	}
}

//go:noinline
func handle(f *value.Frame, t *script.Thread, handlers []handler) value.Value {
	e := caught(t)
	x := &t.Execution
	if t.Stopping(e) { // no handler takes it
		return raiseOn(t, e)
	}
	outer := x.Handled
	x.Handled = e
	for i := range handlers {
		h := &handlers[i]
		if h.types != nil {
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
			if !match {
				continue
			}
		}
		t.Handled(e)
		if h.bind == nil {
			v := h.body(f)
			x.Handled = outer
			return v
		}
		v := failure
		if !h.bind(f, value.Of(e)) {
			v = h.body(f)
		}
		h.unbind(f, value.Value{})
		x.Handled = outer
		return v
	}
	x.Handled = outer
	return raiseOn(t, e)
}

// raiseOn lets an exception go on that was caught.
func raiseOn(t *script.Thread, e *object.Exception) value.Value {
	x := &t.Execution
	x.Err, x.Trace = e, x.Trace[:0]
	return failure
}

var classes = object.ClassKind

// matches reports whether an exception is one of those that an except clause names.
func matches(e *object.Exception, types value.Value) (bool, error) {
	if c, ok := classes.Get(types); ok && c.IsException() {
		return e.Class().Is(c), nil
	}
	return pyrt.IsOneOf(e.Class(), types.Starlark())
}

//go:noinline
func tryFinally(body, finally stmt) stmt {
	return func(f *value.Frame) value.Value {
		v := body(f)
		if v != failure {
			if w := finally(f); w != next {
				return w
			}
			return v
		}
		t := threadOf(f)
		e := caught(t)
		x := &t.Execution
		outer := x.Handled
		x.Handled = e
		w := finally(f)
		x.Handled = outer
		if w != next {
			return w
		}
		return raiseOn(t, e)
	}
}

// with compiles a with statement, one item inside of the other.
func (k *compiler) with(pos syntax.Position, items []*pysyntax.WithItem, body []syntax.Stmt) stmt {
	item := items[0]
	at := k.site(syntax.Start(item.X))
	x := k.expr(item.X)
	var to store
	if item.Target != nil {
		to = k.target(item.Target, item.As)
	}
	var run stmt
	if len(items) > 1 {
		run = k.with(pos, items[1:], body)
	} else {
		run = k.block(body)
	}
	return within(x, to, run, at)
}

//go:noinline
func within(x expr, to store, body stmt, at site) stmt {
	return func(f *value.Frame) value.Value {
		cm := x(f)
		if !cm.Present() {
			return cm
		}
		t := threadOf(f)
		if in, ok := instances.Get(cm); ok {
			if entered, exit, ok := enterInstance(f, cm, in, at); ok {
				if !entered.Present() {
					return entered
				}
				v := failure
				if to == nil || !to(f, entered) {
					v = body(f)
				}
				return leaveInstance(f, t, cm, exit, v, at)
			}
		}
		if ours, ok := cm.Starlark().(script.ContextManager); ok {
			return withinOurs(f, t, ours, to, body, at)
		}
		d := t.Execution.Depth
		if !enter(t, at, f) {
			return refused(f, at)
		}
		if m, ok := cm.Starlark().(pyrt.ScopeManager); ok {
			m.SurelyLeft()
		}
		entered, err := pyrt.Enter(t, cm.Starlark())
		t.Execution.Depth = d
		if err != nil {
			return fail(f, at, err)
		}
		v := failure
		if to == nil || !to(f, value.Of(entered.Value())) {
			v = body(f)
		}
		return leave(f, t, entered, v, at)
	}
}

// withinOurs runs a with statement whose context manager is one of ours, such as a lock.
func withinOurs(f *value.Frame, t *script.Thread, cm script.ContextManager, to store, body stmt, at site) value.Value {
	d := t.Execution.Depth
	if !enter(t, at, f) {
		return refused(f, at)
	}
	entered, err := cm.Enter(t)
	t.Execution.Depth = d
	if err != nil {
		return fail(f, at, err)
	}
	v := failure
	if to == nil || !to(f, value.Of(entered)) {
		v = body(f)
	}
	if v == failure {
		return leave(f, t, pyrt.Managed(cm), v, at)
	}
	if !enter(t, at, f) {
		return refused(f, at)
	}
	err = cm.Exit(t)
	t.Execution.Depth = d
	if err != nil {
		return fail(f, at, err)
	}
	return v
}

// leaveInstance is leave for a context manager of a script.
func leaveInstance(f *value.Frame, t *script.Thread, cm, exit, v value.Value, at site) value.Value {
	if v != failure {
		if r := exitInstance(f, t, cm, exit, nil, at); !r.Present() {
			return r
		}
		return v
	}
	x := &t.Execution
	e := caught(t)
	outer := x.Handled
	x.Handled = e
	r := exitInstance(f, t, cm, exit, e, at)
	if !r.Present() {
		x.Handled = outer
		return r
	}
	suppress := truth(f, r, at)
	x.Handled = outer
	switch {
	case suppress == bad:
		return failure
	case suppress == yes && !t.Stopping(e):
		return next
	}
	return raiseOn(t, e)
}

// leave ends a with statement whose body has ended with v.
func leave(f *value.Frame, t *script.Thread, entered *pyrt.Entered, v value.Value, at site) value.Value {
	x := &t.Execution
	var e *object.Exception
	outer := x.Handled
	if v == failure {
		e = caught(t)
		x.Handled = e
	}
	d := x.Depth
	if !enter(t, at, f) {
		x.Handled = outer
		return refused(f, at)
	}
	suppress, err := entered.Exit(t, e)
	x.Depth = d
	if err != nil {
		v := fail(f, at, err)
		x.Handled = outer
		return v
	}
	x.Handled = outer
	switch {
	case e == nil:
		return v
	case suppress && !t.Stopping(e):
		return next
	}
	return raiseOn(t, e)
}
