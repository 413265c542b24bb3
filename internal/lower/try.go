package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// protect lowers a part of the current function into a function of its own, which it
// defines under a name with that prefix.
func (l *lowerer) protect(prefix string, pos syntax.Position, lowerBody func()) (name string, part *frame) {
	part = &frame{protected: true}
	body := l.inFrame(part, l.scope, func() {
		lowerBody()
		if len(l.out) == 0 {
			l.emit(pass(pos))
		}
	})
	name = l.unique(prefix)
	l.defineEarly(&syntax.DefStmt{Def: pos, Name: ident(pos, name), Lparen: pos, Rparen: pos, Body: body})
	return name, part
}

// attempt emits the call of a protected part, and returns the variable that says how it
// was left.
func (l *lowerer) attempt(pos syntax.Position, part string) string {
	r := l.unique("$r")
	l.emit(assign(pos, ident(pos, r), l.apply(pos, "$try", ident(pos, part))))
	return r
}

func (l *lowerer) try(s *pysyntax.TryStmt) {
	if s.Finally == nil {
		l.tryExcept(s)
		return
	}
	name, part := l.protect("$finally", s.Try, func() {
		if len(s.Handlers) == 0 {
			l.stmts(s.Body)
		} else {
			l.tryExcept(s)
		}
	})
	r := l.attempt(s.Try, name)
	pos := s.FinallyPos
	if !passes(s.Finally) {
		// What the clause raises has the exception as its context.
		l.emit(ifThen(pos, ident(pos, r), []syntax.Stmt{&syntax.ExprStmt{X: call(pos, "$handling", ident(pos, r))}}))
		l.clause(func() { l.emit(&syntax.ExprStmt{X: l.apply(pos, "$handled", ident(pos, r))}) }, func() { l.stmts(s.Finally) })
	}
	then := l.collect(1, func() { l.dispatch(s.Try, r, part, true) })
	l.emit(ifThen(pos, ident(pos, r), then))
}

// passes reports whether statements do nothing.
func passes(stmts []syntax.Stmt) bool {
	for _, s := range stmts {
		if b, ok := s.(*syntax.BranchStmt); !ok || b.Token != syntax.PASS {
			return false
		}
	}
	return true
}

// clause lowers a part of a statement that leave must follow, should a jump leave it.
func (l *lowerer) clause(leave, body func()) {
	f := l.frame
	f.controls = append(f.controls, &control{leave: leave})
	body()
	f.controls = f.controls[:len(f.controls)-1]
}

// tryExcept lowers a try statement but for its finally clause.
func (l *lowerer) tryExcept(s *pysyntax.TryStmt) {
	name, part := l.protect("$try", s.Try, func() { l.stmts(s.Body) })
	r := l.attempt(s.Try, name)

	handlers := l.collect(1, func() { l.handlers(s, r) })
	then := handlers
	if part.ways() {
		test := ifThen(s.Try, l.apply(s.Try, "$caught", ident(s.Try, r)), handlers)
		test.ElsePos = s.Try
		test.False = l.collect(1, func() { l.dispatch(s.Try, r, part, false) })
		then = []syntax.Stmt{test}
	}
	branch := ifThen(s.Try, ident(s.Try, r), then)
	if s.Else != nil {
		branch.ElsePos = s.ElsePos
		branch.False = l.body(s.ElsePos, s.Else)
	}
	l.emit(branch)
}

// handlers lowers the except clauses of a statement whose exception is in r.
func (l *lowerer) handlers(s *pysyntax.TryStmt, r string) {
	var outer *syntax.IfStmt
	add := func(list []syntax.Stmt) {
		if outer == nil {
			l.out = append(l.out, list...)
		} else {
			outer.False = list
		}
	}
	for _, h := range s.Handlers {
		pos := h.Except
		if h.Type == nil {
			add(l.collect(len(h.Body)+2, func() {
				l.emitCall(pos, "$except", ident(pos, r))
				l.handler(h, r)
			}))
			return
		}
		branch := ifThen(pos, nil, nil)
		list := l.collect(1, func() {
			branch.Cond = l.apply2(pos, "$except", ident(pos, r), l.expr(h.Type))
			branch.True = l.collect(len(h.Body)+2, func() { l.handler(h, r) })
			l.emit(branch)
		})
		branch.ElsePos = pos
		add(list)
		outer = branch
	}
	add(l.collect(1, func() { l.emitCall(s.Try, "$reraise", ident(s.Try, r)) }))
}

// handler lowers what an except clause does with the exception in r.
func (l *lowerer) handler(h *pysyntax.ExceptClause, r string) {
	pos := h.Except
	leave := func() { l.emit(&syntax.ExprStmt{X: l.apply(pos, "$handled", ident(pos, r))}) }
	if h.Name != nil {
		if v := variableOf(h.Name); v.store == plain { // only used in the clause
			l.store(h.Name, pos, l.apply(pos, "$exc", ident(pos, r)))
		} else {
			obj, name := l.namespace(v, pos)
			l.emitCall(pos, "$bindexc", ident(pos, r), obj, name)
		}
	}
	l.clause(leave, func() { l.stmts(h.Body) })
	if !jumps(h.Body) {
		leave()
	}
}

// jumps reports whether a body surely ends with a jump.
func jumps(body []syntax.Stmt) bool {
	switch s := body[len(body)-1].(type) {
	case *syntax.ReturnStmt, *pysyntax.RaiseStmt:
		return true
	case *syntax.BranchStmt:
		return s.Token != syntax.PASS
	}
	return false
}

// with lowers a with statement, one item inside of the other.
func (l *lowerer) with(pos syntax.Position, items []*pysyntax.WithItem, body []syntax.Stmt) {
	item := items[0]
	start := syntax.Start(item.X)
	h := l.unique("$h")
	l.emit(assign(start, ident(start, h), l.apply(start, "$enter", l.expr(item.X))))
	name, part := l.protect("$with", pos, func() {
		if item.Target != nil {
			l.assignTo(item.Target, item.As, l.apply(start, "$entered", ident(start, h)))
		}
		if len(items) > 1 {
			l.with(pos, items[1:], body)
		} else {
			l.stmts(body)
		}
	})
	r := l.unique("$r")
	l.emit(assign(pos, ident(pos, r), l.apply2(start, "$exit", ident(start, h), l.apply(pos, "$try", ident(pos, name)))))
	l.emit(ifThen(pos, ident(pos, r), l.collect(1, func() { l.dispatch(pos, r, part, true) })))
}
