package pysyntax

import "go.starlark.net/syntax"

// starExprs parses an expression or a tuple without parentheses, with stars.
func (p *parser) starExprs() syntax.Expr {
	x := p.starExpr()
	if p.tok != tComma {
		return x
	}
	list := []syntax.Expr{x}
	for p.accept(tComma) {
		if !startsExpr[p.tok] && p.tok != tStar {
			break
		}
		list = append(list, p.starExpr())
	}
	t := &syntax.TupleExpr{List: list}
	return t
}

// valueExprs parses the value of a statement: starExprs, but not a lone *x.
func (p *parser) valueExprs() syntax.Expr {
	x := p.starExprs()
	if s, ok := x.(*StarredExpr); ok {
		p.later(s, "can't use starred expression here")
	}
	return x
}

// yieldOrExprs parses what may stand on the right of an assignment.
func (p *parser) yieldOrExprs() syntax.Expr {
	if p.tok == tYield {
		return p.yieldExpr()
	}
	return p.valueExprs()
}

func (p *parser) starExpr() syntax.Expr {
	if p.tok == tStar {
		return p.starred()
	}
	return p.expr()
}

// starNamed parses an element of a display.
func (p *parser) starNamed() syntax.Expr {
	if p.tok == tStar {
		return p.starred()
	}
	return p.namedExpr()
}

func (p *parser) starred() syntax.Expr {
	from := p.i
	pos := p.advance()
	x := &StarredExpr{OpPos: pos, Op: syntax.STAR, X: p.binary(precPipe)}
	p.last, p.lastFrom, p.lastEnd = x, from, p.i
	return x
}

func (p *parser) namedExpr() syntax.Expr {
	if p.tok != tName || p.ahead(1) != tColonEq {
		return p.expr()
	}
	id := p.ident()
	if isConstant(id) {
		p.failNode(id, "cannot use assignment expressions with %s", id.Name)
	}
	p.binds(id.Name)
	p.walrus++
	op := p.advance()
	return &NamedExpr{Name: id, OpPos: op, X: p.expr()}
}

// expr parses one expression: a lambda, a conditional, or less.
func (p *parser) expr() syntax.Expr {
	p.enter()
	from := p.i
	var x syntax.Expr
	if p.tok == tLambda {
		x = p.lambda(true)
	} else {
		x = p.binary(precOr)
		if p.tok == tIf {
			x = p.conditional(x)
		}
	}
	p.last, p.lastFrom, p.lastEnd = x, from, p.i
	p.depth--
	return x
}

func (p *parser) conditional(x syntax.Expr) syntax.Expr {
	ifPos := p.advance()
	cond := p.operand(precOr)
	if p.tok != tElse {
		if p.tok == tColon || p.tok == tError || p.tok == tEOF {
			p.unexpected()
		}
		p.failFrom(syntax.Start(x), "expected 'else' after 'if' expression")
	}
	elsePos := p.advance()
	if !startsExpr[p.tok] && p.tok != tAsync {
		p.failToken("expected expression after 'else', but statement is given")
	}
	return &syntax.CondExpr{If: ifPos, Cond: cond, True: x, ElsePos: elsePos, False: p.expr()}
}

// binary parses an expression of binary operators that bind at least as tightly as
// least.
func (p *parser) binary(least uint8) syntax.Expr {
	var x syntax.Expr
	if p.tok == tNot {
		x = p.not(least)
	} else {
		x = p.unary()
	}
	prec := precedence[p.tok]
	for n := 1; prec >= least && prec != precNone; n++ {
		if prec == precCompare {
			x = p.comparison(x)
		} else {
			op := upstreamOp[p.tok]
			pos := p.advance()
			x = &syntax.BinaryExpr{X: x, OpPos: pos, Op: op, Y: p.binary(prec + 1)}
		}
		p.chain(n)
		prec = precedence[p.tok]
	}
	return x
}

// operand is binary where no expr is around it to note the expression for errors about
// what follows.
func (p *parser) operand(least uint8) syntax.Expr {
	from := p.i
	x := p.binary(least)
	p.last, p.lastFrom, p.lastEnd = x, from, p.i
	return x
}

