package pysyntax

import "go.starlark.net/syntax"

// block parses what follows a header's colon: simple statements on the same line, or
// an indented block. what and at describe the header in errors.
func (p *parser) block(what string, at syntax.Position) []syntax.Stmt {
	if p.tok != tNewline {
		return p.simpleStmts(nil)
	}
	p.advance()
	if p.tok != tIndent {
		p.failTokenKind(IndentationError, "expected an indented block after %s on line %d", what, at.Line)
	}
	p.advance()
	stmts := make([]syntax.Stmt, 0, 4)
	for p.tok != tDedent {
		if p.tok == tIndent || p.tok == tEOF {
			p.unexpected()
		}
		stmts = p.stmt(stmts)
	}
	p.advance()
	return stmts
}

func (p *parser) loopBlock(what string, at syntax.Position) []syntax.Stmt {
	p.fn.loops++
	body := p.block(what, at)
	p.fn.loops--
	return body
}

func (p *parser) ifStmt() syntax.Stmt {
	first := &syntax.IfStmt{If: p.advance()}
	first.Cond = p.namedExpr()
	p.wantColon(false)
	first.True = p.block("'if' statement", first.If)
	last := first
	for n := 1; p.tok == tElif; n++ {
		p.chain(n)
		s := &syntax.IfStmt{If: p.advance()}
		s.Cond = p.namedExpr()
		p.wantColon(false)
		s.True = p.block("'elif' statement", s.If)
		last.ElsePos = s.If
		last.False = []syntax.Stmt{s}
		last = s
	}
	if p.tok == tElse {
		last.ElsePos, last.False = p.elseBlock()
		if p.tok == tElif {
			p.failToken("'elif' block follows an 'else' block")
		}
	}
	return first
}

func (p *parser) elseBlock() (syntax.Position, []syntax.Stmt) {
	pos := p.advance()
	p.wantColon(true)
	return pos, p.block("'else' statement", pos)
}

func (p *parser) whileStmt() syntax.Stmt {
	s := syntax.WhileStmt{While: p.advance()}
	s.Cond = p.namedExpr()
	p.wantColon(false)
	s.Body = p.loopBlock("'while' statement", s.While)
	if p.tok != tElse {
		return &s
	}
	x := &WhileElseStmt{WhileStmt: s}
	x.ElsePos, x.Else = p.elseBlock()
	return x
}

func (p *parser) forStmt() syntax.Stmt {
	s := syntax.ForStmt{For: p.advance()}
	s.Vars = p.loopTarget()
	if p.tok != tIn {
		p.last = nil
		p.unexpected()
	}
	p.advance()
	s.X = p.valueExprs()
	p.wantColon(false)
	s.Body = p.loopBlock("'for' statement", s.For)
	if p.tok != tElse {
		return &s
	}
	x := &ForElseStmt{ForStmt: s}
	x.ElsePos, x.Else = p.elseBlock()
	return x
}

func (p *parser) tryStmt() syntax.Stmt {
	s := &TryStmt{Try: p.advance()}
	p.wantColon(true)
	s.Body = p.block("'try' statement", s.Try)
	for p.tok == tExcept {
		if n := len(s.Handlers); n > 0 && s.Handlers[n-1].Type == nil {
			p.later(s.Handlers[n-1], "default 'except:' must be last")
		}
		s.Handlers = append(s.Handlers, p.exceptClause())
	}
	if p.tok == tElse && len(s.Handlers) > 0 {
		s.ElsePos, s.Else = p.elseBlock()
	}
	if p.tok == tFinally {
		s.FinallyPos = p.advance()
		p.wantColon(true)
		s.Finally = p.block("'finally' statement", s.FinallyPos)
	} else if len(s.Handlers) == 0 {
		p.failToken("expected 'except' or 'finally' block")
	}
	return s
}

