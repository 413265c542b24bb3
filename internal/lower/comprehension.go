package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// comprehension lowers a list or dict comprehension, or a generator expression that may
// be a list.
func (l *lowerer) comprehension(x *syntax.Comprehension) syntax.Expr {
	l.inside++
	first := l.comp(x)
	l.inside--
	if !l.scopes[x].captured {
		x.Clauses[0].(*syntax.ForClause).X = first
		return x
	}
	// Functions in it keep the variables of this run of the comprehension.
	pos := x.Lbrack
	x.Clauses[0].(*syntax.ForClause).X = ident(pos, "$in")
	fn := &syntax.LambdaExpr{Lambda: pos, Params: []syntax.Expr{ident(pos, "$in")}, Body: x}
	return &syntax.CallExpr{Fn: fn, Lparen: pos, Args: []syntax.Expr{first}, Rparen: pos}
}

// comp lowers the parts of a comprehension, but for what its first clause iterates over, which
// it returns: it is evaluated outside.
func (l *lowerer) comp(x *syntax.Comprehension) (first syntax.Expr) {
	around := l.code
	code := l.compCode(x)
	first = l.clauses(x, code)
	l.code = code
	l.compBody(x)
	l.code = around
	return first
}

// compCode returns the scope of the function that CPython has for a comprehension: its own for
// a generator expression, even if it is a list here, and else the one around.
func (l *lowerer) compCode(x *syntax.Comprehension) *scope {
	s := l.scopes[x]
	if !s.generator {
		return l.code
	}
	l.noteFunction(s, "", x.Lbrack, nil, x.Body)
	return s
}

func (l *lowerer) compBody(x *syntax.Comprehension) {
	if e, ok := x.Body.(*syntax.DictEntry); ok {
		e.Key = l.expr(e.Key)
		e.Value = l.expr(e.Value)
		return
	}
	x.Body = l.expr(x.Body)
}

// clauses lowers the clauses of a comprehension, which belong to a function, but for what the
// first one iterates over, which it returns.
func (l *lowerer) clauses(x *syntax.Comprehension, in *scope) (first syntax.Expr) {
	list := make([]syntax.Node, 0, len(x.Clauses))
	around := l.code
	l.code = in
	for i, c := range x.Clauses {
		switch c := c.(type) {
		case *syntax.ForClause:
			list = append(list, c)
			vars, n := l.compVars(c.Vars, c.For, &list)
			c.Vars = vars
			if i > 0 {
				c.X = l.iterable(c.X, n, c.In)
				break
			}
			l.code = around
			c.X = l.iterable(c.X, n, c.In)
			first = c.X
			l.code = in
		case *syntax.IfClause:
			c.Cond = l.cond(c.Cond)
			list = append(list, c)
		}
	}
	x.Clauses = list
	l.code = around
	return first
}

// compVars lowers the target of a clause. What upstream cannot assign to, clauses that it
// appends to list assign.
func (l *lowerer) compVars(vars syntax.Expr, pos syntax.Position, list *[]syntax.Node) (target syntax.Expr, n int) {
	vars = unparen(vars)
	elems, ok := sequence(vars)
	if !ok {
		if t := l.directTarget(vars); t != nil {
			return t, 0
		}
	}
	if ok && len(elems) > 0 && !starred(elems) {
		targets := make([]syntax.Expr, len(elems))
		for i, e := range elems {
			if targets[i] = l.directTarget(e); targets[i] == nil {
				targets[i] = l.unpackLater(e, pos, list)
			}
		}
		return tuple(pos, targets...), len(elems)
	}
	return l.unpackLater(vars, pos, list), 0
}

