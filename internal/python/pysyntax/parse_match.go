package pysyntax

import (
	"math/big"
	"strconv"
	"strings"

	"go.starlark.net/syntax"
)

// isMatch reports whether the name match begins a match statement here.
func (p *parser) isMatch() bool {
	if !p.isName("match") {
		return false
	}
	switch next := p.ahead(1); next {
	case tLparen, tLbrack, tMinus, tPlus, tStar:
		// A call, subscript or operator, unless the line ends in a colon.
		return p.lineEndsInColon()
	case tNot:
		return p.ahead(2) != tIn
	default:
		return startsExpr[next]
	}
}

func (p *parser) lineEndsInColon() bool {
	for i := p.i; i < len(p.toks); i++ {
		switch p.toks[i].kind {
		case tNewline:
			return p.toks[i-1].kind == tColon
		case tSemi:
			return false
		}
	}
	return false
}

func (p *parser) matchStmt() syntax.Stmt {
	s := &MatchStmt{Match: p.advance()}
	s.Subject = p.starNamed()
	if p.tok == tComma {
		list := []syntax.Expr{s.Subject}
		for p.accept(tComma) {
			if !startsExpr[p.tok] && p.tok != tStar {
				break
			}
			list = append(list, p.starNamed())
		}
		s.Subject = &syntax.TupleExpr{List: list}
	} else if _, ok := s.Subject.(*StarredExpr); ok {
		p.unexpected()
	}
	p.wantColon(false)
	p.want(tNewline)
	if p.tok != tIndent {
		p.failTokenKind(IndentationError, "expected an indented block after 'match' statement on line %d", s.Match.Line)
	}
	p.advance()
	for p.tok != tDedent {
		if !p.isName("case") {
			p.unexpected()
		}
		if n := len(s.Cases); n > 0 {
			p.checkReachable(s.Cases[n-1])
		}
		s.Cases = append(s.Cases, p.caseClause())
	}
	p.advance()
	return s
}

func (p *parser) caseClause() *CaseClause {
	c := p.caseHeader()
	c.Body = p.block("'case' statement", c.Case)
	return c
}

func (p *parser) caseHeader() *CaseClause {
	c := &CaseClause{Case: p.advance()}
	c.Pattern = p.patterns()
	p.checkBindings(c.Pattern)
	if p.tok == tIf {
		c.If = p.advance()
		c.Guard = p.namedExpr()
	}
	p.wantColon(false)
	return c
}

// caseOutside fails at a case that is in no match statement, where the name case begins no
// other statement.
func (p *parser) caseOutside() {
	start := p.pos()
	if _, ok := p.attempt(func() { p.simpleStmts(nil) }); ok {
		return
	}
	if end, ok := p.attempt(func() { p.caseHeader() }); ok {
		p.failRange(start, end, "case statement must be inside match statement")
	}
}

// patterns parses a pattern, or a sequence pattern without brackets.
func (p *parser) patterns() Pattern {
	start := p.pos()
	x := p.starPattern()
	if p.tok != tComma {
		if s, ok := x.(*StarPattern); ok {
			p.later(s, "starred pattern must be in a list or tuple")
			p.failToken("invalid syntax")
		}
		return x
	}
	seq := &SequencePattern{StartPos: start, List: []Pattern{x}}
	for p.accept(tComma) {
		if p.tok == tColon || p.tok == tIf {
			break
		}
		seq.List = append(seq.List, p.starPattern())
	}
	p.checkStars(seq)
	return seq
}

// starPattern parses an element of a sequence pattern.
func (p *parser) starPattern() Pattern {
	if p.tok != tStar {
		return p.pattern()
	}
	x := &StarPattern{Star: p.advance()}
	id := p.captureName()
	x.EndPos = syntax.End(id)
	if id.Name != "_" {
		x.Name = id
	}
	return x
}

// captureName parses a name that a pattern binds.
func (p *parser) captureName() *syntax.Ident { return p.bindIdent() }

// pattern parses alternatives and a name for them.
func (p *parser) pattern() Pattern {
	p.enter()
	start := p.pos()
	x := p.closedPattern()
	if p.tok == tPipe {
		or := &OrPattern{StartPos: start, Alts: []Pattern{x}}
		for p.accept(tPipe) {
			or.Alts = append(or.Alts, p.closedPattern())
		}
		x = or
	}
	if p.tok == tAs {
		as := &AsPattern{StartPos: start, Pattern: x, As: p.advance()}
		if p.isName("_") {
			p.failToken("cannot use '_' as a target")
		}
		if p.tok == tName {
			switch p.ahead(1) {
			case tDot, tLparen, tLbrack:
				t := p.primary()
				p.failNode(t, "cannot use %s as pattern target", describe(t))
			}
		} else if startsExpr[p.tok] {
			t := p.expr()
			p.failNode(t, "cannot use %s as pattern target", describe(t))
		}
		as.Name = p.captureName()
		x = as
	}
	p.depth--
	return x
}