func (p *parser) not(least uint8) syntax.Expr {
	if precNot < least && least < precProduct {
		p.failToken("invalid syntax")
	}
	p.enter()
	pos := p.advance()
	x := &syntax.UnaryExpr{OpPos: pos, Op: syntax.NOT, X: p.binary(precNot)}
	if least >= precProduct {
		p.failNode(x, "'not' after an operator must be parenthesized")
	}
	p.depth--
	return x
}

// comparison parses the comparison operators after x, all of a chain.
func (p *parser) comparison(x syntax.Expr) syntax.Expr {
	first := p.compareLink()
	if precedence[p.tok] != precCompare {
		if first.Op != syntax.IS {
			return &syntax.BinaryExpr{X: x, OpPos: first.OpPos, Op: first.Op, Y: first.Y}
		}
		return &CompareExpr{X: x, Links: []CompareLink{first}}
	}
	links := []CompareLink{first}
	for precedence[p.tok] == precCompare {
		links = append(links, p.compareLink())
		p.chain(len(links))
	}
	return &CompareExpr{X: x, Links: links}
}

func (p *parser) compareLink() CompareLink {
	op := upstreamOp[p.tok]
	pos := p.advance()
	var not bool
	switch op {
	case syntax.NOT:
		if p.tok != tIn {
			p.failToken("invalid syntax")
		}
		// Upstream records the place of "in", so we do.
		pos = p.advance()
		op = syntax.NOT_IN
	case syntax.IS:
		not = p.accept(tNot)
	}
	return CompareLink{OpPos: pos, Op: op, Not: not, Y: p.binary(precCompare + 1)}
}

// unary parses an operand of binary operators.
func (p *parser) unary() syntax.Expr {
	switch p.tok {
	case tMinus, tPlus, tTilde:
		p.enter()
		op := upstreamOp[p.tok]
		pos := p.advance()
		if p.tok == tNot {
			p.not(precProduct)
		}
		x := &syntax.UnaryExpr{OpPos: pos, Op: op, X: p.unary()}
		p.depth--
		return x
	}
	x := p.primary()
	if p.tok != tStarStar {
		return x
	}
	p.enter()
	pos := p.advance()
	pow := &PowExpr{X: x, OpPos: pos, Y: p.unary()}
	p.depth--
	return pow
}

// primary parses an atom and the attributes, calls and subscripts after it.
func (p *parser) primary() syntax.Expr {
	x := p.atom()
	for n := 0; ; n++ {
		switch p.tok {
		case tDot:
			d := p.dots.new()
			d.X, d.Dot = x, p.advance()
			d.Name = p.ident()
			if isConstantName(d.Name.Name) {
				p.i--
				p.failToken("invalid syntax")
			}
			x = d
		case tLparen:
			x = p.call(x)
		case tLbrack:
			x = p.subscript(x)
		default:
			return x
		}
		p.chain(n)
	}
}

func (p *parser) atom() syntax.Expr {
	switch p.tok {
	case tName:
		return p.ident()
	case tInt, tFloat:
		return p.numberLit()
	case tString, tFStart:
		return p.strings()
	case tLparen:
		return p.group()
	case tLbrack:
		return p.list()
	case tLbrace:
		return p.braces()
	case tEllipsis:
		return &EllipsisExpr{Pos: p.advance()}
	case tAwait:
		return p.await()
	}
	p.last = nil
	p.unexpected()
	return nil
}

func (p *parser) numberLit() syntax.Expr {
	raw := p.text()
	lit := p.lits.new()
	lit.Raw = raw
	if p.tok == tFloat {
		lit.Token = syntax.FLOAT
		lit.Value = floatValue(raw)
	} else {
		v, ok := intValue(raw)
		if !ok {
			p.failToken("Exceeds the limit (%d digits) for integer string conversion: value has %d digits - Consider hexadecimal for huge integer literals to avoid decimal conversion limits", maxIntDigits, len(raw))
		}
		lit.Token = syntax.INT
		lit.Value = v
	}
	lit.TokenPos = p.advance()
	return lit
}

