package pysyntax

import (
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
	return ParseNoting(filename, src, nil)
}

// ParseNoting is Parse for who wants to know of everything in a source that fstar does not
// support: it calls note with each of these errors, in no order, and parses on as if there
// were none. The tree then is not the meaning of the source. The error, if any, is another.
func ParseNoting[S []byte | string](filename string, src S, note func(*Error)) (*syntax.File, error) {
	var file *syntax.File
	err := parse(filename, string(src), note, func(p *parser) { file = p.file() })
	if err != nil {
		return nil, err
	}
	return file, nil
}

// ParseExpr parses a source that is one expression, or several with commas between
// them, which make a tuple.
func ParseExpr(filename, src string) (syntax.Expr, error) {
	var x syntax.Expr
	err := parse(filename, strings.TrimLeft(src, " \t"), nil, func(p *parser) {
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
// report among those found, or, if note is not nil, calls that with what is not supported.
func parse(filename, src string, note func(*Error), rule func(p *parser)) error {
	src, err := decode(filename, src)
	if err != nil {
		return err
	}
	p := newParser(&filename, src, note)
	defer p.lex.release()
	if err := p.run(rule); err != nil {
		return p.meantKeyword(p.chooseError(err))
	}
	if p.semantic != nil {
		return p.semantic
	}
	return nil
}

// newParser returns a parser of src, whose lexer is to be released.
func newParser(filename *string, src string, note func(*Error)) *parser {
	p := &parser{filename: filename, src: src, note: note}
	p.lex = tokenize(filename, src, note)
	p.toks = p.lex.toks
	p.tok = p.toks[0].kind
	p.fn = &context{kind: inModule}
	return p
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

	semantic *Error       // the first
	note     func(*Error) // takes what is not supported; if nil, that ends the parsing

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

// prevEnd returns the end of the token before the current one.
func (p *parser) prevEnd() syntax.Position { return p.endOfToken(p.i - 1) }

func (p *parser) endOfToken(i int) syntax.Position {
	t := &p.toks[i]
	text := p.src[t.off:t.end]
	if t.kind == tNewline {
		text = ""
	}
	if nl := strings.LastIndexByte(text, '\n'); nl >= 0 {
		line := t.line + int32(strings.Count(text, "\n"))
		return syntax.MakePosition(p.filename, line, int32(utf8.RuneCountInString(text[nl+1:]))+1)
	}
	return syntax.MakePosition(p.filename, t.line, t.col+int32(utf8.RuneCountInString(text)))
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