// unpackLater returns a variable whose value a clause that it appends to list assigns to
// the target t.
func (l *lowerer) unpackLater(t syntax.Expr, pos syntax.Position, list *[]syntax.Node) syntax.Expr {
	tmp := l.unique("$t")
	c := &syntax.ForClause{For: pos, In: pos}
	*list = append(*list, c)
	elems, ok := sequence(unparen(t))
	if !ok { // a slice: there is no expression to assign to it
		l.errorf(t, "cannot assign to this in a comprehension")
		c.Vars, c.X = ident(pos, tmp), tuple(pos)
		return ident(pos, tmp)
	}
	before, after, star := len(elems), 0, false
	targets := make([]syntax.Expr, len(elems))
	for i, e := range elems {
		if s, ok := e.(*pysyntax.StarredExpr); ok {
			before, after, star = i, len(elems)-i-1, true
			e = s.X
		}
		if targets[i] = l.directTarget(e); targets[i] == nil {
			targets[i] = l.unpackLater(e, pos, list)
		}
	}
	if len(elems) == 0 {
		c.Vars = ident(pos, l.unique("$t"))
	} else {
		c.Vars = tuple(pos, targets...)
	}
	c.X = tuple(pos, l.unpack(pos, ident(pos, tmp), before, after, star))
	return ident(pos, tmp)
}

func (l *lowerer) setComp(x *pysyntax.SetComp) syntax.Expr {
	x.Comprehension.Curly = false
	return call(x.Lbrack, "$setof", l.comprehension(&x.Comprehension))
}

// genExpr lowers a generator expression: its body is yielded in a condition, so that the
// list stays empty.
func (l *lowerer) genExpr(x *pysyntax.GenExpr) syntax.Expr {
	pos := x.Lbrack
	l.inside++
	first := l.comp(&x.Comprehension)
	l.inside--
	c := &syntax.Comprehension{Lbrack: pos, Body: integer(pos, 0), Clauses: x.Clauses, Rbrack: x.Rbrack}
	c.Clauses[0].(*syntax.ForClause).X = ident(pos, "$genexpr")
	start := syntax.Start(x.Body)
	c.Clauses = append(c.Clauses, &syntax.IfClause{If: start, Cond: l.apply(start, "$yield", x.Body)})
	fn := &syntax.LambdaExpr{Lambda: pos, Params: []syntax.Expr{ident(pos, "$genexpr")}, Body: c}
	return call(pos, "$generator", fn, first)
}

// anyAll lowers any or all of a generator expression into a function with its loops, which
// is many times faster than a generator. The function is defined before the statement, and
// so cannot see variables of lambdas and comprehensions: in those it returns nil.
func (l *lowerer) anyAll(x *syntax.CallExpr) syntax.Expr {
	if l.inside > 0 || len(x.Args) != 1 {
		return nil
	}
	gen, ok := x.Args[0].(*pysyntax.GenExpr)
	if !ok {
		return nil
	}
	name := l.callee(x)
	found := ""
	switch name {
	case "any":
		found = "True"
	case "all":
		found = "False"
	default:
		return nil
	}
	l.inside++
	around := l.code
	in := l.compCode(&gen.Comprehension)
	first := l.clauses(&gen.Comprehension, in)
	l.code = in
	test := l.cond(gen.Body)
	l.code = around
	l.inside--
	pos := gen.Lbrack
	start := syntax.Start(test)
	otherwise := "False"
	if name == "all" {
		test = not(start, test)
		otherwise = "True"
	}
	body := []syntax.Stmt{ifThen(start, test, []syntax.Stmt{&syntax.ReturnStmt{Return: start, Result: ident(start, found)}})}
	gen.Clauses[0].(*syntax.ForClause).X = ident(pos, "$in")
	for i := len(gen.Clauses) - 1; i >= 0; i-- {
		switch c := gen.Clauses[i].(type) {
		case *syntax.ForClause:
			body = []syntax.Stmt{&syntax.ForStmt{For: c.For, Vars: c.Vars, X: c.X, Body: body}}
		case *syntax.IfClause:
			body = []syntax.Stmt{ifThen(c.If, c.Cond, body)}
		}
	}
	body = append(body, &syntax.ReturnStmt{Return: pos, Result: ident(pos, otherwise)})
	fn := l.unique("$" + name)
	l.defineEarly(&syntax.DefStmt{Def: pos, Name: ident(pos, fn), Lparen: pos, Params: []syntax.Expr{ident(pos, "$in")}, Rparen: pos, Body: body})
	return call(x.Lparen, fn, first)
}
