package pysyntax

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

// CPython's limits. They also bound the parser's recursion.
const (
	maxParens  = 200
	maxIndents = 100
)

// A lexer turns a whole source into tokens before the parser starts: flat tokens
// make looking ahead cheap, which soft keywords, parenthesised with items and
// load statements need.
//
// The first error ends the tokens with a tError token, and the parser reports it
// if it gets that far, as CPython does.
type lexer struct {
	file *string
	src  string // newlines normalised to "\n"
	off  int

	line      int32
	lineStart int // offset of the line's first byte
	cont      int // UTF-8 continuation bytes between lineStart and off

	toks    []token
	parens  []paren
	indents []indent
	atStart bool // at the beginning of a line outside brackets

	fstrings []fstringMode // the f-strings we are in

	err  *Error       // ends the tokens
	note func(*Error) // see parser
}

// A paren is an open bracket.
type paren struct {
	char      byte
	off       int
	line, col int32
}

// An indent is a level of indentation, measured with tabs to columns of 8 and of
// 1: if both measures do not agree on deeper or shallower, it depends on the
// reader's editor, and Python gives a TabError.
type indent struct{ col, alt int }

// lexers keeps lexers for their slices, which nothing refers to once a source is parsed.
var lexers = sync.Pool{New: func() any { return new(lexer) }}

// tokenize lexes src. The tokens always end in tEOF or tError.
func tokenize(file *string, src string, note func(*Error)) *lexer {
	l := lexers.Get().(*lexer)
	*l = lexer{
		file: file, src: src, note: note, line: 1, atStart: true,
		toks: l.toks[:0], parens: l.parens[:0], indents: append(l.indents[:0], indent{}),
	}
	if l.toks == nil {
		l.toks = make([]token, 0, len(src)/6+64) // scripts have a token in 6 to 12 bytes
	}
	if strings.HasPrefix(src, "\ufeff") {
		l.off = len("\ufeff")
		l.lineStart = l.off
	}
	l.run()
	return l
}

// release lets another tokenize use the lexer.
func (l *lexer) release() {
	const most = 1 << 18 // a giant source's tokens are better left to the garbage collector
	if cap(l.toks) <= most {
		l.file, l.src, l.err, l.note = nil, "", nil, nil
		lexers.Put(l)
	}
}

// run lexes all tokens, and turns a bailout into a tError token.
func (l *lexer) run() {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if _, ok := r.(lexBailout); !ok {
			panic(r)
		}
		if l.err != nil {
			l.emit(tError, l.off, int32(l.err.Line), int32(l.err.Col))
		}
	}()
	for l.next() {
	}
}

// A lexBailout unwinds a lexer that has emitted tEOF or set err.
type lexBailout struct{}

func (l *lexer) col(off int) int32 { return int32(off-l.lineStart-l.cont) + 1 }

// emit appends the token from start to the current offset.
func (l *lexer) emit(k kind, start int, line, col int32) {
	l.toks = append(l.toks, token{kind: k, off: int32(start), end: int32(l.off), line: line, col: col})
}

// op appends an operator of n bytes at the current offset.
func (l *lexer) op(k kind, n int) {
	start := l.off
	l.off += n
	l.toks = append(l.toks, token{kind: k, off: int32(start), end: int32(l.off), line: l.line, col: l.col(start)})
}

func (l *lexer) newLine() {
	l.off++
	l.line++
	l.lineStart = l.off
	l.cont = 0
}

// fail stops lexing with an error at the given place.
func (l *lexer) fail(kind Kind, line, col int32, format string, args ...any) {
	l.err = &Error{Kind: kind, Filename: *l.file, Line: int(line), Col: int(col), Msg: fmt.Sprintf(format, args...)}
	panic(lexBailout{})
}

// failThrough stops lexing with an error that marks columns of the line.
func (l *lexer) failThrough(col, end int32, msg string) {
	l.err = &Error{Filename: *l.file, Line: int(l.line), Col: int(col), EndLine: int(l.line), EndCol: int(end), Msg: msg}
	panic(lexBailout{})
}

// notSupported stops lexing at columns of the line with something that fstar does not have,
// or notes it.
func (l *lexer) notSupported(col, end int32, msg string) {
	err := &Error{Filename: *l.file, Line: int(l.line), Col: int(col), EndLine: int(l.line), EndCol: int(end), Msg: msg, cause: ErrNotSupported}
	if l.note == nil {
		l.err = err
		panic(lexBailout{})
	}
	l.note(err)
}

