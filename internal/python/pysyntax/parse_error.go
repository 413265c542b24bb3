package pysyntax

import (
	"fmt"
	"strings"

	"go.starlark.net/syntax"
)

// chooseError prefers, as CPython does, most errors of the lexer anywhere in the file to
// one of the parser, and an unclosed bracket on an earlier line to any error after it.
func (p *parser) chooseError(err *Error) *Error {
	if p.tok == tError || p.tok == tIndent || err.cause == ErrNotSupported {
		return err
	}
	if lex := p.lex.err; lex != nil {
		if lex.Kind != SyntaxError || lex.cause == ErrNotSupported || lex.lateral {
			return err
		}
		return lex
	}
	if open := p.lex.parens; len(open) > 0 && p.tok != tEOF {
		if o := open[len(open)-1]; p.toks[p.i].line > o.line {
			return p.neverClosed(nil)
		}
	}
	return err
}

func (p *parser) neverClosed(cause error) *Error {
	o := p.lex.parens[len(p.lex.parens)-1]
	return &Error{Filename: *p.filename, Line: int(o.line), Col: int(o.col), EndLine: int(o.line), EndCol: int(o.col) + 1,
		Msg: fmt.Sprintf("'%c' was never closed", o.char), cause: cause}
}

// fail stops parsing with a syntax error.
func (p *parser) fail(pos syntax.Position, format string, args ...any) {
	p.failKind(SyntaxError, pos, format, args...)
}

func (p *parser) failKind(kind Kind, pos syntax.Position, format string, args ...any) {
	if p.tok == tError {
		panic(p.lex.err)
	}
	if p.atEnd() && pos == p.pos() {
		pos = p.endOfText()
	}
	err := errorAt(kind, pos, fmt.Sprintf(format, args...))
	if p.atEnd() {
		err.cause = ErrIncomplete
		if len(p.lex.parens) > 0 {
			err = p.neverClosed(ErrIncomplete)
		}
	}
	panic(err)
}

// endOfText returns the end of the last token that can be seen.
func (p *parser) endOfText() syntax.Position {
	for i := p.i; i > 0; i-- {
		switch p.toks[i].kind {
		case tNewline, tIndent, tDedent, tEOF:
		default:
			return p.endOfToken(i)
		}
	}
	return p.pos()
}

// atEnd reports whether the source has ended, but for blocks that end with it.
func (p *parser) atEnd() bool {
	return p.tok == tEOF || p.tok == tDedent && p.toks[p.i].off == int32(len(p.src))
}

// failToken stops parsing with an error that marks the current token.
func (p *parser) failToken(format string, args ...any) { p.failTokenKind(SyntaxError, format, args...) }

func (p *parser) failTokenKind(kind Kind, format string, args ...any) {
	if p.tok == tError || p.atEnd() {
		p.failKind(kind, p.pos(), format, args...)
	}
	err := errorAt(kind, p.pos(), fmt.Sprintf(format, args...))
	err.setEnd(p.endOfToken(p.i))
	panic(err)
}

// failNode stops parsing with an error that marks a node.
func (p *parser) failNode(n syntax.Node, format string, args ...any) {
	p.failRange(syntax.Start(n), exactEnd(n), format, args...)
}

// failFrom stops parsing with an error that marks what is between start and the current
// token.
func (p *parser) failFrom(start syntax.Position, format string, args ...any) {
	p.failRange(start, p.prevEnd(), format, args...)
}

// failThrough stops parsing with an error that marks what is between start and the end of
// the current token.
func (p *parser) failThrough(start syntax.Position, format string, args ...any) {
	p.failRange(start, p.endOfToken(p.i), format, args...)
}

func (p *parser) failRange(start, end syntax.Position, format string, args ...any) {
	if p.tok == tError {
		panic(p.lex.err)
	}
	if p.tok == tEOF && len(p.lex.parens) > 0 {
		panic(p.neverClosed(ErrIncomplete))
	}
	panic(rangeError(start, end, format, args...))
}

