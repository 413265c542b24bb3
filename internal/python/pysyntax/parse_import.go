package pysyntax

import "go.starlark.net/syntax"

func (p *parser) importStmt() syntax.Stmt {
	s := &ImportStmt{Import: p.advance()}
	if p.tok == tNewline {
		p.failToken("Expected one or more names after 'import'")
	}
	for {
		n := &ImportName{Path: p.dotted()}
		p.importAs(n)
		s.Names = append(s.Names, n)
		p.binds(n.Binds().Name)
		if !p.accept(tComma) {
			break
		}
	}
	if p.tok == tFrom && p.ahead(1) == tName {
		p.advance()
		p.dotted()
		p.failFrom(s.Import, "Did you mean to use 'from ... import ...' instead?")
	}
	return s
}

// dotted parses a.b.c.
func (p *parser) dotted() []*syntax.Ident {
	path := []*syntax.Ident{p.part()}
	for p.accept(tDot) {
		path = append(path, p.part())
	}
	return path
}

// part parses a part of the name of a module, or a name in one.
func (p *parser) part() *syntax.Ident {
	if p.tok == tName && isConstantName(p.text()) {
		p.failToken("invalid syntax")
	}
	return p.ident()
}

// importAs parses the optional new name of n.
func (p *parser) importAs(n *ImportName) {
	if !p.accept(tAs) {
		return
	}
	if p.tok == tName && !isConstantName(p.text()) {
		switch p.ahead(1) {
		case tComma, tRparen, tSemi, tNewline, tFrom, tEOF:
			n.As = p.bindIdent()
			return
		}
	}
	x := p.expr()
	if p.brackets > 0 && startsExpr[p.tok] {
		p.unexpectedAfter(x)
	}
	x = unparen(x)
	p.failNode(x, "cannot use %s as import target", describe(x))
}

func (p *parser) fromStmt() syntax.Stmt {
	s := &FromStmt{From: p.advance()}
	for p.tok == tDot || p.tok == tEllipsis {
		s.Dots++
		if p.tok == tEllipsis {
			s.Dots += 2
		}
		p.advance()
	}
	if s.Dots == 0 || p.tok == tName {
		s.Module = p.dotted()
	}
	s.Import = p.want(tImport)
	switch p.tok {
	case tStar:
		if p.fn.kind != inModule {
			p.laterAt(p.pos(), "*", "import * only allowed at module level")
		}
		s.Star = p.advance()
		s.EndPos = after(s.Star, 1)
		return s
	case tNewline:
		p.failToken("Expected one or more names after 'import'")
	case tLparen:
		p.advance()
		p.brackets++
		for {
			p.fromName(s)
			if !p.accept(tComma) || p.tok == tRparen {
				break
			}
		}
		s.EndPos = after(p.closing(tRparen), 1)
	default:
		for {
			p.fromName(s)
			if !p.accept(tComma) {
				break
			}
			if p.tok == tNewline {
				p.failToken("trailing comma not allowed without surrounding parentheses")
			}
		}
		s.EndPos = syntax.End(s.Names[len(s.Names)-1])
	}
	if isFuture(s) {
		if p.code {
			p.later(s, "from __future__ imports must occur at the beginning of the file")
		}
		p.checkFuture(s)
	}
	return s
}

func (p *parser) fromName(s *FromStmt) {
	n := &ImportName{Path: []*syntax.Ident{p.part()}}
	p.importAs(n)
	s.Names = append(s.Names, n)
	p.binds(n.Binds().Name)
}

func (p *parser) checkFuture(s *FromStmt) {
	for _, n := range s.Names {
		switch name := n.Path[0].Name; name {
		case "nested_scopes", "generators", "division", "absolute_import", "with_statement",
			"print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations":
		case "braces":
			p.later(n, "not a chance")
		default:
			p.later(n, "future feature %s is not defined", name)
		}
	}
}

// isLoad reports whether the name load begins a Starlark load statement here. To a
// Python program it is a function's name like another, json.load's for example: it
// is a statement only if it looks exactly like one and the file has not bound the name.
func (p *parser) isLoad() bool {
	if p.loadBound || p.ahead(1) != tLparen || p.ahead(2) != tString {
		return false
	}
	i, names := p.i+2, 0
	isString := func() bool { return p.toks[i].kind == tString && p.toks[i].flags&flagBytes == 0 }
	if !isString() {
		return false
	}
	i++
	for p.toks[i].kind == tComma {
		i++
		if p.toks[i].kind == tRparen {
			break
		}
		if p.toks[i].kind == tName {
			i++
			if p.toks[i].kind != tEq {
				return false
			}
			i++
		}
		if !isString() {
			return false
		}
		i++
		names++
	}
	if p.toks[i].kind != tRparen || names == 0 {
		return false
	}
	switch p.toks[i+1].kind {
	case tNewline, tSemi, tEOF:
		return true
	}
	return false
}

// loadStmt parses a load statement, whose shape isLoad has checked.
func (p *parser) loadStmt() syntax.Stmt {
	s := &syntax.LoadStmt{Load: p.advance()}
	p.advance()
	s.Module = p.stringLit()
	for p.accept(tComma) && p.tok != tRparen {
		var to *syntax.Ident
		if p.tok == tName {
			to = p.ident()
			p.advance()
		}
		lit := p.stringLit()
		from := &syntax.Ident{NamePos: after(lit.TokenPos, 1), Name: lit.Value.(string)}
		if to == nil {
			to = from
		}
		s.From = append(s.From, from)
		s.To = append(s.To, to)
	}
	s.Rparen = p.advance()
	return s
}