func (l *lexer) failHere(format string, args ...any) {
	l.fail(SyntaxError, l.line, l.col(l.off), format, args...)
}

// peek returns the byte n places on, or 0 at the end.
func (l *lexer) peek(n int) byte {
	if l.off+n < len(l.src) {
		return l.src[l.off+n]
	}
	return 0
}

// next lexes one token, or a whole f-string. It reports whether there may be more.
func (l *lexer) next() bool {
	if l.atStart {
		l.atStart = false
		l.indentation()
	}
	for {
		if l.off >= len(l.src) {
			l.endOfFile()
			return false
		}
		c := l.src[l.off]
		if nameStart[c] {
			l.name(c)
			return true
		}
		switch c {
		case ' ', '\t', '\f':
			l.off++
			continue
		case '#':
			l.comment()
			continue
		case '\n':
			if len(l.parens) > 0 {
				l.newLine()
				continue
			}
			l.op(tNewline, 1)
			l.off--
			l.newLine()
			l.atStart = true
			return true
		case '\\':
			l.continuation()
			continue
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			l.number()
			return true
		case '"', '\'':
			l.str(l.off, 0)
			return true
		case '.':
			if d := l.peek(1); isDigit(d) {
				l.number()
			} else if d == '.' && l.peek(2) == '.' {
				l.op(tEllipsis, 3)
			} else {
				l.op(tDot, 1)
			}
			return true
		case '(':
			l.open(tLparen, c)
			return true
		case '[':
			l.open(tLbrack, c)
			return true
		case '{':
			l.open(tLbrace, c)
			return true
		case ')':
			l.close(tRparen, '(')
			return true
		case ']':
			l.close(tRbrack, '[')
			return true
		case '}':
			l.close(tRbrace, '{')
			return true
		default:
			l.operator(c)
			return true
		}
	}
}

// comment skips to the end of the line.
func (l *lexer) comment() {
	if i := strings.IndexByte(l.src[l.off:], '\n'); i >= 0 {
		l.off += i
	} else {
		l.off = len(l.src)
	}
}

// continuation skips a backslash and the newline after it.
func (l *lexer) continuation() {
	line, col := l.line, l.col(l.off+1)
	if l.peek(1) == '\n' {
		l.off++
		l.newLine()
		if l.off < len(l.src) {
			return
		}
	} else if l.off+1 < len(l.src) {
		l.off++
		l.err = &Error{Filename: *l.file, Line: int(l.line), Col: int(l.col(l.off)), lateral: true,
			Msg: "unexpected character after line continuation character"}
		panic(lexBailout{})
	}
	l.off = len(l.src)
	l.err = &Error{Filename: *l.file, Line: int(line), Col: int(col), lateral: true,
		Msg: "unexpected EOF while parsing", cause: ErrIncomplete}
	panic(lexBailout{})
}

// indentation skips blank lines and handles the leading space of the first line
// with something on it.
func (l *lexer) indentation() {
	var col, alt int
	for l.off < len(l.src) {
		switch l.src[l.off] {
		case ' ':
			l.off++
			col++
			alt++
			continue
		case '\t':
			l.off++
			col = (col/8 + 1) * 8
			alt++
			continue
		case '\f':
			l.off++
			col, alt = 0, 0
			continue
		case '\\':
			if l.peek(1) != '\n' {
				break
			}
			// The indentation is that of the first of the joined lines.
			l.continuation()
			for l.peek(0) == ' ' || l.peek(0) == '\t' || l.peek(0) == '\f' {
				l.off++
			}
			if l.peek(0) == '\\' {
				continue
			}
		case '#':
			l.comment()
			continue
		case '\n':
			l.newLine()
			col, alt = 0, 0
			continue
		}
		break
	}
	if l.off >= len(l.src) {
		return // endOfFile closes the blocks
	}
	top := l.indents[len(l.indents)-1]
	switch {
	case col == top.col:
		if alt != top.alt {
			l.tabError()
		}
	case col > top.col:
		if alt <= top.alt {
			l.tabError()
		}
		if len(l.indents) >= maxIndents {
			l.fail(IndentationError, l.line, l.col(l.off), "too many levels of indentation")
		}
		l.indents = append(l.indents, indent{col, alt})
		l.emit(tIndent, l.off, l.line, l.col(l.off))
	default:
		for col < l.indents[len(l.indents)-1].col {
			l.indents = l.indents[:len(l.indents)-1]
			l.emit(tDedent, l.off, l.line, l.col(l.off))
		}
		top = l.indents[len(l.indents)-1]
		if col != top.col {
			l.fail(IndentationError, l.line, l.col(l.off), "unindent does not match any outer indentation level")
		}
		if alt != top.alt {
			l.tabError()
		}
	}
}