// subscript parses x[...].
func (p *parser) subscript(x syntax.Expr) syntax.Expr {
	lbrack := p.advance()
	p.brackets++
	item := p.subscriptItem()
	if p.tok != tComma {
		rbrack := p.want(tRbrack)
		p.brackets--
		switch item := item.(type) {
		case *SliceItem:
			return &syntax.SliceExpr{X: x, Lbrack: lbrack, Lo: item.Lo, Hi: item.Hi, Step: item.Step, Rbrack: rbrack}
		case *StarredExpr:
			y := &syntax.TupleExpr{List: []syntax.Expr{item}}
			return &syntax.IndexExpr{X: x, Lbrack: lbrack, Y: y, Rbrack: rbrack}
		}
		return &syntax.IndexExpr{X: x, Lbrack: lbrack, Y: item, Rbrack: rbrack}
	}
	list := []syntax.Expr{item}
	for p.accept(tComma) {
		if p.tok == tRbrack {
			break
		}
		list = append(list, p.subscriptItem())
	}
	rbrack := p.want(tRbrack)
	p.brackets--
	return &syntax.IndexExpr{X: x, Lbrack: lbrack, Y: &syntax.TupleExpr{List: list}, Rbrack: rbrack}
}

func (p *parser) subscriptItem() syntax.Expr {
	if p.tok == tStar {
		if !startsExpr[p.ahead(1)] {
			p.advance()
			p.failToken("Invalid star expression")
		}
		return &StarredExpr{OpPos: p.advance(), Op: syntax.STAR, X: p.expr()}
	}
	var lo syntax.Expr
	if p.tok != tColon {
		lo = p.namedExpr()
		if p.tok != tColon {
			return lo
		}
	}
	s := &SliceItem{Lo: lo, Colon: p.advance()}
	if startsExpr[p.tok] {
		s.Hi = p.expr()
	}
	if p.accept(tColon) && startsExpr[p.tok] {
		s.Step = p.expr()
	}
	s.EndPos = p.prevEnd()
	return s
}

// call parses the arguments of a call of fn.
func (p *parser) call(fn syntax.Expr) syntax.Expr {
	lparen := p.advance()
	args, rparen := p.arguments(lparen)
	x := p.calls.new()
	x.Fn, x.Lparen, x.Args, x.Rparen = fn, lparen, args, rparen
	return x
}