func (p *parser) closedPattern() Pattern {
	switch p.tok {
	case tName:
		return p.namePattern()
	case tInt, tFloat, tMinus, tString, tFStart:
		x := &ValuePattern{X: p.literalKey()}
		if (p.tok == tPlus || p.tok == tMinus) && p.ahead(1) == tError {
			p.advance()
			p.unexpected() // a complex number: the lexer says what to do instead
		}
		return x
	case tLparen:
		return p.groupPattern()
	case tLbrack:
		seq := &SequencePattern{StartPos: p.advance()}
		p.brackets++
		p.sequence(seq, tRbrack)
		return seq
	case tLbrace:
		return p.mappingPattern()
	}
	p.last = nil
	p.unexpected()
	return nil
}

// literalKey parses a literal in a pattern.
func (p *parser) literalKey() syntax.Expr {
	var x syntax.Expr
	switch p.tok {
	case tInt, tFloat:
		x = p.numberLit()
	case tMinus:
		u := &syntax.UnaryExpr{OpPos: p.advance(), Op: syntax.MINUS}
		if p.tok != tInt && p.tok != tFloat {
			p.failToken("invalid syntax")
		}
		u.X = p.numberLit()
		x = u
	default:
		x = p.strings()
		if _, ok := x.(*FStringExpr); ok {
			p.later(x, "patterns may only match literals and attribute lookups")
		}
	}
	return x
}

// namePattern parses a pattern that begins with a name.
func (p *parser) namePattern() Pattern {
	switch next := p.ahead(1); {
	case (next == tDot || next == tLparen) && !isConstantName(p.text()) && !(next == tLparen && p.isName("_")):
		x := p.dottedExpr()
		if p.tok == tLparen {
			return p.classPattern(x)
		}
		return &ValuePattern{X: x}
	case isConstantName(p.text()):
		return &ValuePattern{X: p.ident()}
	case p.isName("_"):
		return &WildcardPattern{Pos: p.advance()}
	}
	return &CapturePattern{Name: p.captureName()}
}

func (p *parser) dottedExpr() syntax.Expr {
	var x syntax.Expr = p.ident()
	for n := 1; p.tok == tDot; n++ {
		dot := p.advance()
		x = &syntax.DotExpr{X: x, Dot: dot, Name: p.part()}
		p.chain(n)
	}
	return x
}

// groupPattern parses a pattern in parentheses, or a sequence pattern with them.
func (p *parser) groupPattern() Pattern {
	seq := &SequencePattern{StartPos: p.advance()}
	p.brackets++
	if p.tok == tRparen {
		seq.Rbrack = p.closing(tRparen)
		return seq
	}
	x := p.starPattern()
	if _, star := x.(*StarPattern); p.tok == tRparen && !star {
		p.closing(tRparen)
		return x
	}
	seq.List = append(seq.List, x)
	if p.tok != tComma {
		p.unexpected()
	}
	p.advance()
	p.sequence(seq, tRparen)
	return seq
}

// sequence parses elements up to and with the closing bracket.
func (p *parser) sequence(seq *SequencePattern, closer kind) {
	for p.tok != closer {
		seq.List = append(seq.List, p.starPattern())
		if p.tok != closer {
			p.want(tComma)
		}
	}
	seq.Rbrack = p.closing(closer)
	p.checkStars(seq)
}

func (p *parser) checkStars(seq *SequencePattern) {
	var star bool
	for _, x := range seq.List {
		if _, ok := x.(*StarPattern); ok {
			if star {
				p.later(x, "multiple starred names in sequence pattern")
			}
			star = true
		}
	}
}

func (p *parser) mappingPattern() Pattern {
	m := &MappingPattern{Lbrace: p.advance()}
	p.brackets++
	for p.tok != tRbrace {
		if m.Rest != nil {
			p.failNode(m.Rest, "double star pattern must be the last (right-most) subpattern in the mapping pattern")
		}
		if p.accept(tStarStar) {
			if p.isName("_") {
				p.failToken("invalid syntax")
			}
			m.Rest = p.captureName()
		} else {
			var key syntax.Expr
			switch {
			case p.tok == tName && p.ahead(1) == tDot && !isConstantName(p.text()):
				key = p.dottedExpr()
			case p.tok == tName && isConstantName(p.text()):
				key = p.ident()
			case p.tok == tInt || p.tok == tFloat || p.tok == tMinus || p.tok == tString || p.tok == tFStart:
				key = p.literalKey()
			default:
				p.last = nil
				p.unexpected()
			}
			m.Keys = append(m.Keys, key)
			p.want(tColon)
			m.Values = append(m.Values, p.pattern())
		}
		if p.tok != tRbrace {
			p.want(tComma)
		}
	}
	m.Rbrace = p.closing(tRbrace)
	p.checkKeys(m)
	return m
}

// checkKeys checks that no literal is a key twice.
func (p *parser) checkKeys(m *MappingPattern) {
	if len(m.Keys) < 2 {
		return
	}
	seen := make(map[any]bool)
	for _, x := range m.Keys {
		key, text := literalKey(x)
		if key != nil && seen[key] {
			p.later(m, "mapping pattern checks duplicate key (%s)", text)
		}
		seen[key] = true
	}
}

