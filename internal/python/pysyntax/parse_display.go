package pysyntax

import "go.starlark.net/syntax"

// group parses what begins with a parenthesis: an expression in parentheses, a
// tuple or a generator expression.
func (p *parser) group() syntax.Expr {
	lparen := p.advance()
	if p.tok == tRparen {
		return &syntax.TupleExpr{Lparen: lparen, Rparen: p.advance()}
	}
	p.brackets++
	if p.tok == tYield {
		x := p.yieldExpr()
		return &syntax.ParenExpr{Lparen: lparen, X: x, Rparen: p.closing(tRparen)}
	}
	walrus, yields := p.walrus, p.yields
	x := p.element("generator expression")
	switch p.tok {
	case tFor, tAsync:
		gen := p.genExpr(lparen, x, walrus, yields, true)
		p.brackets--
		return gen
	case tComma:
		list := p.elements(x, tRparen)
		t := &syntax.TupleExpr{List: list}
		return &syntax.ParenExpr{Lparen: lparen, X: t, Rparen: p.closing(tRparen)}
	case tRparen:
		if _, ok := x.(*StarredExpr); ok {
			p.failNode(x, "cannot use starred expression here")
		}
	}
	return &syntax.ParenExpr{Lparen: lparen, X: x, Rparen: p.closing(tRparen)}
}

// closing advances past a closing bracket.
func (p *parser) closing(k kind) syntax.Position {
	pos := p.want(k)
	p.brackets--
	return pos
}

// elements parses the elements of a display from the comma after the first.
func (p *parser) elements(first syntax.Expr, closer kind) []syntax.Expr {
	list := append(make([]syntax.Expr, 0, 4), first)
	for p.accept(tComma) {
		if p.tok == closer {
			break
		}
		if p.tok == tFor && closer != tRparen {
			p.failFrom(syntax.Start(first), "did you forget parentheses around the comprehension target?")
		}
		list = append(list, p.element(""))
	}
	if p.tok == tFor && closer != tRparen {
		p.failFrom(syntax.Start(first), "did you forget parentheses around the comprehension target?")
	}
	return list
}

// element parses an element of a display, the first perhaps of a comprehension of some kind.
func (p *parser) element(comprehension string) syntax.Expr {
	if p.tok != tStarStar {
		return p.starNamed()
	}
	pos := p.pos()
	if !startsExpr[p.ahead(1)] {
		p.failToken("invalid syntax")
	}
	p.advance()
	p.operand(precPipe)
	if p.tok == tFor && comprehension != "" {
		p.failFrom(pos, "cannot use dict unpacking in %s", comprehension)
	}
	p.failRange(pos, after(pos, len("**")), "cannot use dict unpacking here")
	return nil
}

func (p *parser) list() syntax.Expr {
	lbrack := p.advance()
	if p.tok == tRbrack {
		return &syntax.ListExpr{Lbrack: lbrack, Rbrack: p.advance()}
	}
	p.brackets++
	walrus, yields := p.walrus, p.yields
	x := p.element("list comprehension")
	if p.tok == tFor || p.tok == tAsync {
		c := &syntax.Comprehension{Lbrack: lbrack, Body: x}
		p.comprehension(c, "list comprehension", walrus, yields, tRbrack)
		p.brackets--
		return c
	}
	list := p.elements(x, tRbrack)
	return &syntax.ListExpr{Lbrack: lbrack, List: list, Rbrack: p.closing(tRbrack)}
}

