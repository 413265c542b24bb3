package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// loop lowers the body of a loop and what follows it. emitLoop emits the loop itself
// when its body is there.
func (l *lowerer) loop(pos syntax.Position, orElse []syntax.Stmt, elsePos syntax.Position, lowerLoop func() syntax.Stmt) {
	c := &control{loop: true}
	if orElse != nil {
		c.flag = l.unique("$broke")
	}
	// Definitions in a loop capture variables, not values: they may come before it.
	var early []syntax.Stmt
	outermost := l.frame.hoist == nil
	if outermost {
		l.frame.hoist = &early
	}
	l.frame.controls = append(l.frame.controls, c)
	s := lowerLoop()
	l.frame.controls = l.frame.controls[:len(l.frame.controls)-1]
	if outermost {
		l.frame.hoist = nil
		l.out = append(l.out, early...)
	}
	if c.broke {
		l.emit(assign(pos, ident(pos, c.flag), ident(pos, "False")))
	}
	l.emit(s)
	if orElse == nil {
		return
	}
	if !c.broke {
		l.stmts(orElse)
		return
	}
	l.emit(ifThen(elsePos, not(elsePos, ident(elsePos, c.flag)), l.body(elsePos, orElse)))
}

func (l *lowerer) whileStmt(s *syntax.WhileStmt, orElse []syntax.Stmt, elsePos syntax.Position) {
	l.loop(s.While, orElse, elsePos, func() syntax.Stmt {
		s.Cond = l.cond(s.Cond)
		s.Body = l.body(s.While, s.Body)
		return s
	})
}

func (l *lowerer) forStmt(s *syntax.ForStmt, orElse []syntax.Stmt, elsePos syntax.Position) {
	vars, rest, n := l.loopVars(s.Vars, s.For)
	s.X = l.iterable(s.X, n, s.For)
	s.Vars = vars
	l.loop(s.For, orElse, elsePos, func() syntax.Stmt {
		s.Body = l.collect(len(s.Body)+1, func() {
			if rest != nil {
				rest()
			}
			l.stmts(s.Body)
			if len(l.out) == 0 {
				l.emit(pass(s.For))
			}
		})
		return s
	})
}

// loopVars lowers the target of a for loop into variables that upstream can assign to,
// n of them, or 0 for a single one. What else there is to assign, rest emits.
func (l *lowerer) loopVars(vars syntax.Expr, pos syntax.Position) (target syntax.Expr, rest func(), n int) {
	vars = unparen(vars)
	list, ok := sequence(vars)
	if !ok {
		if t := l.directTarget(vars); t != nil {
			return t, nil, 0
		}
		tmp := l.unique("$t")
		return ident(pos, tmp), func() { l.assignTo(vars, pos, ident(pos, tmp)) }, 0
	}
	if starred(list) || len(list) == 0 {
		tmp := l.unique("$t")
		return ident(pos, tmp), func() { l.assignTo(vars, pos, ident(pos, tmp)) }, 0
	}
	targets, rest := l.directTargets(list, pos)
	return tuple(pos, targets...), rest, len(list)
}

// directTargets lowers targets to such that upstream can assign to. If some are not,
// variables stand for all of those after the first that is not, and rest assigns these.
func (l *lowerer) directTargets(list []syntax.Expr, pos syntax.Position) (targets []syntax.Expr, rest func()) {
	targets = make([]syntax.Expr, len(list))
	from := len(list)
	for i, e := range list {
		if !isDirect(e) {
			from = i
			break
		}
	}
	for i, e := range list[:from] {
		targets[i] = l.directTarget(e)
	}
	if from == len(list) {
		return targets, nil
	}
	names := make([]string, len(list))
	for i := from; i < len(list); i++ {
		names[i] = l.unique("$t")
		targets[i] = ident(pos, names[i])
	}
	return targets, func() {
		for i := from; i < len(list); i++ {
			l.assignTo(list[i], pos, ident(pos, names[i]))
		}
	}
}

// iterable lowers what a loop iterates over. If n > 0, its elements are unpacked into n.
func (l *lowerer) iterable(x syntax.Expr, n int, pos syntax.Position) syntax.Expr {
	direct := false
	switch orig := unparen(x).(type) {
	case *syntax.CallExpr:
		name := l.callee(orig)
		direct = n == 0 && (name == "range" || name == "sorted")
	case *syntax.ListExpr:
		direct = n == 0 || allTuples(orig.List, n)
	case *syntax.TupleExpr:
		direct = n == 0 || allTuples(orig.List, n)
	case *syntax.Comprehension:
		direct = n == 0 && !orig.Curly
	}
	y := l.expr(x)
	switch {
	case direct:
		return y
	case n > 0:
		return l.apply2(pos, "$iter", y, integer(pos, n))
	}
	return l.apply(pos, "$iter", y)
}

