package pysyntax

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.starlark.net/syntax"
	"golang.org/x/text/unicode/norm"
)

// Limits of the parser's recursion and of the trees' depth, which bound the
// recursion of whoever walks them. CPython gives up on trees about as deep.
const (
	maxDepth = 1000 // nested expressions
	maxChain = 2500 // operators, calls, elifs in a row
)

// Parse parses a Python source file. filename is only recorded in positions. The
// error, if any, is an *Error.
//
// The file's Options allow what Python allows.
func Parse[S []byte | string](filename string, src S) (*syntax.File, error) {
	var file *syntax.File
	err := parse(filename, string(src), func(p *parser) { file = p.file() })
	if err != nil {
		return nil, err
	}
	return file, nil
}

// ParseExpr parses a source that is one expression, or several with commas between
// them, which make a tuple.
func ParseExpr(filename, src string) (syntax.Expr, error) {
	var x syntax.Expr
	err := parse(filename, strings.TrimLeft(src, " \t"), func(p *parser) {
		x = p.starExprs()
		for p.tok == tNewline {
			p.advance()
		}
		if p.tok != tEOF {
			p.unexpected()
		}
	})
	if err != nil {
		return nil, err
	}
	return x, nil
}

// parse runs rule over the tokens of src and returns the error that CPython would
// report among those found.
func parse(filename, src string, rule func(p *parser)) error {
	src, err := decode(filename, src)
	if err != nil {
		return err
	}
	p := &parser{filename: &filename, src: src}
	p.lex = tokenize(p.filename, src)
	defer p.lex.release()
	p.toks = p.lex.toks
	p.tok = p.toks[0].kind
	p.fn = &context{kind: inModule}
	if err := p.run(rule); err != nil {
		return p.chooseError(err)
	}
	if p.semantic != nil {
		return p.semantic
	}
	return nil
}

