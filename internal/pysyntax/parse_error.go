package pysyntax

import (
	"fmt"

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
	err := errorAt(kind, pos, fmt.Sprintf(format, args...))
	if p.atEnd() {
		err.cause = ErrIncomplete
		if len(p.lex.parens) > 0 {
			err = p.neverClosed(ErrIncomplete)
		}
	}
	panic(err)
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
	p.setEnd(err, p.endOfToken(p.i))
	panic(err)
}

// failNode stops parsing with an error that marks a node.
func (p *parser) failNode(n syntax.Node, format string, args ...any) {
	if p.tok == tError {
		panic(p.lex.err)
	}
	panic(p.nodeError(n, format, args...))
}

func (p *parser) nodeError(n syntax.Node, format string, args ...any) *Error {
	start, end := n.Span()
	err := errorAt(SyntaxError, start, fmt.Sprintf(format, args...))
	p.setEnd(err, end)
	return err
}

func (p *parser) setEnd(err *Error, end syntax.Position) {
	err.EndLine, err.EndCol = int(end.Line), int(end.Col)
}

// notSupported stops parsing at a feature that fstar does not have.
func (p *parser) notSupported(pos syntax.Position, msg string) {
	err := errorAt(SyntaxError, pos, msg)
	err.cause = ErrNotSupported
	panic(err)
}

// later records an error that matters only if the file parses: CPython's compiler
// finds it after its parser. A REPL needs this, to call `def f(a, a):` incomplete.
func (p *parser) later(n syntax.Node, format string, args ...any) {
	if p.semantic == nil {
		p.semantic = p.nodeError(n, format, args...)
	}
}

func (p *parser) laterAt(pos syntax.Position, word, format string, args ...any) {
	if p.semantic == nil {
		p.semantic = errorAt(SyntaxError, pos, fmt.Sprintf(format, args...))
		p.setEnd(p.semantic, after(pos, len(word)))
	}
}

// unexpected stops parsing at a token that cannot stand here.
func (p *parser) unexpected() {
	switch p.tok {
	case tIndent:
		p.failKind(IndentationError, p.pos(), "unexpected indent")
	case tDedent:
		p.failKind(IndentationError, p.pos(), "unexpected unindent")
	case tAsync, tAwait:
		p.async()
	}
	if p.last != nil && p.lastEnd == p.i {
		p.unexpectedAfter(p.last)
	}
	p.failToken("invalid syntax")
}

// unexpectedAfter gives CPython's better messages for some tokens after a complete
// expression. It returns if there is none.
func (p *parser) unexpectedAfter(x syntax.Expr) {
	switch {
	case p.tok == tEq:
		if _, ok := x.(*syntax.Ident); ok {
			if !isConstant(x) {
				p.failNode(x, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
			}
		} else if isBitOr(x) {
			p.failNode(x, "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(x))
		}
	case p.tok == tColonEq:
		p.failNode(x, "cannot use assignment expressions with %s", describe(x))
	case p.brackets > 0 && (startsExpr[p.tok]) && p.tok != tAwait:
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
		if p.inField > 0 && p.brackets == p.fieldLevel {
			p.failNode(x, fstringPrefix+"invalid syntax. Perhaps you forgot a comma?")
		}
		p.failNode(x, "invalid syntax. Perhaps you forgot a comma?")
	}
}

func (p *parser) async() {
	pos := p.pos()
	if p.tok == tAwait {
		p.notSupported(pos, "await is not supported: call blocking functions from threads, with concurrent.futures.ThreadPoolExecutor and Future.result()")
	}
	what := "async"
	switch p.ahead(1) {
	case tDef:
		what = "async def"
	case tFor:
		what = "async for"
	case tWith:
		what = "async with"
	}
	p.notSupported(pos, what+" is not supported: use def, for and with, and run them in threads with concurrent.futures.ThreadPoolExecutor")
}