// plainArgs reports whether all arguments are positional, without stars.
func plainArgs(args []syntax.Expr) bool {
	for _, arg := range args {
		switch arg := arg.(type) {
		case *syntax.UnaryExpr:
			if arg.Op == syntax.STAR || arg.Op == syntax.STARSTAR {
				return false
			}
		case *syntax.BinaryExpr:
			if arg.Op == syntax.EQ {
				return false
			}
		}
	}
	return true
}

// allTuples reports whether all of list are displays of n elements.
func allTuples(list []syntax.Expr, n int) bool {
	for _, x := range list {
		if elements(x, n) == nil {
			return false
		}
	}
	return true
}

// branch lowers break or continue.
func (l *lowerer) branch(pos syntax.Position, tok syntax.Token) {
	f := l.frame
	for i := len(f.controls) - 1; i >= 0; i-- {
		c := f.controls[i]
		if !c.loop {
			l.leaving(c, i)
			continue
		}
		if tok == syntax.BREAK && c.flag != "" {
			c.broke = true
			l.emit(assign(pos, ident(pos, c.flag), ident(pos, "True")))
		}
		l.emit(&syntax.BranchStmt{Token: tok, TokenPos: pos})
		return
	}
	code := 1
	if tok == syntax.BREAK {
		f.breaks = true
	} else {
		f.continues = true
		code = 2
	}
	l.emit(&syntax.ReturnStmt{Return: pos, Result: integer(pos, code)})
}

// leaving emits what leaving the i-th control takes, which belongs to those around it.
func (l *lowerer) leaving(c *control, i int) {
	controls := l.frame.controls
	l.frame.controls = controls[:i:i]
	c.leave()
	l.frame.controls = controls
}

// leaveControls emits what leaving all loops and clauses takes; x is what is returned
// then, already lowered, and the result the same, perhaps from a variable.
func (l *lowerer) leaveControls(pos syntax.Position, x syntax.Expr) syntax.Expr {
	kept := false
	for i := len(l.frame.controls) - 1; i >= 0; i-- {
		c := l.frame.controls[i]
		if c.loop {
			continue
		}
		if !kept && x != nil {
			x = l.keep(pos, x, false)
			kept = true
		}
		l.leaving(c, i)
	}
	return x
}

// leaveFunction emits a return of x, which is already lowered, or of None if it is nil.
func (l *lowerer) leaveFunction(pos syntax.Position, x syntax.Expr) {
	x = l.leaveControls(pos, x)
	if l.frame.protected {
		l.frame.returns = true
		if x == nil {
			x = none(pos)
		}
		x = tuple(pos, x)
	}
	l.emit(&syntax.ReturnStmt{Return: pos, Result: x})
}

// dispatch emits what follows a protected part if it did not end at its end but as the
// variable r says. raised says that r may be an exception that nothing has handled.
func (l *lowerer) dispatch(pos syntax.Position, r string, part *frame, raised bool) {
	type way struct {
		cond func() syntax.Expr
		then func()
	}
	var ways []way
	is := func(code int) func() syntax.Expr {
		return func() syntax.Expr { return binary(ident(pos, r), pos, syntax.EQL, integer(pos, code)) }
	}
	if raised {
		ways = append(ways, way{
			func() syntax.Expr { return l.apply(pos, "$caught", ident(pos, r)) },
			func() { l.emitCall(pos, "$reraise", ident(pos, r)) },
		})
	}
	if part.breaks {
		ways = append(ways, way{is(1), func() { l.branch(pos, syntax.BREAK) }})
	}
	if part.continues {
		ways = append(ways, way{is(2), func() { l.branch(pos, syntax.CONTINUE) }})
	}
	if part.returns {
		ways = append(ways, way{nil, func() {
			if l.frame.protected {
				l.leaveControls(pos, nil)
				l.frame.returns = true
				l.emit(&syntax.ReturnStmt{Return: pos, Result: ident(pos, r)})
			} else {
				l.leaveFunction(pos, index(ident(pos, r), pos, integer(pos, 0)))
			}
		}})
	}
	var chain func(ways []way) []syntax.Stmt
	chain = func(ways []way) []syntax.Stmt {
		if len(ways) == 1 {
			return l.collect(1, ways[0].then)
		}
		s := ifThen(pos, ways[0].cond(), l.collect(1, ways[0].then))
		s.ElsePos = pos
		s.False = chain(ways[1:])
		return []syntax.Stmt{s}
	}
	if len(ways) > 0 {
		l.out = append(l.out, chain(ways)...)
	}
}

// ways returns how many ways there are to leave a protected part but its end.
func (f *frame) ways() bool { return f.breaks || f.continues || f.returns }

// starred reports whether one of the targets is starred.
func starred(list []syntax.Expr) bool {
	for _, e := range list {
		if _, ok := e.(*pysyntax.StarredExpr); ok {
			return true
		}
	}
	return false
}

// sequence returns the elements of a target that is a tuple or list.
func sequence(x syntax.Expr) ([]syntax.Expr, bool) {
	switch x := x.(type) {
	case *syntax.TupleExpr:
		return x.List, true
	case *syntax.ListExpr:
		return x.List, true
	}
	return nil, false
}