// literalKey returns a value that is the same for equal literals, and what messages call the
// literal; nil for other keys. Numbers are equal to those of another type, and to True and
// False.
func literalKey(x syntax.Expr) (key any, text string) {
	type bytes string
	switch x := x.(type) {
	case *syntax.Ident:
		switch x.Name {
		case "None":
			return struct{}{}, x.Name
		case "True":
			return "1", x.Name
		case "False":
			return "0", x.Name
		}
	case *syntax.UnaryExpr:
		if key, text := literalKey(x.X); x.Op == syntax.MINUS && key != nil {
			if key == "0" {
				return key, text
			}
			return "-" + key.(string), "-" + text
		}
	case *syntax.Literal:
		switch v := x.Value.(type) {
		case string:
			text := x.Raw
			if !strings.ContainsFunc(v, func(r rune) bool { return r < ' ' || r > '~' || r == '\'' || r == '\\' }) {
				text = "'" + v + "'"
			}
			if x.Token == syntax.BYTES {
				return bytes(v), "b" + strings.TrimLeft(text, "bB")
			}
			return "'" + v, text
		case int64:
			return strconv.FormatInt(v, 10), strconv.FormatInt(v, 10)
		case *big.Int:
			return v.String(), v.String()
		case float64:
			if i, accuracy := big.NewFloat(v).Int(nil); accuracy == big.Exact {
				return i.String(), x.Raw
			}
			return x.Raw, x.Raw
		}
	}
	return nil, ""
}

func (p *parser) classPattern(class syntax.Expr) Pattern {
	c := &ClassPattern{Class: class, Lparen: p.advance()}
	p.brackets++
	for p.tok != tRparen {
		if p.tok == tName && p.ahead(1) == tEq && !isConstantName(p.text()) {
			k := &KeywordPattern{Name: p.ident(), OpPos: p.advance()}
			k.Pattern = p.pattern()
			c.Keywords = append(c.Keywords, k)
		} else {
			x := p.pattern()
			if len(c.Keywords) > 0 {
				p.failNode(x, "positional patterns follow keyword patterns")
			}
			c.Args = append(c.Args, x)
		}
		if p.tok != tRparen {
			p.want(tComma)
		}
	}
	c.Rparen = p.closing(tRparen)
	if len(c.Keywords) > 1 {
		seen := make(map[string]bool)
		for _, k := range c.Keywords {
			if seen[k.Name.Name] {
				p.later(k, "attribute name repeated in class pattern: %s", k.Name.Name)
			}
			seen[k.Name.Name] = true
		}
	}
	return c
}

// checkReachable records an error if nothing can get past a clause that another
// clause follows.
func (p *parser) checkReachable(c *CaseClause) {
	if c.Guard == nil {
		p.checkRefutable(c.Pattern)
	}
}

func (p *parser) checkRefutable(x Pattern) {
	switch x := x.(type) {
	case *WildcardPattern:
		p.later(x, "wildcard makes remaining patterns unreachable")
	case *CapturePattern:
		p.later(x, "name capture '%s' makes remaining patterns unreachable", x.Name.Name)
	case *AsPattern:
		p.checkRefutable(x.Pattern)
	case *OrPattern:
		p.checkRefutable(x.Alts[len(x.Alts)-1])
	}
}

// checkBindings checks that a pattern binds each name once, and the same ones in each
// alternative. It returns the names.
func (p *parser) checkBindings(x Pattern) map[string]bool {
	bound := make(map[string]bool)
	bind := func(id *syntax.Ident) {
		if id == nil {
			return
		}
		if bound[id.Name] {
			p.later(id, "multiple assignments to name '%s' in pattern", id.Name)
		}
		bound[id.Name] = true
	}
	var visit func(x Pattern)
	visit = func(x Pattern) {
		switch x := x.(type) {
		case *CapturePattern:
			bind(x.Name)
		case *StarPattern:
			bind(x.Name)
		case *AsPattern:
			visit(x.Pattern)
			bind(x.Name)
		case *SequencePattern:
			for _, e := range x.List {
				visit(e)
			}
		case *MappingPattern:
			for _, e := range x.Values {
				visit(e)
			}
			bind(x.Rest)
		case *ClassPattern:
			for _, e := range x.Args {
				visit(e)
			}
			for _, k := range x.Keywords {
				visit(k.Pattern)
			}
		case *OrPattern:
			first := p.checkBindings(x.Alts[0])
			for i, alt := range x.Alts[1:] {
				p.checkRefutable(x.Alts[i])
				names := p.checkBindings(alt)
				same := len(names) == len(first)
				for name := range names {
					same = same && first[name]
				}
				if !same {
					p.later(x, "alternative patterns bind different names")
				}
			}
			for name := range first {
				if bound[name] {
					p.later(x, "multiple assignments to name '%s' in pattern", name)
				}
				bound[name] = true
			}
		}
	}
	visit(x)
	return bound
}
