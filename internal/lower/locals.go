package lower

import (
	"slices"

	"go.starlark.net/syntax"
)

// A localsCall is a call in a function of a builtin that sees its variables: locals() and
// the like.
type localsCall struct {
	call  *syntax.CallExpr
	reads []*syntax.Ident // of the variables
	where
}

// seesLocals reports whether x looks like a call of a builtin that sees the variables of
// the function around.
func seesLocals(x *syntax.CallExpr) bool {
	id, ok := x.Fn.(*syntax.Ident)
	if !ok {
		return false
	}
	switch id.Name {
	case "locals", "vars", "dir":
		return len(x.Args) == 0
	case "eval", "exec":
		return len(x.Args) == 1 && plainArgs(x.Args)
	}
	return false
}

// noteLocals notes a call in a function that sees its variables, or in a comprehension
// one that evaluates code.
func (a *analysis) noteLocals(x *syntax.CallExpr) {
	s := a.scope.target()
	inFunction := s.kind == functionScope && !s.annotation
	if !inFunction && (a.scope == s || len(x.Args) == 0) {
		return
	}
	c := &localsCall{call: x, where: a.where}
	c.handlers = slices.Clone(a.handlers)
	if a.locals == nil {
		a.locals = make(map[*syntax.CallExpr]*localsCall)
	}
	a.locals[x] = c
	for comp := a.scope; comp != s; comp = comp.parent {
		a.readIn(c, comp.order)
	}
	if inFunction {
		s.locals = append(s.locals, c)
	}
}

// bindLocals notes, at the end of the function s, that the calls in it read its variables.
func (a *analysis) bindLocals(s *scope) {
	vars := s.inOrder()
	for _, c := range s.locals {
		outer := a.where
		a.where = c.where
		a.readIn(c, vars)
		a.where = outer
	}
}

// readIn notes that c, which is where the analysis is, reads variables, in a function that
// is called later.
func (a *analysis) readIn(c *localsCall, vars []*variable) {
	outer := a.enter(&scope{kind: functionScope, annotation: true}, true)
	for _, v := range vars {
		if slices.ContainsFunc(c.reads, func(id *syntax.Ident) bool { return id.Name == v.name }) {
			continue // another variable hides it
		}
		id := ident(c.call.Lparen, v.name)
		c.reads = append(c.reads, id)
		a.read(id)
	}
	a.where = outer
}

// localsCall lowers a call that sees the variables of the function or class around. It
// returns nil for others.
func (l *lowerer) localsCall(x *syntax.CallExpr) syntax.Expr {
	if !seesLocals(x) || l.callee(x) == "" {
		return nil
	}
	pos := x.Lparen
	var vars syntax.Expr
	if c := l.locals[x]; c != nil {
		d := &syntax.DictExpr{Lbrace: pos, Rbrace: pos}
		for _, id := range c.reads {
			d.List = append(d.List, &syntax.DictEntry{Key: text(pos, id.Name), Colon: pos, Value: l.later(pos, id)})
		}
		vars = d
	} else if s := l.scope.target(); s.kind == classScope {
		vars = ident(pos, s.namespace)
	} else {
		return nil
	}
	args := append([]syntax.Expr{text(pos, x.Fn.(*syntax.Ident).Name), vars}, l.exprs(x.Args)...)
	return call(pos, "$locals", args...)
}

// inOrder returns the variables of a function as CPython lists them: the parameters, those
// with stars last, and then the others.
func (s *scope) inOrder() []*variable {
	var params, others []*variable
	for _, v := range s.order {
		switch {
		case !v.param:
			others = append(others, v)
		case !slices.Contains(s.stars, v):
			params = append(params, v)
		}
	}
	return slices.Concat(params, s.stars, others)
}