// decode checks the encoding of src and normalises its newlines.
func decode(filename, src string) (string, error) {
	if !utf8.ValidString(src) {
		valid := 0
		for valid < len(src) {
			r, n := utf8.DecodeRuneInString(src[valid:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			valid += n
		}
		line := 1 + strings.Count(src[:valid], "\n")
		col := 1 + utf8.RuneCountInString(src[strings.LastIndexByte(src[:valid], '\n')+1:valid])
		return "", &Error{Filename: filename, Line: line, Col: col, cause: ErrNotSupported,
			Msg: fmt.Sprintf("non-UTF-8 code starting with '\\x%02x' is not supported: save the file as UTF-8", src[valid])}
	}
	if strings.IndexByte(src, '\r') >= 0 {
		src = strings.ReplaceAll(src, "\r\n", "\n")
		src = strings.ReplaceAll(src, "\r", "\n")
	}
	return src, checkCookie(filename, src)
}

// checkCookie looks for a coding cookie in the first two lines. An encoding that
// agrees with UTF-8 on ASCII is fine as long as the source is ASCII.
func checkCookie(filename, src string) error {
	rest := strings.TrimPrefix(src, "\ufeff")
	for line := 1; line <= 2; line++ {
		text, more, _ := strings.Cut(rest, "\n")
		rest = more
		trimmed := strings.TrimLeft(text, " \t\f")
		if trimmed != "" && trimmed[0] != '#' {
			return nil
		}
		_, name, ok := strings.Cut(trimmed, "coding")
		if !ok || name == "" || name[0] != ':' && name[0] != '=' {
			continue
		}
		name = strings.TrimLeft(name[1:], " \t")
		end := 0
		for end < len(name) && (namePart[name[end]] || name[end] == '-' || name[end] == '.') {
			end++
		}
		name = name[:end]
		if name == "" {
			continue
		}
		canon := strings.ReplaceAll(strings.ToLower(name), "_", "-")
		switch canon {
		case "utf-8", "utf8", "utf-8-sig", "utf-8-unix":
			return nil
		case "ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1", "iso-latin-1", "iso-8859-15", "cp1252":
			if isASCII(src) {
				return nil
			}
		}
		return &Error{Filename: filename, Line: line, Col: 1, cause: ErrNotSupported,
			Msg: "encoding " + name + " is not supported: save the file as UTF-8"}
	}
	return nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// A parser reads tokens by recursive descent, with precedence climbing for binary
// operators. It stops at the first syntax error by a panic; errors that CPython's
// compiler finds after parsing wait in semantic.
type parser struct {
	filename *string
	src      string
	lex      *lexer
	toks     []token
	i        int
	tok      kind // toks[i].kind

	depth      int // nesting of expressions
	brackets   int // open brackets
	inField    int // nesting of f-string fields
	fieldLevel int // brackets when the innermost field began

	// The latest complete expression, for errors about what follows it.
	last     syntax.Expr
	lastFrom int // its first token
	lastEnd  int // the token after it

	fn        *context
	walrus    int // NamedExprs seen so far
	yields    int // yields seen so far
	lastYield syntax.Expr
	loadBound bool // the file binds the name load
	code      bool // a statement other than docstring or __future__ was seen

	semantic *Error // the first

	idents slab[syntax.Ident]
	lits   slab[syntax.Literal]
	calls  slab[syntax.CallExpr]
	dots   slab[syntax.DotExpr]
}

// A slab allocates the most frequent nodes by the dozen: it saves a sixth of the time.
// The nodes of a file come and go together anyway.
type slab[T any] struct{ free []T }

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.free = make([]T, 24)
	}
	x := &s.free[0]
	s.free = s.free[1:]
	return x
}

// run calls rule and returns the error it panics with.
func (p *parser) run(rule func(p *parser)) (err *Error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	rule(p)
	return nil
}

// chooseError prefers, as CPython does, an error of the lexer anywhere in the file to
// one of the parser, and an unclosed bracket on an earlier line to any error after it.
func (p *parser) chooseError(err *Error) *Error {
	if p.tok == tError || err.cause == ErrNotSupported {
		return err
	}
	if p.lex.err != nil {
		if p.lex.err.cause == ErrNotSupported {
			return err
		}
		return p.lex.err
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

// advance moves to the next token and returns the position of the current one.
func (p *parser) advance() syntax.Position {
	pos := p.pos()
	if p.i+1 < len(p.toks) {
		p.i++
		p.tok = p.toks[p.i].kind
	}
	return pos
}

// pos returns the current token's position.
func (p *parser) pos() syntax.Position {
	t := &p.toks[p.i]
	return syntax.MakePosition(p.filename, t.line, t.col)
}

// text returns the current token's text.
func (p *parser) text() string {
	t := &p.toks[p.i]
	return p.src[t.off:t.end]
}

// ahead returns the kind of the token n places on.
func (p *parser) ahead(n int) kind {
	if p.i+n < len(p.toks) {
		return p.toks[p.i+n].kind
	}
	return p.toks[len(p.toks)-1].kind
}

// isName reports whether the current token is the given name.
func (p *parser) isName(name string) bool { return p.tok == tName && p.text() == name }

// prevEnd returns the end of the token before the current one, if it is on one line.
func (p *parser) prevEnd() syntax.Position {
	t := &p.toks[p.i-1]
	n := utf8.RuneCountInString(p.src[t.off:t.end])
	return syntax.MakePosition(p.filename, t.line, t.col+int32(n))
}

// accept advances past a token of kind k if it is the current one.
func (p *parser) accept(k kind) bool {
	if p.tok != k {
		return false
	}
	p.advance()
	return true
}

// want advances past a token of kind k and returns its position.
func (p *parser) want(k kind) syntax.Position {
	if p.tok != k {
		p.unexpected()
	}
	return p.advance()
}

// wantColon advances past the colon before a block. After these keywords CPython
// says what it expected only at the end of the line, unless forced.
func (p *parser) wantColon(forced bool) syntax.Position {
	if p.tok != tColon && (forced || p.tok == tNewline) {
		p.failToken("expected ':'")
	}
	return p.want(tColon)
}

// ident advances past a name.
func (p *parser) ident() *syntax.Ident {
	if p.tok != tName {
		p.unexpected()
	}
	id := p.idents.new()
	id.Name = p.name()
	id.NamePos = p.advance()
	return id
}

// name returns the current name, in normal form.
func (p *parser) name() string {
	name := p.text()
	if p.toks[p.i].flags&flagNonASCII != 0 {
		name = norm.NFKC.String(name)
	}
	return name
}

// binds is called with each name that a statement binds.
func (p *parser) binds(name string) {
	if name == "load" {
		p.loadBound = true
	}
}

func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		p.failToken("too many nested expressions")
	}
}

// chain fails if n operators in a row make too deep a tree.
func (p *parser) chain(n int) {
	if n > maxChain {
		p.failToken("too many operators in a row")
	}
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
	p.advance()
	p.setEnd(err, p.prevEnd())
	p.i--
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
	case p.tok == tAt:
		p.matMul()
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

func (p *parser) matMul() {
	p.notSupported(p.pos(), "the matrix operator @ is not supported: call a function")
}

// Incomplete reports whether src is the beginning of a statement that needs more
// lines, by the rule of Python's codeop module, on which its REPL rests: a line read
// from the terminal is added to src, without its newline, after a newline.
//
// A compound statement is complete once an empty line follows. The error says why a
// complete source is wrong. Unlike codeop, Incomplete permits several statements.
func Incomplete(src string) (bool, error) {
	file, err := Parse("<stdin>", src)
	if err != nil {
		_, err2 := Parse("<stdin>", src+"\n")
		if err2 == nil {
			return true, nil
		}
		if e := err2.(*Error); e.cause == ErrIncomplete {
			return true, nil
		}
		return false, err
	}
	if len(file.Stmts) == 0 || strings.HasSuffix(src, "\n") {
		return false, nil
	}
	return isCompound(file.Stmts[len(file.Stmts)-1]), nil
}

func isCompound(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.DefStmt, *syntax.IfStmt, *syntax.ForStmt, *syntax.WhileStmt,
		*DefStmt, *ClassStmt, *ForElseStmt, *WhileElseStmt, *TryStmt, *WithStmt, *MatchStmt:
		return true
	}
	return false
}