func rangeError(start, end syntax.Position, format string, args ...any) *Error {
	err := errorAt(SyntaxError, start, fmt.Sprintf(format, args...))
	err.setEnd(end)
	return err
}

func (e *Error) setEnd(end syntax.Position) { e.EndLine, e.EndCol = int(end.Line), int(end.Col) }

// exactEnd returns the position after a node, where upstream's Span returns that of the
// closing bracket of some.
func exactEnd(n syntax.Node) syntax.Position {
	switch x := n.(type) {
	case *syntax.IndexExpr:
		return after(x.Rbrack, 1)
	case *syntax.SliceExpr:
		return after(x.Rbrack, 1)
	case *syntax.BinaryExpr:
		return exactEnd(x.Y)
	case *syntax.UnaryExpr:
		if x.X != nil {
			return exactEnd(x.X)
		}
	case *syntax.TupleExpr:
		if x.Lparen.IsValid() {
			return after(x.Rparen, 1)
		}
		return exactEnd(x.List[len(x.List)-1])
	case *syntax.CondExpr:
		return exactEnd(x.False)
	case *syntax.LambdaExpr:
		return exactEnd(x.Body)
	}
	return syntax.End(n)
}

// notSupported stops parsing at a feature that fstar does not have, or notes it.
func (p *parser) notSupported(start, end syntax.Position, msg string) {
	err := errorAt(SyntaxError, start, msg)
	err.setEnd(end)
	err.cause = ErrNotSupported
	if p.note == nil {
		panic(err)
	}
	p.note(err)
}

// later records an error that matters only if the file parses: CPython's compiler
// finds it after its parser. A REPL needs this, to call `def f(a, a):` incomplete.
func (p *parser) later(n syntax.Node, format string, args ...any) {
	if p.semantic == nil {
		p.semantic = rangeError(syntax.Start(n), exactEnd(n), format, args...)
	}
}

// laterAt is later for a word, and returns the error if it is the first.
func (p *parser) laterAt(pos syntax.Position, word, format string, args ...any) *Error {
	if p.semantic != nil {
		return nil
	}
	p.semantic = rangeError(pos, after(pos, len(word)), format, args...)
	return p.semantic
}

// unexpected stops parsing at a token that cannot stand here.
func (p *parser) unexpected() {
	switch p.tok {
	case tIndent:
		p.failKind(IndentationError, p.pos(), "unexpected indent")
	case tDedent:
		p.failKind(IndentationError, p.pos(), "unexpected unindent")
	}
	if p.last != nil && p.lastEnd == p.i {
		p.unexpectedAfter(p.last)
	}
	switch p.tok {
	case tGt:
		if t := p.toks[max(p.i-1, 0)]; t.kind == tLt && t.end == p.toks[p.i].off {
			p.failThrough(syntax.MakePosition(p.filename, t.line, t.col), "invalid syntax.  Maybe you meant '!=' instead of '<>'?")
		}
	case tString, tFStart:
		p.wrongPrefix()
	case tPass, tBreak, tContinue:
		p.statementInConditional()
	}
	p.failToken("invalid syntax")
}

// wrongPrefix fails if the token before a string looks like its prefix.
func (p *parser) wrongPrefix() {
	if p.i == 0 {
		return
	}
	t := p.toks[p.i-1]
	if t.kind != tName || t.end != p.toks[p.i].off {
		return
	}
	prefix := strings.ToLower(p.src[t.off:t.end])
	for i, c := range prefix {
		if !strings.ContainsRune("rbuft", c) || strings.ContainsRune(prefix[:i], c) {
			return
		}
	}
	for _, pair := range []string{"ub", "ur", "uf", "ut", "bf", "bt", "ft"} {
		if strings.Contains(prefix, pair[:1]) && strings.Contains(prefix, pair[1:]) {
			p.failFrom(syntax.MakePosition(p.filename, t.line, t.col), "'%c' and '%c' prefixes are incompatible", pair[0], pair[1])
		}
	}
}