// braces parses a dict or set display or comprehension.
func (p *parser) braces() syntax.Expr {
	lbrace := p.advance()
	if p.tok == tRbrace {
		return &syntax.DictExpr{Lbrace: lbrace, Rbrace: p.advance()}
	}
	p.brackets++
	walrus, yields := p.walrus, p.yields
	var x syntax.Expr
	if p.tok == tStarStar {
		x = p.dictItem()
		switch p.tok {
		case tColon:
			p.failNode(x, "cannot use dict unpacking in a dictionary key")
		case tFor, tAsync:
			p.notSupported(syntax.Start(x), exactEnd(x), unpackingComprehension)
			c := &syntax.Comprehension{Curly: true, Lbrack: lbrace, Body: &syntax.DictEntry{Key: x.(*StarredExpr).X, Value: x.(*StarredExpr).X}}
			p.comprehension(c, "dict comprehension", walrus, yields, tRbrace)
			p.brackets--
			return c
		}
		return p.dict(lbrace, x)
	}
	x = p.starNamed()
	if p.tok == tColon {
		x = p.dictEntry(x)
		if p.tok == tFor || p.tok == tAsync {
			c := &syntax.Comprehension{Curly: true, Lbrack: lbrace, Body: x}
			p.comprehension(c, "dict comprehension", walrus, yields, tRbrace)
			p.brackets--
			return c
		}
		return p.dict(lbrace, x)
	}
	if p.tok == tFor || p.tok == tAsync {
		c := &SetComp{syntax.Comprehension{Curly: true, Lbrack: lbrace, Body: x}}
		p.comprehension(&c.Comprehension, "set comprehension", walrus, yields, tRbrace)
		p.brackets--
		return c
	}
	list := p.elements(x, tRbrace)
	return &SetExpr{Lbrace: lbrace, List: list, Rbrace: p.closing(tRbrace)}
}

// dict parses a dict display after its first item.
func (p *parser) dict(lbrace syntax.Position, first syntax.Expr) syntax.Expr {
	list := append(make([]syntax.Expr, 0, 4), first)
	for p.accept(tComma) {
		if p.tok == tRbrace {
			break
		}
		list = append(list, p.dictItem())
	}
	return &syntax.DictExpr{Lbrace: lbrace, List: list, Rbrace: p.closing(tRbrace)}
}

func (p *parser) dictItem() syntax.Expr {
	if p.tok == tStarStar {
		pos := p.advance()
		return &StarredExpr{OpPos: pos, Op: syntax.STARSTAR, X: p.operand(precPipe)}
	}
	key := p.expr()
	if startsExpr[p.tok] {
		p.twoExprs(key)
	}
	if p.tok != tColon {
		p.fail(after(exactEnd(key), -1), "':' expected after dictionary key")
	}
	return p.dictEntry(key)
}

func (p *parser) dictEntry(key syntax.Expr) *syntax.DictEntry {
	switch key.(type) {
	case *StarredExpr:
		p.failNode(key, "cannot use a starred expression in a dictionary key")
	case *NamedExpr:
		p.failToken("invalid syntax")
	}
	colon := p.advance()
	switch p.tok {
	case tRbrace, tComma:
		p.fail(colon, "expression expected after dictionary key and ':'")
	case tStar, tStarStar:
		what := "a starred expression"
		if p.tok == tStarStar {
			what = "dict unpacking"
		}
		pos := p.advance()
		p.operand(precPipe)
		p.failFrom(pos, "cannot use %s in a dictionary value", what)
	}
	return &syntax.DictEntry{Key: key, Colon: colon, Value: p.expr()}
}

// unpackingComprehension is what fstar says of [*x for x in y] and {**x for x in y}.
const unpackingComprehension = "unpacking in a comprehension is not supported: write one more for clause"

// genExpr parses a generator expression from its first "for". If whole is set, the
// closing parenthesis follows, and Rbrack is set; otherwise it stays invalid when
// something else follows.
func (p *parser) genExpr(lparen syntax.Position, body syntax.Expr, walrus, yields int, whole bool) *GenExpr {
	gen := &GenExpr{syntax.Comprehension{Lbrack: lparen, Body: body}}
	closer := tRparen
	if !whole {
		closer = tEOF
	}
	p.comprehension(&gen.Comprehension, "generator expression", walrus, yields, closer)
	return gen
}