func (l *lexer) tabError() {
	l.fail(TabError, l.line, l.col(l.off), "inconsistent use of tabs and spaces in indentation")
}

// endOfFile ends an unfinished line and the open blocks. With a bracket open there
// is nothing to end: the parser will stop at tEOF and complain of the bracket.
func (l *lexer) endOfFile() {
	col := l.col(l.off)
	if len(l.parens) == 0 {
		if n := len(l.toks); n > 0 {
			if last := l.toks[n-1].kind; last != tNewline && last != tDedent {
				l.emit(tNewline, l.off, l.line, col)
			}
		}
		for range l.indents[1:] {
			l.emit(tDedent, l.off, l.line, col)
		}
	}
	l.emit(tEOF, l.off, l.line, col)
}

func (l *lexer) open(k kind, c byte) {
	if len(l.parens) >= maxParens {
		l.failHere("too many nested parentheses")
	}
	l.parens = append(l.parens, paren{c, l.off, l.line, l.col(l.off)})
	l.op(k, 1)
}

func (l *lexer) close(k kind, opener byte) {
	c := l.src[l.off]
	inField := len(l.fstrings) > 0
	if len(l.parens) == 0 {
		l.failHere("unmatched '%c'", c)
	}
	p := l.parens[len(l.parens)-1]
	if p.char != opener {
		switch {
		case inField && len(l.parens) == l.fstrings[len(l.fstrings)-1].parens:
			l.failHere("f-string: unmatched '%c'", c)
		case p.line != l.line:
			l.failHere("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, p.char, p.line)
		default:
			l.failHere("closing parenthesis '%c' does not match opening parenthesis '%c'", c, p.char)
		}
	}
	l.parens = l.parens[:len(l.parens)-1]
	l.op(k, 1)
}

// operator lexes the operators that need no more than a look at the next bytes.
func (l *lexer) operator(c byte) {
	eq := l.peek(1) == '='
	pick := func(plain, withEq kind) {
		if eq {
			l.op(withEq, 2)
		} else {
			l.op(plain, 1)
		}
	}
	twin := func(single, singleEq, double, doubleEq kind) {
		switch {
		case l.peek(1) != c:
			pick(single, singleEq)
		case l.peek(2) == '=':
			l.op(doubleEq, 3)
		default:
			l.op(double, 2)
		}
	}
	switch c {
	case ',':
		l.op(tComma, 1)
	case ':':
		pick(tColon, tColonEq)
	case '=':
		pick(tEq, tEqEq)
	case ';':
		l.op(tSemi, 1)
	case '~':
		l.op(tTilde, 1)
	case '+':
		pick(tPlus, tPlusEq)
	case '-':
		if l.peek(1) == '>' {
			l.op(tArrow, 2)
		} else {
			pick(tMinus, tMinusEq)
		}
	case '*':
		twin(tStar, tStarEq, tStarStar, tStarStarEq)
	case '/':
		twin(tSlash, tSlashEq, tSlashSlash, tSlashSlashEq)
	case '%':
		pick(tPercent, tPercentEq)
	case '&':
		pick(tAmp, tAmpEq)
	case '|':
		pick(tPipe, tPipeEq)
	case '^':
		pick(tCaret, tCaretEq)
	case '@':
		pick(tAt, tAtEq)
	case '<':
		twin(tLt, tLe, tLtLt, tLtLtEq)
	case '>':
		twin(tGt, tGe, tGtGt, tGtGtEq)
	case '!':
		if !eq {
			l.failHere("invalid syntax")
		}
		l.op(tNe, 2)
	default:
		l.badChar()
	}
}

// badChar fails on a character that begins no token.
func (l *lexer) badChar() {
	r, _ := utf8.DecodeRuneInString(l.src[l.off:])
	switch {
	case r == 0:
		l.failHere("source code cannot contain null bytes")
	case r < utf8.RuneSelf && r > ' ' && r < 0x7f:
		l.failHere("invalid syntax")
	case !isPrintable(r):
		l.failHere("invalid non-printable character U+%04X", r)
	default:
		l.failHere("invalid character '%c' (U+%04X)", r, r)
	}
}