func (p *parser) exceptClause() *ExceptClause {
	c := &ExceptClause{Except: p.advance()}
	statement := "except"
	if p.tok == tStar {
		statement = "except*"
		p.notSupported(c.Except, p.endOfToken(p.i), "except* is not supported: use except, and the split() of the exception group")
		p.advance()
	}
	if p.tok != tColon && p.tok != tNewline {
		c.Type = p.expr()
		if p.tok == tComma {
			list := []syntax.Expr{c.Type}
			for p.accept(tComma) {
				if !startsExpr[p.tok] {
					break
				}
				list = append(list, p.expr())
			}
			if p.accept(tAs) {
				p.ident()
				p.failFrom(syntax.Start(list[0]), "multiple exception types must be parenthesized when using 'as'")
			}
			c.Type = &syntax.TupleExpr{List: list}
		}
		if p.accept(tAs) {
			if p.tok != tName || isConstantName(p.text()) || p.ahead(1) != tColon && p.ahead(1) != tNewline {
				x := unparen(p.expr())
				if p.tok != tColon {
					p.last = nil
					p.unexpected()
				}
				p.failNode(x, "cannot use %s statement with %s", statement, describe(x))
			}
			c.Name = p.bindIdent()
		}
	}
	p.wantColon(false)
	c.Body = p.block("'except' statement", c.Except)
	return c
}

func (p *parser) withStmt() syntax.Stmt {
	s := &WithStmt{With: p.advance()}
	if p.tok == tLparen && p.parenEndsHeader() {
		s.Items = p.parenItems()
	} else {
		for {
			s.Items = append(s.Items, p.withItem(p.expr()))
			if p.tok != tComma {
				break
			}
			pos := p.advance()
			if p.tok == tColon {
				p.fail(pos, "the last 'with' item has a trailing comma")
			}
		}
	}
	p.wantColon(false)
	s.Body = p.block("'with' statement", s.With)
	return s
}

// withItem parses the optional target after x.
func (p *parser) withItem(x syntax.Expr) *WithItem {
	item := &WithItem{X: x}
	if p.tok != tAs {
		return item
	}
	item.As = p.advance()
	item.Target = p.starExpr()
	p.bareStar(item.Target)
	p.target(item.Target, forAssign)
	return item
}

// parenEndsHeader reports whether the bracket opened here closes right before a colon.
func (p *parser) parenEndsHeader() bool {
	depth := 0
	for i := p.i; i < len(p.toks); i++ {
		switch p.toks[i].kind {
		case tLparen, tLbrack, tLbrace:
			depth++
		case tRparen, tRbrack, tRbrace:
			depth--
			if depth == 0 {
				return p.toks[i+1].kind == tColon || p.toks[i+1].kind == tNewline
			}
		}
	}
	return true // never closed: report that from the form with items
}

// parenItems parses a with statement's whole header in parentheses. Those may enclose
// items or be part of one item's expression: it is items if it can be read so.
func (p *parser) parenItems() []*WithItem {
	lparen := p.pos()
	if p.ahead(1) == tRparen || p.ahead(1) == tYield {
		return []*WithItem{{X: p.group()}}
	}
	p.advance()
	p.brackets++
	walrus, yields := p.walrus, p.yields
	var items []*WithItem
	var comma bool
	exprOnly := false // something that is no item, but fine in a tuple or parentheses
	var as syntax.Position
	for {
		x := p.starNamed()
		switch x.(type) {
		case *StarredExpr, *NamedExpr:
			exprOnly = true
		}
		if len(items) == 0 && (p.tok == tFor || p.tok == tAsync) {
			gen := p.genExpr(lparen, x, walrus, yields, true)
			p.brackets--
			return []*WithItem{{X: gen}}
		}
		item := p.withItem(x)
		if item.Target != nil && !as.IsValid() {
			as = item.As
		}
		items = append(items, item)
		if !p.accept(tComma) {
			break
		}
		comma = true
		if p.tok == tRparen {
			break
		}
	}
	if p.tok != tRparen {
		p.unexpected()
	}
	if !exprOnly {
		p.closing(tRparen)
		if len(items) == 1 && !comma && !as.IsValid() {
			// One expression in parentheses: keep them, as upstream does.
			items[0].X = &syntax.ParenExpr{Lparen: lparen, X: items[0].X, Rparen: after(p.prevEnd(), -1)}
		}
		return items
	}
	if as.IsValid() {
		p.fail(as, "invalid syntax")
	}
	list := make([]syntax.Expr, len(items))
	for i, item := range items {
		list[i] = item.X
	}
	x := list[0]
	if comma {
		x = &syntax.TupleExpr{List: list}
	} else if s, ok := x.(*StarredExpr); ok {
		p.failNode(s, "cannot use starred expression here")
	}
	return []*WithItem{{X: &syntax.ParenExpr{Lparen: lparen, X: x, Rparen: p.closing(tRparen)}}}
}