// comprehension parses the clauses of c and its closing bracket, which may be missing
// before a comma in a call, or if closer is tEOF. walrus and yields are the counts of
// named expressions and yields before its body.
func (p *parser) comprehension(c *syntax.Comprehension, what string, walrus, yields int, closer kind) {
	if s, ok := c.Body.(*StarredExpr); ok {
		p.notSupported(s.OpPos, exactEnd(s), unpackingComprehension)
		c.Body = s.X
	}
	if p.yields != yields {
		if e := p.semantic; e != nil && e.Msg == yieldOutside && e.Line == int(syntax.Start(p.lastYield).Line) && e.Col == int(syntax.Start(p.lastYield).Col) {
			p.semantic = nil
		}
		p.later(p.lastYield, "'yield' inside %s", what)
	}
	for {
		switch p.tok {
		case tFor:
			pos := p.advance()
			vars := p.loopTarget()
			if p.tok != tIn {
				p.failToken("'in' expected after for-loop variables")
			}
			in := p.advance()
			before := p.yields
			x := p.operand(precOr)
			if p.yields != before && len(c.Clauses) > 0 {
				p.later(p.lastYield, "'yield' inside %s", what)
			}
			c.Clauses = append(c.Clauses, &syntax.ForClause{For: pos, Vars: vars, In: in, X: x})
		case tIf:
			pos := p.advance()
			before := p.yields
			var cond syntax.Expr
			if p.tok == tLambda {
				cond = p.lambda(false) // Python wants parentheses, Starlark does not
			} else {
				cond = p.operand(precOr)
			}
			if p.yields != before {
				p.later(p.lastYield, "'yield' inside %s", what)
			}
			c.Clauses = append(c.Clauses, &syntax.IfClause{If: pos, Cond: cond})
		case tAsync:
			p.async()
		default:
			if p.walrus != walrus {
				p.checkWalrus(c)
			}
			switch {
			case p.tok == closer:
				c.Rbrack = p.advance()
			case p.tok == tComma && what == "generator expression":
			case closer != tEOF || p.tok == tEOF:
				p.unexpected()
			}
			return
		}
	}
}

// loopTarget parses the variables of a for statement or clause.
func (p *parser) loopTarget() syntax.Expr {
	one := func() syntax.Expr {
		if p.tok == tStar {
			return p.starred()
		}
		return p.operand(precPipe)
	}
	x := one()
	if p.tok == tComma {
		list := []syntax.Expr{x}
		for p.accept(tComma) {
			if !startsExpr[p.tok] && p.tok != tStar {
				break
			}
			list = append(list, one())
		}
		x = &syntax.TupleExpr{List: list}
	}
	p.target(x, forLoop)
	p.bareStar(x)
	return x
}

// checkWalrus makes the checks of PEP 572 on a comprehension with a named expression
// somewhere in it.
func (p *parser) checkWalrus(c *syntax.Comprehension) {
	vars := make(map[string]bool)
	for _, clause := range c.Clauses {
		f, ok := clause.(*syntax.ForClause)
		if !ok {
			continue
		}
		Walk(f.Vars, func(n syntax.Node) bool {
			if id, ok := n.(*syntax.Ident); ok {
				vars[id.Name] = true
			}
			return true
		})
		Walk(f.X, func(n syntax.Node) bool {
			if x, ok := n.(*NamedExpr); ok {
				p.later(x, "assignment expression cannot be used in a comprehension iterable expression")
			}
			return !isLambda(n)
		})
	}
	Walk(c, func(n syntax.Node) bool {
		if x, ok := n.(*NamedExpr); ok {
			if vars[x.Name.Name] {
				p.later(x.Name, "assignment expression cannot rebind comprehension iteration variable '%s'", x.Name.Name)
			}
			if p.fn.kind == inClass {
				p.later(x.Name, "assignment expression within a comprehension cannot be used in a class body")
			}
		}
		return !isLambda(n)
	})
}

func isLambda(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.LambdaExpr, *LambdaExpr:
		return true
	}
	return false
}