// arguments parses arguments up to and with the closing parenthesis.
func (p *parser) arguments(lparen syntax.Position) (args []syntax.Expr, rparen syntax.Position) {
	p.brackets++
	var keywords []*syntax.BinaryExpr
	var keyword, doubleStar bool
	for p.tok != tRparen {
		if len(args) > 0 && !p.accept(tComma) {
			p.badArgument(args[len(args)-1])
		}
		if p.tok == tRparen {
			break
		}
		switch {
		case p.tok == tStar:
			pos := p.advance()
			if !startsExpr[p.tok] {
				p.failToken("Invalid star expression")
			}
			x := &syntax.UnaryExpr{OpPos: pos, Op: syntax.STAR, X: p.expr()}
			if doubleStar {
				p.failNode(x, "iterable argument unpacking follows keyword argument unpacking")
			}
			args = append(args, x)
		case p.tok == tStarStar:
			pos := p.advance()
			x := &syntax.UnaryExpr{OpPos: pos, Op: syntax.STARSTAR, X: p.expr()}
			doubleStar = true
			args = append(args, x)
		case p.tok == tName && p.ahead(1) == tEq:
			id := p.ident()
			eq := p.advance()
			switch {
			case isConstant(id):
				p.failFrom(id.NamePos, "cannot assign to %s", id.Name)
			case p.tok == tComma || p.tok == tRparen:
				p.failFrom(id.NamePos, "expected argument value expression")
			}
			y := p.expr()
			if p.tok == tFor {
				p.failRange(id.NamePos, after(eq, 1), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
			}
			keyword = true
			arg := &syntax.BinaryExpr{X: id, OpPos: eq, Op: syntax.EQ, Y: y}
			keywords = append(keywords, arg)
			args = append(args, arg)
		default:
			walrus, yields := p.walrus, p.yields
			x := p.namedExpr()
			switch {
			case p.tok == tFor || p.tok == tAsync:
				gen := p.genExpr(lparen, x, walrus, yields, len(args) == 0)
				if gen.Rbrack.IsValid() {
					p.brackets--
					return []syntax.Expr{gen}, gen.Rbrack
				}
				p.failFrom(syntax.Start(x), "Generator expression must be parenthesized")
			case p.tok == tEq:
				p.failThrough(syntax.Start(x), "expression cannot contain assignment, perhaps you meant \"==\"?")
			case doubleStar:
				p.failNode(x, "positional argument follows keyword argument unpacking")
			case keyword:
				p.failNode(x, "positional argument follows keyword argument")
			}
			args = append(args, x)
		}
	}
	rparen = p.advance()
	p.brackets--
	p.repeatedKeywords(keywords)
	return args, rparen
}

// badArgument fails on what follows a complete argument.
func (p *parser) badArgument(arg syntax.Expr) {
	if u, ok := arg.(*syntax.UnaryExpr); ok && p.tok == tEq && (u.Op == syntax.STAR || u.Op == syntax.STARSTAR) {
		p.advance()
		p.expr()
		what := "iterable"
		if u.Op == syntax.STARSTAR {
			what = "keyword"
		}
		p.failFrom(u.OpPos, "cannot assign to %s argument unpacking", what)
	}
	p.unexpected()
}

func (p *parser) repeatedKeywords(args []*syntax.BinaryExpr) {
	if len(args) < 2 || p.semantic != nil {
		return
	}
	name := func(arg *syntax.BinaryExpr) string { return arg.X.(*syntax.Ident).Name }
	if len(args) <= 8 {
		for i, arg := range args {
			for _, other := range args[:i] {
				if name(arg) == name(other) {
					p.later(arg, "keyword argument repeated: %s", name(arg))
				}
			}
		}
		return
	}
	seen := make(map[string]bool, len(args))
	for _, arg := range args {
		if seen[name(arg)] {
			p.later(arg, "keyword argument repeated: %s", name(arg))
		}
		seen[name(arg)] = true
	}
}

const yieldOutside = "'yield' outside function"

func (p *parser) yieldExpr() syntax.Expr {
	pos := p.advance()
	p.yields++
	var outside *Error
	if p.fn.kind == inFunction || p.fn.kind == inLambda {
		p.fn.yields = true
	} else {
		outside = p.laterAt(pos, "yield", yieldOutside)
	}
	var x syntax.Expr
	if p.accept(tFrom) {
		x = &YieldFromExpr{Yield: pos, X: p.expr()}
	} else {
		y := &YieldExpr{Yield: pos}
		if startsExpr[p.tok] || p.tok == tStar {
			y.X = p.valueExprs()
		}
		x = y
	}
	if outside != nil {
		outside.setEnd(p.prevEnd())
	}
	p.lastYield = x
	return x
}

// lambda parses a lambda expression. In a comprehension's condition its body is no
// conditional.
func (p *parser) lambda(conditional bool) syntax.Expr {
	pos := p.advance()
	params := p.params(tColon, true)
	fn := p.push(inLambda)
	p.wantColon(true)
	if p.inField > 0 && (p.tok == tFMiddle || p.tok == tRbrace) {
		p.failFrom(pos, fstringPrefix+"lambda expressions are not allowed without parentheses")
	}
	if p.inField > 0 && p.brackets == p.fieldLevel && p.tok == tLbrace { // of a field in the format spec
		p.expr()
		p.failToken(fstringPrefix + "expecting '=', or '!', or ':', or '}'")
	}
	var body syntax.Expr
	switch {
	case conditional:
		body = p.expr()
	case p.tok == tLambda:
		p.enter()
		body = p.lambda(false)
		p.depth--
	default:
		body = p.binary(precOr)
	}
	p.pop()
	if fn.yields {
		x := &LambdaExpr{Generator: true}
		x.Lambda, x.Params, x.Body = pos, params, body
		return x
	}
	return &syntax.LambdaExpr{Lambda: pos, Params: params, Body: body}
}