// statementInConditional fails if the current token is a statement where a conditional
// expression should have its value.
func (p *parser) statementInConditional() {
	pos, what := p.pos(), p.text()
	_, ok := p.attempt(func() {
		p.advance()
		p.want(tIf)
		p.operand(precOr)
		p.want(tElse)
		p.simpleStmt()
	})
	if ok {
		p.failRange(pos, after(pos, len(what)), "expected expression before 'if', but statement is given")
	}
}

// unexpectedAfter gives CPython's better messages for some tokens after a complete
// expression. It returns if there is none.
func (p *parser) unexpectedAfter(x syntax.Expr) {
	switch {
	case p.tok == tEq:
		id, isName := x.(*syntax.Ident)
		if !isBitOr(x) || isName && isConstant(id) {
			return
		}
		end, ok := p.attempt(func() {
			p.advance()
			p.binary(precPipe)
			if p.tok == tEq || p.tok == tColonEq {
				p.failToken("invalid syntax")
			}
		})
		switch {
		case !ok:
			return
		case isName:
			p.failRange(id.NamePos, end, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
		}
		p.failNode(x, "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(x))
	case p.tok == tColonEq:
		p.failNode(x, "cannot use assignment expressions with %s", describe(x))
	case startsExpr[p.tok]:
		p.twoExprs(x)
	}
}

// twoExprs fails if the current token begins an expression that cannot follow x.
func (p *parser) twoExprs(x syntax.Expr) {
	p.quotesInString()
	if p.brackets == 0 {
		return
	}
	first := p.toks[p.lastFrom]
	if first.kind == tName {
		switch p.src[first.off:first.end] {
		case "match", "case", "type", "_":
			return
		}
		if p.lastFrom+1 < len(p.toks) && p.toks[p.lastFrom+1].kind == tString {
			return
		}
	}
	end, ok := p.attempt(func() { p.expr() })
	if !ok {
		end = p.endOfToken(p.i)
	}
	p.failRange(syntax.Start(x), end, "invalid syntax. Perhaps you forgot a comma?")
}

// quotesInString fails if what stands between a string of the latest expression and another
// could be a part of them, had its quotes been escaped.
func (p *parser) quotesInString() {
	for i := p.lastFrom; i < p.i; i++ {
		if p.toks[i].kind != tString || p.toks[i+1].kind == tString {
			continue
		}
		end, ok := p.attempt(func() {
			p.i, p.tok = i+1, p.toks[i+1].kind
			for p.tok != tString {
				p.expr()
			}
		})
		if ok {
			t := p.toks[i+1]
			p.failRange(syntax.MakePosition(p.filename, t.line, t.col), end, "invalid syntax. Is this intended to be part of the string?")
		}
	}
}

// attempt reports whether rule would parse what follows, and where that ends.
func (p *parser) attempt(rule func()) (end syntax.Position, ok bool) {
	before := *p
	p.note = func(*Error) {}
	err := p.run(func(p *parser) { rule() })
	end = p.prevEnd()
	*p = before
	return end, err == nil
}

// async stops parsing at an async, or notes it and goes on behind it.
func (p *parser) async() {
	switch p.ahead(1) {
	case tDef, tFor, tWith:
	default:
		p.failToken("invalid syntax")
	}
	next := p.toks[p.i+1]
	what := "async " + p.src[next.off:next.end]
	p.notSupported(p.pos(), p.endOfToken(p.i+1), what+" is not supported: use def, for and with, and run them in threads with concurrent.futures.ThreadPoolExecutor")
	p.advance()
}

// await stops parsing at an await, or notes it and returns what it waits for.
func (p *parser) await() syntax.Expr {
	p.notSupported(p.pos(), p.endOfToken(p.i), "await is not supported: call blocking functions from threads, with concurrent.futures.ThreadPoolExecutor and Future.result()")
	p.enter()
	p.advance()
	x := p.primary()
	p.depth--
	return x
}
